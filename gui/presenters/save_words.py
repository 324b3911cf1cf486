"""Words of files that were not saved, whatever was to be in them."""

from functools import partial

from gui.core.files import FileNotWritten
from gui.presenters.handover.words import why_not_written
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

# Called, it is said in the language of that moment.
CANCELED = partial(translate, "export", QT_TRANSLATE_NOOP("export", "Canceled. Nothing was saved."))


def why_not_saved(error: BaseException) -> str:
    """Return why nothing was saved, and what to do."""
    if isinstance(error, FileNotWritten):
        text = translate("export", "Nothing was saved. {reason}")
        return with_values(text, reason=why_not_written(error.problem))
    return translate("export", "Nothing was saved. Something went wrong; the log says what.")
