"""Translations of the user's language: this program's own, and those of Qt's dialogs."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gui.core.paths import resource

_NAME = "checkout-desk"
# Each translation has its own language's name for this.
_ENGLISH = "English"
QT_TRANSLATE_NOOP("languages", "English")


def languages() -> list[str]:
    """Return the codes of the languages that the program speaks; a file is all that one takes."""
    return sorted(path.stem.rpartition("_")[2] for path in resource("translations").glob("*.qm"))


def language_name(code: str) -> str:
    """Return what a language calls itself; its file translates the name of English by that."""
    translator = QTranslator()
    translator.load(f"{_NAME}_{code}", str(resource("translations")))
    return translator.translate("languages", _ENGLISH) or _ENGLISH


class Translations:
    """Has the program speak a language, and another one later."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self.installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Speak this language; with an empty one, the system's.

        English is the language of the code, so a missing file means English; its own has the
        plural forms.
        """
        for translator in self.installed:
            self._app.removeTranslator(translator)
        self.installed = []
        locale = QLocale(language) if language else QLocale.system()
        if locale.name() == "C":
            locale = QLocale("en")
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own_folder = str(resource("translations"))
        if not locale.name().startswith("en"):
            self._install("qtbase", qt_folder, locale)
        if not self._install(_NAME, own_folder, locale):
            self._install(_NAME, own_folder, QLocale("en"))

    def _install(self, name: str, folder: str, locale: QLocale) -> bool:
        translator = QTranslator()
        if not translator.load(locale, name, "_", folder):
            return False
        self._app.installTranslator(translator)
        self.installed.append(translator)
        return True
