"""The kinds of change a case can propose, one file each.

A new kind is a new file here, its code in `ChangeKind`, and a place in `_MODULES`. `ChangeKind` lists them in the
order they take effect within a decision: what is added can be given money, what is released can be allocated, and
what is closed has nothing left.
"""

from handlingsrom.cases.changes import (
    add,
    adopt_routine,
    allocate,
    carry_over,
    close,
    commit,
    correct,
    draw,
    end_commitment,
    hand_over,
    keep,
    merge,
    release,
    reopen_year,
    repay,
    reserve_rules,
    set_aside,
    start,
    transfer,
)
from handlingsrom.cases.changes.kind import Kind
from handlingsrom.cases.kinds import ChangeKind

_MODULES = (
    add,
    start,
    keep,
    reopen_year,
    correct,
    carry_over,
    release,
    transfer,
    reserve_rules,
    draw,
    allocate,
    set_aside,
    repay,
    commit,
    end_commitment,
    merge,
    hand_over,
    close,
    adopt_routine,
)
KINDS: dict[ChangeKind, Kind] = {module.KIND.code: module.KIND for module in _MODULES}
RANK = {code: index for index, code in enumerate(ChangeKind)}


def kind_of(code: str) -> Kind:
    return KINDS[ChangeKind(code)]
