"""Workbooks made part by part, the way no spreadsheet program would make some of them."""

import io
import zipfile
from collections.abc import Mapping

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def relations(**targets: str) -> str:
    """A part that refers to others: kind=target, or kind_2=target for one more of a kind."""
    inside = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind.partition("_")[0]}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def styles(*codes: str) -> str:
    """The formats of cells with `s="0"`, `s="1"` and so on."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellStyleXfs>'
        f'<xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def workbook(
    rows: str = "",
    parts: Mapping[str, str | bytes] = {},
    *,
    book: str = "",
    related: Mapping[str, str] = {},
) -> bytes:
    """A workbook of one sheet with these rows; `parts` replace its own or come besides."""
    sheets = '<sheets><sheet name="Open" sheetId="1" r:id="rworksheet"/></sheets>'
    all_parts = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
        f"{book or sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(worksheet="worksheets/sheet1.xml", **related),
        SHEET: sheet(rows),
        **parts,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in all_parts.items():
            archive.writestr(name, part)
    return content.getvalue()
