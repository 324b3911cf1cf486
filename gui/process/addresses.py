"""The program's own kind of address, `checkout-desk:INVOICE_ID`, as an ERP's page may hold it.

It holds an invoice id and nothing else. The form with `//` is not understood: what follows there
is a host name to browsers, which write it in lower case.
"""

SCHEME = "checkout-desk"


class AddressHoldsMore(Exception):
    """An address of ours with more in it than an invoice id, or with nothing."""


def is_address(argument: str) -> bool:
    """Return whether it is one of our addresses, which any page can call, unlike a command."""
    scheme, separator, _ = argument.partition(":")
    return bool(separator) and scheme.lower() == SCHEME


def invoice_id_in(argument: str) -> str:
    """Return the invoice id of an argument, which is one or an address of ours that holds one.

    Raises:
        AddressHoldsMore: a path, a query, a fragment, no id, or what is not percent-encoded UTF-8.
    """
    if not is_address(argument):
        return argument
    rest = argument.partition(":")[2]
    if not rest or any(character in rest for character in "/?#&"):
        raise AddressHoldsMore
    from urllib.parse import unquote

    try:
        return unquote(rest, errors="strict")
    except UnicodeDecodeError:
        raise AddressHoldsMore from None
