import pytest

from factories import NOW, Small
from handlingsrom.cases.editing import edit_texts
from handlingsrom.cases.figures import UnknownFigure, figures, fill, names_in
from handlingsrom.cases.kinds import ChangeKind
from handlingsrom.cases.projection import project

pytestmark = pytest.mark.django_db


def test_a_figure_in_text_follows_the_changes():
    small = Small()
    change = small.propose(ChangeKind.ALLOCATE, small.alfa, 200)
    text = "Rammen er {{ ramme.justert }}, og {{ramme.fri}} er igjen."
    assert fill(text, figures(project(small.case))) == "Rammen er 550\u00a0kr, og 350\u00a0kr er igjen."
    change.amount_ore = 300_00
    change.save()
    assert "250\u00a0kr er igjen" in fill(text, figures(project(small.case)))


def test_counts_are_figures_too():
    small = Small()
    small.propose(ChangeKind.KEEP, small.alfa)
    small.propose(ChangeKind.KEEP, small.beta)
    assert fill("{{ antall.videreføres }}", figures(project(small.case))) == "2"


def test_an_unknown_name_is_an_error_where_it_stands():
    small = Small()
    with pytest.raises(UnknownFigure) as error:
        edit_texts(
            by=small.by,
            now=NOW,
            case=small.case,
            version=small.version,
            title="T",
            meeting=None,
            texts={"assessment": "Første linje\nog {{ ramme.tull }} her"},
        )
    assert error.value.places == [(2, "ramme.tull")]
    assert error.value.field == "assessment"


def test_names_are_found_in_order():
    assert names_in("{{ a }} og {{b.c}} og {{ a }}") == ["a", "b.c", "a"]


@pytest.mark.parametrize("text", ["{{ ramme.fri", "ramme.fri }}", "{{ ramme.fri }} og {{ ramme"])
def test_a_name_that_is_begun_and_not_ended_is_an_error_too(text):
    with pytest.raises(UnknownFigure):
        fill(text, figures(project(Small().case)))
