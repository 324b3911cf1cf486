"""Intents: what the user wants, each declared once."""

from PySide6.QtCore import QObject, Signal


class Intents(QObject):
    """The bus between the window and the program.

    Said where the user acts, answered in `App._wire`; until there is an `App`, `DeferredStart`
    keeps what was asked for. What a dialog tells the one who opened it stays a signal of its own.
    """

    look_up = Signal(str)
    """An id as it was typed."""
    edited = Signal()
    """The id is another one now: nothing of the one before is wanted any more."""
    cancel = Signal()
    repeat = Signal()
    check_again = Signal()
    """Whether the invoice whose link is shown is still payable."""
    look_up_again = Signal(object)
    """The `InvoiceId` of one whose link was got before."""
    look_up_on_page = Signal(object)
    """The same from another window: the page comes forward."""
    copy_again = Signal(object)
    """The same, and copy its link."""

    hand_over = Signal(object)
    """A `Way`."""
    copy_in_default_form = Signal()

    list_accounts = Signal()
    switch_account = Signal(str)
    """An account's key."""
    practise = Signal()
    """With invoices that are not real, in this window."""
    end_practice = Signal()
    add_account = Signal()
    edit_account = Signal()
    use_session_only = Signal()
    """The account's credentials, for this session and nowhere else."""
    remove_account = Signal()

    open_batch = Signal(str)
    """Several invoices: with these ids, or none yet."""
    open_batch_file = Signal(object)
    """The same, with the path of a list."""
    open_history = Signal()
    """What was handed over."""
    compare_links = Signal()
    """The link that is shown with the one of before, from which it differs."""

    dismiss_notice = Signal(object)
    """A `Topic`."""
    show_in_folder = Signal(object)
    """The path of a file."""
    copy_support = Signal(str)
    """The lines for support about what went wrong."""
    open_logs = Signal()
    open_settings = Signal()
    open_history_settings = Signal()
    """What is kept of what was handed over, and for how long."""
    turn_off_history = Signal()
    open_guide = Signal()
    """At the entry on what is shown, if there is one."""
    explain = Signal(str)
    """The words of a message, which has an entry in the guide."""
    open_about = Signal()
    copy_version = Signal()
    end = Signal()
    """Close the window, and with it the program."""
