"""Which language the screen speaks: Chinese, or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

if TYPE_CHECKING:
    from qdpilot.model.words import Language

_LOCALES: dict[Language, QLocale] = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_FILES: dict[Language, str] = {"zh": "qdpilot_zh_CN", "en": "qdpilot_en"}
#: Words of Qt's own file dialog that Qt's Chinese lacks.
_QTS_OWN = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)
LANGUAGES: tuple[Language, ...] = tuple(_LOCALES)
_installed: list[QTranslator] = []
_current: list[Language] = ["zh"]


def language() -> Language:
    """Return the language now spoken, for `qdpilot.model.words`."""
    return _current[-1]


def locale() -> QLocale:
    """Return the locale that shapes numbers."""
    return _LOCALES[language()]


def speak(code: Language) -> None:
    """Change the language; windows made from now on speak it."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    _installed.clear()
    _current[:] = [code]
    QLocale.setDefault(_LOCALES[code])
    if code == "zh":
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install("qtbase_zh_CN", folder)
    _install(_FILES[code], str(resources.path("i18n")))


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
