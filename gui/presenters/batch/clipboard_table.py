"""The rows of a list for the clipboard, as spreadsheets paste them: ids as they are."""

from gui.core.handover.spreadsheet import html_amount, html_cell, is_rounded, plain_cell
from gui.core.text import in_html
from gui.presenters.amounts import shown_amount
from gui.presenters.batch.export_orders import ExportList
from gui.presenters.batch.results import Row, our_headings
from gui.presenters.handover.wording import mark_of, month_names


def table_of(batch: ExportList) -> tuple[str, str]:
    """Return the rows below their headings, with tabs between the cells, and as an HTML table."""
    return _text(batch), _html(batch)


def _text(batch: ExportList) -> str:
    months = month_names()
    mark = mark_of(batch.account)
    lines = [[*our_headings(), *([mark] if mark else [])]]
    for row in batch.rows:
        amount = _amount(row, batch.decimals)
        cells = [
            plain_cell(row.invoice_id, months),
            plain_cell(row.state_name, months),
            plain_cell(amount, months) if is_rounded(amount) else amount,
            row.link.address if row.link else "",
            plain_cell(row.note, months),
        ]
        lines.append([*cells, mark] if mark else cells)
    return "\n".join("\t".join(map(_in_one_line, line)) for line in lines)


def _html(batch: ExportList) -> str:
    """A table whose ids are text for spreadsheets and amounts numbers.

    Empty where an id has spaces that HTML would fold.
    """
    if any("  " in row.invoice_id for row in batch.rows):
        return ""
    mark = mark_of(batch.account)
    after = html_cell(mark) if mark else ""
    heading = "".join(f"<th>{in_html(text)}</th>" for text in our_headings()) + after
    rows = "".join(f"<tr>{_cells(row, batch.decimals)}{after}</tr>" for row in batch.rows)
    return f'<meta charset="utf-8"><table><tr>{heading}</tr>{rows}</table>'


def _cells(row: Row, decimals: int) -> str:
    amount, shown = row.amount, _amount(row, decimals)
    if amount is None or is_rounded(shown):
        amount_cell = html_cell(shown)
    else:
        amount_cell = html_amount(amount, shown, decimals)
    address = in_html(row.link.address) if row.link else ""
    link = f'<td><a href="{address}">{address}</a></td>' if address else "<td></td>"
    texts = [html_cell(text) for text in (row.invoice_id, row.state_name)]
    return "".join((*texts, amount_cell, link, html_cell(row.note)))


def _amount(row: Row, decimals: int) -> str:
    return shown_amount(row.amount, decimals, is_grouped=False)


def _in_one_line(cell: str) -> str:
    # Ids and words of ours have none; a word of the service is made plain before.
    return " ".join(cell.splitlines()) if "\n" in cell or "\r" in cell else cell
