"""Nothing is found in papers with nothing wrong in them, and everything in the same with something planted."""

import pytest

from handlingsrom.reading.checking import check
from handlingsrom.reading.finding import Confidence
from handlingsrom.reading.rules import all_rules
from reading.clean_papers import as_read, city, coast, fjord
from reading.planted import PLANTED
from reading.written import written

CLEAN = [coast, fjord, city]
ELSEWHERE = {"case-number-space", "date-passed", "follow-up-not-seen", "health-details", "reference-differs"}
"""Rules that are never certain, and are tested by themselves."""


@pytest.mark.parametrize("make", CLEAN)
@pytest.mark.parametrize("read", [as_read, lambda parts: written(*parts)], ids=["word", "written"])
def test_nothing_is_found_in_a_clean_paper(make, read):
    assert check([read(make())]) == []


def test_nothing_is_found_between_clean_papers():
    assert check([as_read(make(), f"{make.__name__}.docx") for make in CLEAN]) == []


@pytest.mark.parametrize(
    ("rule", "plant"), PLANTED, ids=[f"{rule}-{at}" for at, (rule, _plant) in enumerate(PLANTED)]
)
def test_what_is_planted_is_found(rule, plant):
    assert rule in {finding.rule for finding in check([as_read(plant())])}


def test_every_rule_that_can_be_certain_has_a_mistake_planted():
    assert {rule.id for rule in all_rules()} - ELSEWHERE == {rule for rule, _plant in PLANTED}


def test_no_rule_is_certain_of_what_it_only_takes_for_likely():
    found = [finding for _rule, plant in PLANTED for finding in check([as_read(plant())])]

    assert {finding.confidence for finding in found} == {Confidence.PROVEN}
