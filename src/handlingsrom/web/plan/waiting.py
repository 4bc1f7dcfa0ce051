"""Money of an initiative that waits for a condition, as its page says it."""

from dataclasses import dataclass

from handlingsrom.money.conditions import missing, waiting_of
from handlingsrom.money.models import Condition
from handlingsrom.plan.models import Initiative
from handlingsrom.web.money.conditions import in_words


@dataclass(frozen=True)
class Waiting:
    ore: int
    needed: str


def waiting_for(initiative: Initiative) -> list[Waiting]:
    """One for each set of requirements that is not met, the most money first; one query, or two."""
    found: dict[str, int] = {}
    for condition, ore in waiting_of(Condition.objects.filter(initiative=initiative)).items():
        words = in_words(missing(condition))
        found[words] = found.get(words, 0) + ore
    return sorted((Waiting(ore, words) for words, ore in found.items()), key=lambda one: -one.ore)
