"""A real browser against the real program: `handlingsrom serve` on an example installation of its own.

`demo_site` is shared by all tests, for reading. `own_site` is a copy one test may change.
`adopted_site` is the example after 13/26 is adopted. `window(site, "sekretariat")` is a page signed in, shared.
`page` and `narrow_page` are 1280 and 390 pixels wide on the shared one; `new_page(site, width=…)` opens others.
Every page fails its test if the console shows an error or the Content-Security-Policy stopped something.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from looking import NARROW, WIDE
from pages import DEMO, PASSWORD, example_ids
from sites import Site, run_program, serve

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example loaded, made once and copied for whoever needs it."""
    data = tmp_path_factory.mktemp("example")
    run_program(data, "demo")
    return data


@pytest.fixture(scope="session")
def demo_site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serve(shutil.copytree(example, tmp_path_factory.mktemp("shared") / "data"))


@pytest.fixture
def own_site(example: Path, tmp_path: Path) -> Iterator[Site]:
    yield from serve(shutil.copytree(example, tmp_path / "data"))


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """An installation with a database and nothing in it."""
    data = tmp_path / "empty"
    data.mkdir()
    run_program(data, "migrate")
    yield from serve(data)


@pytest.fixture(scope="session")
def adopted_site(browser, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The example after the secretariat recorded the decision in 13/26; shared, for reading."""
    for site in serve(shutil.copytree(example, tmp_path_factory.mktemp("adopted") / "data")):
        context = open_context(browser, site)
        page = sign_in(context.new_page(), "sekretariat")
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"/saker/{example_ids(site.data)['case']}/vedtak/")
        page.click("main form .hr-form__buttons button")
        page.wait_for_selector("#decision")
        context.close()
        yield site


@pytest.fixture(scope="session")
def browser():
    """Chromium, from HANDLINGSROM_CHROMIUM or PATH; without it the tests are skipped, in CI they fail."""
    program = os.environ.get("HANDLINGSROM_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        leave_out = pytest.fail if os.environ.get("CI") else pytest.skip
        leave_out("no Chromium was found")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


def open_context(browser, site: Site, width: int = WIDE, *, javascript: bool = True, **rest: Any):
    """A browser window of its own, Norwegian, without cookies."""
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": 900},
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        java_script_enabled=javascript,
        accept_downloads=True,
        **rest,
    )
    context.set_default_timeout(15_000)
    return context


def sign_in(page, who: str):
    """Sign in as one of the demo's people, `who` being what stands before the @; returns the page."""
    page.goto("/konto/logg-inn/")
    page.fill("[name=login]", f"{who}@{DEMO}")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.locator("form[action*='logg-ut'], .hr-user").first.wait_for(state="attached")
    return page


@pytest.fixture(scope="session")
def window(browser) -> Iterator[Callable]:
    """`window(site, who)`: a page signed in as that person, or "" for nobody. One per site and person, kept."""
    opened: dict[tuple[str, str], Any] = {}

    def open_window(site: Site, who: str = ""):
        key = (site.url, who)
        if key not in opened:
            page = opened[key] = open_context(browser, site).new_page()
            page.complaints = []
            watch(page, page.complaints)
            if who:
                sign_in(page, who)
        return opened[key]

    yield open_window
    for page in opened.values():
        page.context.close()


def watch(page, complaints: list[str]) -> None:
    """Put what the console and the Content-Security-Policy say on the list."""
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))


@pytest.fixture
def new_page(browser) -> Iterator[Callable]:
    """`new_page(site, width=1280, javascript=True)` opens a page in a browser window of its own."""
    contexts, complaints = [], []

    def open_page(site: Site, width: int = WIDE, *, javascript: bool = True):
        context = open_context(browser, site, width, javascript=javascript)
        contexts.append(context)
        page = context.new_page()
        watch(page, complaints)
        return page

    yield open_page
    for context in contexts:
        context.close()
    unexpected = [text for text in complaints if not _is_status(text)]
    assert not unexpected, "the browser complained:\n" + "\n".join(unexpected)


def _is_status(text: str) -> bool:
    """Chromium also calls an error page's own status an error; tests look at those themselves."""
    return text.startswith("Failed to load resource: the server responded with a status of 4")


@pytest.fixture
def signed_in(new_page: Callable) -> Callable:
    """`signed_in(site, who, width=1280, javascript=True)`: as `new_page`, signed in as one of the demo's people."""
    return lambda site, who, *size, **rest: sign_in(new_page(site, *size, **rest), who)


@pytest.fixture
def page(new_page: Callable, demo_site: Site):
    return new_page(demo_site)


@pytest.fixture
def narrow_page(new_page: Callable, demo_site: Site):
    return new_page(demo_site, NARROW)


@pytest.fixture(scope="session")
def axe() -> Callable:
    """`axe(page)` scans the page as it stands and fails with what is wrong, where, and how to mend it."""
    from axe_playwright_python.sync_playwright import Axe

    scanner = Axe()

    def scan(page) -> None:
        found = scanner.run(page).response["violations"]
        assert not found, f"{page.url}\n" + "\n".join(_readable(violation) for violation in found)

    return scan


def _readable(violation: dict) -> str:
    places = "\n".join(
        f"    {node['html'][:160]}\n      {node['failureSummary']}" for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n{places}"
