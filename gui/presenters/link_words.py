"""What is odd about a link, wherever it is handed out."""

from gui.core.invoice import shown_id
from gui.core.link import CheckoutLink
from gui.presenters.translation import translate, with_values


def note_on_link(link: CheckoutLink, invoice_id: str) -> str:
    """Return what is odd about a link that names another invoice; empty where nothing is."""
    named = link.other_invoice(invoice_id)
    if named is None:
        return ""
    text = translate(
        "lookup", "The link itself says {id}. BlueTape returned it for the invoice you looked up."
    )
    return with_values(text, id=shown_id(named))
