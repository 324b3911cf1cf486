"""Translations of the user's language: this program's own, and those of Qt's dialogs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gui.core.paths import resource


def install_translations(app: QCoreApplication) -> list[QTranslator]:
    """Install what there is for the system's language; the caller keeps the translators alive.

    English is the language of the code, so a missing file means English.
    """
    locale = QLocale.system()
    if locale.name() == "C" or locale.name().startswith("en"):
        return []
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own_folder = str(resource("translations"))
    installed = []
    for name, folder in (("qtbase", qt_folder), ("checkout-desk", own_folder)):
        translator = QTranslator()
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
