"""The icons in the sprite: a name is the Aksel icon's name in small letters, without separators."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = """
Archive ArrowCirclepath ArrowDown ArrowForward ArrowLeft ArrowRight ArrowRightLeft ArrowUndo ArrowUp BarChart
Bell Branching Buildings3 BulletList Calendar CaretUpDown CaretUpDownFilledDown CaretUpDownFilledUp ChairTable
ChatElipsis Checkmark CheckmarkCircle CheckmarkCircleFill ChevronDown ChevronLeft ChevronRight ChevronUp
Circle CircleBroken CircleSlash Clock ClockDashed Cog Compass DocPencil Download Enter EnvelopeClosed
ExclamationmarkTriangle ExclamationmarkTriangleFill ExternalLink Eye FileCheckmark FileCsv FileExcel
FileExport FileImport FilePdf FilePlus FileText FileWord Filter Floppydisk Folder Gavel Globe Handshake
Hospital Hourglass House InboxDown Information InformationSquare InformationSquareFill KeyVertical Language
Layers Leave Link LocationPin MagnifyingGlass MeetingLarge MenuElipsisVertical MenuHamburger Minus NotePencil
PadlockLocked Paperclip Paperplane Pencil PencilLine Person PersonCircle PersonCross PersonGroup PersonPencil
PersonPlus PersonSuit Piggybank Play Plus PrinterSmall QuestionmarkCircle Receipt Reception RecordFill
SackKroner Seal ShieldCheckmark ShieldLock SidebarBoth SortDown SortUp Stop Table Tasklist Timeline Trash
TrendDown TrendUp Upload Wallet XMark XMarkOctagon XMarkOctagonFill
"""
ICONS = _NAMES.split()

# Drawn by the style sheet (as masks), because they stand in every row of long tables.
IN_CSS = (
    "CheckmarkCircleFill",
    "Circle",
    "Clock",
    "ExclamationmarkTriangleFill",
    "QuestionmarkCircle",
    "XMarkOctagonFill",
)


def sprite(folder: Path) -> str:
    """Return one SVG file with a <symbol id="i-name"> for every icon; raise if the package lacks one."""
    symbols = [_symbol(folder / f"{name}.svg", name.lower()) for name in sorted(ICONS)]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def plain(path: Path) -> str:
    """Return one icon as a file of its own."""
    box, body = _parts(path)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="none">{body}</svg>\n'


def _symbol(path: Path, name: str) -> str:
    box, body = _parts(path)
    return f'<symbol id="i-{name}" viewBox="{box}" fill="none">{body}</symbol>'


def _parts(path: Path) -> tuple[str, str]:
    match = re.search(r"<svg[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", path.read_text(), re.S)
    if not match:
        raise ValueError(f"{path} is not an icon of the expected form")
    return match.group(1), _short(match.group(2))


def _short(body: str) -> str:
    """Two decimals are finer than any screen shows of a 24 px drawing, and halve the file."""
    return re.sub(r"\d+\.\d{3,}", lambda found: f"{float(found.group()):.2f}", body.replace("\n", ""))
