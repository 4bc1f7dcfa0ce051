"""A file from the accounts in the browser: sent, its columns named once, looked through, and confirmed."""

import re
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast, make_cast
from factories import spend
from handlingsrom.awards.models import AccountsImport, AccountsLine, ColumnMapping
from handlingsrom.money.models import Entry, ProjectNumber

pytestmark = pytest.mark.django_db

HEAD = "Bilagsdato;Bilagsnr;Prosjekt;Tekst;Beløp\n"
ROWS = "3.2.2026;1;12345;Lønn;100,50\n4.2.2026;2;12345;Reise;50,00\n5.2.2026;3;999;Sykehusets eget;7,00\n"
COLUMNS = {"date": "Bilagsdato", "project": "Prosjekt", "amount": "Beløp", "voucher": "Bilagsnr", "text": "Tekst"}


@pytest.fixture
def cast() -> Cast:
    caches["files"].clear()
    return make_cast()


def send(client: Client, rows: str = ROWS, *, head: str = HEAD, name: str = "regnskap.csv"):
    return client.post("/midler/regnskap/", {"file": SimpleUploadedFile(name, (head + rows).encode())})


def looked_at(client: Client, rows: str = ROWS) -> str:
    """The address of the page to look through, with the columns named."""
    answer = send(client, rows)
    address = answer.headers["Location"]
    if address.endswith("kolonner/"):
        address = client.post(address, COLUMNS).headers["Location"]
    return address


def shown(client: Client, address: str) -> dict[str, list[str]]:
    """The fields of the last form."""
    html = client.get(address).content.decode()
    return {"post": re.findall(r'type="hidden" name="post" value="([^"]+)"', html)}


def ours(cast: Cast, client: Client, address: str, **said: str):
    return client.post(
        address, {"covers_to": "28.2.2026", "number": ["12345"], "initiative": [str(cast.initiative.pk)], **said}
    )


def take_in(cast: Cast, client: Client, rows: str = ROWS):
    address = looked_at(client, rows)
    ours(cast, client, address)
    return client.post(f"{address}bekreft/", shown(client, address))


def test_a_file_goes_through_its_steps(cast):
    client = cast.client("secretariat")
    answer = send(client)
    assert answer.headers["Location"].endswith("/kolonner/")
    page = client.get(answer.headers["Location"])
    assert page.context["form"]["date"].value() == "Bilagsdato"
    assert "Sykehusets eget" in page.content.decode()

    address = client.post(answer.headers["Location"], COLUMNS).headers["Location"]
    page = client.get(address)
    assert [choice.unknown.number for choice in page.context["projects"].page] == ["12345", "999"]
    assert "Ingen linje står på et prosjekt som er vårt" in page.content.decode()

    assert ours(cast, client, address).status_code == 302
    page = client.get(address)
    [row] = page.context["rows"]
    assert (row.settled.can_ore, str(row.settled.booked_on)) == (15_050, "2026-02-28")
    assert not AccountsLine.objects.exists()

    done = client.post(f"{address}bekreft/", shown(client, address), follow=True)
    assert done.redirect_chain == [("/midler/avstemming/?ar=2026", 302)]
    assert "2 linjer er lest inn. 1 bilag er ført." in done.content.decode()
    assert Entry.objects.get(kind="spending").amount_ore == 15_050
    assert AccountsLine.objects.count() == 2


def test_the_columns_are_said_once(cast):
    client = cast.client("secretariat")
    looked_at(client)

    assert ColumnMapping.objects.count() == 1
    assert not send(client, "6.2.2026;9;1;A;1,00\n").headers["Location"].endswith("/kolonner/")


def test_confirming_twice_takes_it_in_once(cast):
    client = cast.client("secretariat")
    address = looked_at(client)
    ours(cast, client, address)
    said = shown(client, address)

    answers = [client.post(f"{address}bekreft/", said) for _ in range(2)]

    assert [answer.headers["Location"] for answer in answers] == ["/midler/avstemming/?ar=2026"] * 2
    assert AccountsImport.objects.count() == Entry.objects.filter(kind="spending").count() == 1


def test_the_same_file_again_is_said_to_be_here_already(cast):
    client = cast.client("secretariat")
    take_in(cast, client)
    page = client.get(looked_at(client))

    assert "Filen er her fra før" in page.content.decode()
    assert "bekreft/" not in page.content.decode()


def test_every_problem_is_shown_at_once_with_its_row(cast):
    client = cast.client("secretariat")
    page = client.get(looked_at(client, ROWS.replace("3.2.2026", "i fjor").replace("50,00", "mye")))

    assert [problem.row for problem in page.context["problems"]] == [2, 3]
    assert "bekreft/" not in page.content.decode()


def test_a_row_without_a_project_is_not_ours_and_stops_nothing(cast):
    client = cast.client("secretariat")
    page = client.get(looked_at(client, ROWS + "6.2.2026;4;;Leverandørgjeld;-9,00\n"))

    assert not page.context["problems"]
    assert "1 rad har ikke prosjektnummer: rad 5" in page.content.decode()


def test_something_else_than_what_was_seen_is_not_posted(cast):
    client = cast.client("secretariat")
    address = looked_at(client)
    ours(cast, client, address)
    said = {"post": f"{cast.initiative.pk}:2026:999"}

    page = client.post(f"{address}bekreft/", said)

    assert page.status_code == 409
    assert "ikke lenger det du så" in page.content.decode()
    assert not AccountsLine.objects.exists()


def test_a_refund_is_posted_only_when_it_is_ticked(cast):
    client = cast.client("secretariat")
    take_in(cast, client)
    address = looked_at(client, ROWS + "9.2.2026;5;12345;Kreditnota;-30,00\n")
    html = client.get(address).content.decode()
    [ticked] = re.findall(r'type="checkbox" name="post" value="([^"]+)"', html)

    client.post(f"{address}bekreft/", {"post": ticked})

    assert Entry.objects.get(kind="refund").amount_ore == 3_000


def test_a_report_dated_later_is_told_of_and_is_no_part_of_the_comparison(cast):
    spend(cast.initiative, 80, on=date(2026, 3, 1))
    client = cast.client("secretariat")
    address = looked_at(client)
    ours(cast, client, address)
    page = client.get(address)

    [row] = page.context["rows"]
    assert (row.settled.journal_ore, row.settled.can_ore) == (0, 15_050)
    html = page.content.decode().replace("\xa0", " ")
    assert "det journalen har til og med 28.2.2026" in html
    assert "Forbruk som er rapportert med senere dato, 80 kr i alt, er ikke med" in html


def test_a_day_before_the_last_line_is_refused_at_its_field(cast):
    client = cast.client("secretariat")
    address = looked_at(client)

    page = ours(cast, client, address, covers_to="1.2.2026")

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["covers_to"]
    assert [c.chosen for c in page.context["projects"].page if c.unknown.number == "12345"] == [cast.initiative.pk]


def test_another_partnerships_initiative_is_not_chosen(cast):
    client = cast.client("outsider")
    address = looked_at(client)
    ours(cast, client, address)

    assert client.get(address).context["rows"] == []
    assert not ProjectNumber.objects.exists()


def test_a_column_that_is_missing_is_asked_for(cast):
    client = cast.client("secretariat")
    page = client.post(send(client).headers["Location"], {**COLUMNS, "project": ""})

    assert page.status_code == 422
    assert "prosjektnummer" in str(page.context["form"].non_field_errors())


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"", b"<html><table></table></html>", b"hei"])
def test_what_is_no_list_of_vouchers_is_refused_with_a_sentence(cast, content):
    file = SimpleUploadedFile("regnskap.csv", content)
    page = cast.client("secretariat").post("/midler/regnskap/", {"file": file})

    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_a_workbook_with_several_sheets_asks_which(cast):
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name, kr in (("Januar", 10), ("Februar", 20)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Bilagsdato", "Bilagsnr", "Prosjekt", "Tekst", "Beløp"])
            sheet.write_row(1, 0, ["3.2.2026", "1", "12345", "Lønn", kr])
    client = cast.client("secretariat")
    file = SimpleUploadedFile("regnskap.xlsx", made.getvalue())

    address = client.post("/midler/regnskap/", {"file": file}).headers["Location"]
    assert "Februar" in client.get(address).content.decode()
    address = client.post(f"{address}?ark=1", COLUMNS).headers["Location"]
    ours(cast, client, address)

    assert client.get(address).context["rows"][0].settled.can_ore == 2_000


def test_many_unknown_projects_are_found_by_number_and_kept_from_page_to_page(cast):
    client = cast.client("secretariat")
    many = "".join(f"5.2.2026;{n};{7000 + n};Annet;7,00\n" for n in range(45))
    address = looked_at(client, ROWS + many)
    ours(cast, client, address)

    page = client.get(f"{address}?q=704")
    assert [choice.unknown.number for choice in page.context["projects"].page] == [
        "7040",
        "7041",
        "7042",
        "7043",
        "7044",
    ]
    client.post(f"{address}?q=704", {"covers_to": "28.2.2026", "number": ["7040"], "initiative": [""]})
    assert [row.settled.can_ore for row in client.get(address).context["rows"]] == [15_050]


def test_a_file_belongs_to_the_one_who_sent_it(cast):
    address = looked_at(cast.client("secretariat"))

    assert cast.client("outsider").get(address).headers["Location"] == "/midler/regnskap/"


@pytest.mark.parametrize("member", ["leader", "auditor", "administrator", "hospital_member"])
def test_others_take_nothing_in(cast, member):
    client = cast.client(member)
    address = looked_at(cast.client("secretariat"))

    assert send(client).status_code == 403
    assert client.get(address).status_code == 403
    assert client.post(f"{address}bekreft/").status_code == 403


def test_the_auditor_reads_what_was_taken_in(cast):
    take_in(cast, cast.client("secretariat"))
    page = cast.client("auditor").get("/midler/regnskap/").content.decode()

    assert "regnskap.csv" in page
    assert "Les filen" not in page
