"""One database's part of the measurement: grows the example, then measures. Prints JSON. Called by bench.py."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from django.test import Client

    from handlingsrom.cases.models import Case

PROGRAM = Path(sys.executable).parent / "handlingsrom"
INITIATIVES = 200
REQUESTS, WARM_UP, PAPERS = 40, 5, 7
PORT = 8791


def main() -> None:
    run("migrate")
    run("demo")
    django.setup()
    grow()
    gc.collect()
    gc.freeze()  # what growing the example left behind is not the pages' to sweep
    client, cookie = sign_in()
    from handlingsrom.cases.models import Case

    case = Case.objects.get(number="13/26")
    pages = {"bare": "/bare/", "plan": "/handlingsplan/", "case": f"/saker/{case.pk}/", "funds": "/midler/"}
    found = {name: in_process(client, address) for name, address in pages.items()}
    over_http(pages, cookie, found)
    print(json.dumps({"pages": found, "paper": paper(case)}))


def run(*arguments: str) -> None:
    subprocess.run([PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def grow() -> None:
    """Initiatives like the example's until there are 200 in the plan, with reports and responsible parties."""
    from handlingsrom.people.actors import operator
    from handlingsrom.people.models import Partnership
    from handlingsrom.plan.actions import refresh_search, report_health, transition
    from handlingsrom.plan.lifecycle import IN_PLAN, Lifecycle
    from handlingsrom.plan.models import Health, Initiative, Responsibility, Transition

    partnership = Partnership.objects.get()
    by, now, like = (
        operator(partnership),
        datetime.now(UTC),
        list(Initiative.objects.filter(action_plan__isnull=False, lifecycle__in=IN_PLAN, focus_area__isnull=False)),
    )
    for number in range(INITIATIVES - len(like)):
        model = like[number % len(like)]
        made = Initiative.objects.create(
            partnership=partnership,
            code=f"{model.code}-{number}",
            title=f"{model.title} {number}",
            order=1000 + number,
            focus_area=model.focus_area,
            action_plan=model.action_plan,
            is_in_all_regions=True,
        )
        Transition.objects.create(
            initiative=made, to_state=Lifecycle.PROPOSED, effective_on=date(2025, 1, 1), recorded_at=now
        )
        transition(by=by, now=now, initiative=made, to=Lifecycle.ADOPTED, effective_on=date(2025, 2, 20))
        Responsibility.objects.create(initiative=made, body=partnership.meetings.first().body)
        report_health(
            by=by,
            now=now,
            initiative=made,
            health=Health.AT_RISK,
            reported_on=date(2026, 3, 27),
            text="Arbeidet er i gang, men kommunene venter på en avklaring om drift.",
        )
        refresh_search(made)


def sign_in() -> tuple[Client, str]:
    from django.test import Client

    from handlingsrom.people.models import RoleKind, User

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.filter(persons__roles__kind=RoleKind.SECRETARIAT).first())
    return client, "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def in_process(client: Client, address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
        asked = len(queries)
    times = []
    for _request in range(REQUESTS):
        started = time.process_time()
        client.get(address)
        times.append((time.process_time() - started) * 1000)
    return {"queries": asked, "bytes": len(response.content), "cpu_ms": statistics.median(times)}


def over_http(pages: dict[str, str], cookie: str, found: dict[str, dict[str, float]]) -> None:
    """Time per request against the served program, with one client and with four at once."""
    server = subprocess.Popen(
        [PROGRAM, "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_server()
        for name, address in pages.items():
            found[name]["one_ms"] = statistics.median(ask(address, cookie))
            with ThreadPoolExecutor(4) as pool:
                rounds = pool.map(lambda _n, a=address: ask(a, cookie), range(4))
            found[name]["four_ms"] = statistics.median([ms for times in rounds for ms in times])
    finally:
        server.terminate()
        server.wait(30)


def wait_for_server() -> None:
    for _try in range(300):
        try:
            connection = HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/helse")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def ask(address: str, cookie: str) -> list[float]:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    times = []
    for number in range(WARM_UP + REQUESTS):
        started = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie})
        response = connection.getresponse()
        response.read()
        assert response.status == 200, (address, response.status)
        if number >= WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
    connection.close()
    return times


def paper(case: Case) -> dict[str, float]:
    """The whole paper, from reading the database to the bytes, and Typst alone on the data it was made from."""
    from io import BytesIO

    from pypdf import PdfReader

    from handlingsrom.cases.paper import build_paper, render
    from handlingsrom.cases.projection import project
    from handlingsrom.papers.pdf import compile_pdf, paper_data

    now = datetime(2026, 5, 12, tzinfo=UTC)
    data = json.dumps(paper_data(build_paper(project(case), now=now)))
    content = render(project(case), "pdf", now=now)
    found = {form: [] for form in ("pdf", "typst", "docx", "xlsx")}
    for _paper in range(PAPERS):
        found["typst"].append(timed(lambda: compile_pdf(data, int(now.timestamp()))))
        for form in ("pdf", "docx", "xlsx"):
            found[form].append(timed(lambda form=form: render(project(case), form, now=now)))
    median = {form: statistics.median(times) for form, times in found.items()}
    return {
        "pages": len(PdfReader(BytesIO(content)).pages),
        "whole_s": median["pdf"],
        "typst_s": median["typst"],
        "docx_s": median["docx"],
        "xlsx_s": median["xlsx"],
    }


def timed(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
