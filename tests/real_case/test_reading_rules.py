"""What does not add up in the real papers, in each form they came in: the same in all."""

import pytest

from handlingsrom.reading.checking import check
from handlingsrom.reading.formats import read_paper
from handlingsrom.reading.words.lexing import listed

PLAN = listed(
    """
    all-except-claim amount-in-two-units award-in-two-years broken-amount case-number-form
    column-sum cut-off-cell date-cut-off funded-not-in-plan misspelt-name missing-follow-up
    missing-responsible new-already-in-plan open-question placeholder-left priority-against-removal
    recommendation-not-in-resolution recommended-not-in-plan reserve-counted-twice
    reserve-without-rules resolution-without-amounts responsible-differs same-year-two-sums
    shifted-row text-sum-against-cell uncertain-amount whereof-not-part
    """
)
CRITERIA = listed(
    """
    amount-in-two-units broken-amount case-number-form misspelt-name point-for-comma total-not-split
    """
)


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
@pytest.mark.parametrize(("case", "rules"), [("sak-13-26", PLAN), ("sak-16-25", CRITERIA)])
def test_the_same_is_found_in_every_form(real_case, case, rules, form):
    name = f"{case}.{form}"

    found = check([read_paper(name, (real_case / name).read_bytes())])

    assert {finding.rule for finding in found} == rules


def test_the_two_papers_do_not_agree_on_the_period_of_the_strategy(real_case):
    names = ("sak-13-26.docx", "sak-16-25.docx")

    found = check([read_paper(name, (real_case / name).read_bytes()) for name in names])

    assert "periods-differ" in {finding.rule for finding in found}
