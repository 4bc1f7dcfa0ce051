"""What a row of the access table says, and who is let in where, in words: `secretariat`, `own`, `everyone`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cast import MEMBERS, Cast
from handlingsrom.cases.states import CaseState

SIGN_IN = 302  # to the sign-in page
NO_PERSON = 403  # signed in, but nobody in any partnership
Make = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    expected: dict[str, int]
    method: str = "get"
    kwargs: Make = lambda cast: {}
    data: Make = lambda cast: {}
    state: str = CaseState.DRAFT


def everyone(status: int, **rest: Any) -> Row:
    """The same for all, strangers included."""
    return Row(dict.fromkeys(MEMBERS, status), **rest)


def signed_in(status: int, **rest: Any) -> Row:
    """For whoever has an account, a person or not."""
    return Row({**dict.fromkeys(MEMBERS, status), "anonymous": SIGN_IN}, **rest)


def persons(status: int, **rest: Any) -> Row:
    """For everybody in a partnership; a list page shows the outsider their own."""
    return Row({**dict.fromkeys(MEMBERS, status), "nobody": NO_PERSON, "anonymous": SIGN_IN}, **rest)


def own(status: int, **rest: Any) -> Row:
    """For everybody in the partnership that has the thing `kwargs` points at."""
    row = persons(status, **rest)
    return replace(row, expected={**row.expected, "outsider": 404})


def only(*members: str, status: int = 200, others: int = 403, outsider: int = 404, **rest: Any) -> Row:
    """For these members alone; the others of the partnership are refused, or do not learn that it is there."""
    refused = {**dict.fromkeys(MEMBERS, others), "outsider": outsider, "nobody": NO_PERSON, "anonymous": SIGN_IN}
    return Row({**refused, **dict.fromkeys(members, status)}, **rest)


def secretariat(status: int = 200, **rest: Any) -> Row:
    """A page of one's own partnership that its secretariat alone uses; the outsider is secretariat elsewhere."""
    return only("secretariat", status=status, outsider=status, **rest)


def guests(status: int, signed_in: int = 302, **rest: Any) -> Row:
    """Sign-in pages: for strangers; whoever is signed in is sent on."""
    return Row({**dict.fromkeys(MEMBERS, signed_in), "anonymous": status}, **rest)


def edit_people(**rest: Any) -> Row:
    return only("secretariat", "administrator", **rest)


def the_case(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.case.pk}


def the_initiative(cast: Cast) -> dict[str, Any]:
    return {"code": cast.initiative.code}
