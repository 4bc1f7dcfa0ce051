"""Fetch the pinned front-end packages and copy what pages use into web/static/vendor/ (which is committed).

Run it by hand after changing a version below: `.venv/bin/python tools/vendor.py`. It needs `npm` and a
registry; running and testing Handlingsrom needs neither.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from vendor_icons import ICONS, IN_CSS, plain, sprite

VENDOR = Path(__file__).resolve().parent.parent / "src/handlingsrom/web/static/vendor"

CSS = "@digdir/designsystemet-css", "1.22.0"
WEB = "@digdir/designsystemet-web", "1.22.0"
INTER = "@fontsource-variable/inter", "5.3.0"
HTMX = "htmx.org", "2.0.11"
AKSEL = "@navikt/aksel-icons", "8.16.2"
LICENCES = {CSS: "MIT", WEB: "MIT", INTER: "SIL OFL 1.1", HTMX: "0BSD", AKSEL: "MIT"}
SUBSETS = "latin-ext", "latin"

AKSEL_LICENCE = """MIT License

Copyright (c) 2017 NAV

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def unpack(package: tuple[str, str], into: Path) -> Path:
    """Download one package at its exact version and return the folder it unpacks to."""
    target = into / package[0].replace("/", "-")
    target.mkdir()
    subprocess.run(["npm", "pack", "--silent", "@".join(package)], cwd=target, check=True, stdout=sys.stderr)
    with tarfile.open(next(target.glob("*.tgz"))) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def copy(source: Path, name: str) -> None:
    """Copy a built file, less its source map comment: manifest storage would look for that file."""
    target = VENDOR / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix not in {".js", ".css"}:
        shutil.copyfile(source, target)
        return
    text = re.sub(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*$", "\n", source.read_text())
    target.write_text(text)


def copy_inter(package: Path) -> None:
    """The upright variable face with optical sizes, for the alphabets our languages and names need."""
    css = (package / "opsz.css").read_text()
    faces = [face for face in re.split(r"(?=/\* inter-)", css) if face.startswith(_face_heads())]
    (VENDOR / "inter/files").mkdir(parents=True, exist_ok=True)
    (VENDOR / "inter/opsz.css").write_text("".join(faces))
    for subset in SUBSETS:
        name = f"files/inter-{subset}-opsz-normal.woff2"
        copy(package / name, f"inter/{name}")
    copy(package / "LICENSE", "inter/LICENSE")


def _face_heads() -> tuple[str, ...]:
    return tuple(f"/* inter-{subset}-opsz-normal" for subset in SUBSETS)


def copy_icons(package: Path) -> None:
    """All icons in one file, so that a page names them and never carries their paths."""
    (VENDOR / "aksel").mkdir(parents=True)
    (VENDOR / "aksel/sprite.svg").write_text(sprite(package / "dist/svg"))
    for name in IN_CSS:
        (VENDOR / f"aksel/{name.lower()}.svg").write_text(plain(package / f"dist/svg/{name}.svg"))
    (VENDOR / "aksel/LICENSE").write_text(AKSEL_LICENCE)


def write_readme() -> None:
    """Say what lies here, from where, under which licence."""
    rows = [f"| `{name}` | {version} | {LICENCES[name, version]} |" for name, version in LICENCES]
    (VENDOR / "README.md").write_text(
        "# Vendored front-end files\n\nMade by `tools/vendor.py`; change versions there, never these files. "
        "Each folder holds its licence.\n\n| package | version | licence |\n| --- | --- | --- |\n"
        + "\n".join(rows)
        + f"\n\n`aksel/sprite.svg` holds {len(ICONS)} icons, listed in `tools/vendor_icons.py`. "
        "Inter: Latin and Latin Extended, upright, with optical sizes.\n"
    )


def main() -> None:
    """Rebuild the whole vendor folder."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temp:
        box = Path(temp)
        css, web, htmx = unpack(CSS, box), unpack(WEB, box), unpack(HTMX, box)
        copy(css / "dist/src/index.css", "designsystemet/index.css")
        copy(css / "dist/theme/designsystemet.css", "designsystemet/theme.css")
        copy(css / "LICENSE", "designsystemet/LICENSE")
        copy(web / "dist/umd/index.js", "designsystemet/web.js")
        copy(htmx / "dist/htmx.min.js", "htmx/htmx.min.js")
        copy(htmx / "LICENSE", "htmx/LICENSE")
        copy_inter(unpack(INTER, box))
        copy_icons(unpack(AKSEL, box))
    write_readme()


if __name__ == "__main__":
    main()
