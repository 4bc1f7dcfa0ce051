"""Random years against a model of ten lines: no krone is made or lost, and verify never complains."""

from collections import Counter

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from handlingsrom.cases.kinds import ChangeKind
from living import INITIATIVES, YEARS, Living

K = ChangeKind
EVENTS = ("receive", "decide", "spend", "refund", "reverse", "close", "make_sure")
# What comes first is drawn oftenest.
KINDS = (
    K.CORRECT,
    K.TRANSFER,
    K.CARRY_OVER,
    K.RELEASE,
    K.ALLOCATE,
    K.DRAW,
    K.SET_ASIDE,
    K.REPAY,
    K.COMMIT,
    K.END_COMMITMENT,
    K.REOPEN_YEAR,
    K.MERGE,
    K.RESERVE_RULES,
)
years, which = st.sampled_from(YEARS), st.integers(0, INITIATIVES - 1)
share = st.sampled_from([2, 1, 3, 1, 2, 4, 5])
kinds = st.sampled_from([*KINDS, K.ALLOCATE, K.ALLOCATE])
changes = st.lists(st.tuples(kinds, which, share), min_size=1, max_size=5)
seldom = st.one_of(
    st.tuples(st.just("receive"), years, st.integers(1, 900)),
    st.tuples(st.just("close"), years),
    st.tuples(st.just("make_sure"), years, st.integers(0, 30), st.sampled_from([0, 0, 1])),
)
events = st.one_of(  # made anew each time: the same strategy twice counts once
    *[st.tuples(st.just("decide"), years, st.booleans(), changes) for _ in range(7)],
    *[st.tuples(st.just("spend"), years, which, share) for _ in range(3)],
    st.tuples(st.just("refund"), years, which, share),
    st.tuples(st.just("reverse"), years, st.integers(0, 30)),
    seldom,
)
BEGINNING = [(K.RESERVE_RULES, 0, 1), *[(K.ALLOCATE, number, 1) for number in range(3)], (K.SET_ASIDE, 0, 1)]
happened: Counter[str] = Counter()


class RandomYears(RuleBasedStateMachine):
    """Each example lives in a transaction of its own, which is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.within = transaction.atomic()
        self.within.__enter__()
        self.living = Living()

    @initialize()
    def begin(self) -> None:
        for event in (("receive", 2024, 9000), ("receive", 2025, 9000), ("decide", 2024, False, BEGINNING)):
            self.happens(event)

    @rule(event=events)
    def something_happens(self, event):
        """One rule: of many, Hypothesis leaves some out of each example, and money needs all of them to flow."""
        self.happens(event)

    def happens(self, event) -> None:
        self.living.try_to(getattr(self.living, event[0]), *event[1:])

    def teardown(self) -> None:
        try:
            self.living.check_figures()
            happened.update(self.living.happened)
        finally:
            transaction.set_rollback(True)
            self.within.__exit__(None, None, None)


def test_no_krone_is_made_or_lost_whatever_happens(db):
    happened.clear()
    run_state_machine_as_test(
        RandomYears,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            phases=[Phase.generate],  # a shorter example is not worth minutes of looking for it
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert set(happened) == {*EVENTS, *KINDS}, happened
