"""What the person chose for the window: language and theme, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from qdpilot.model.words import Language
from ui import memory
from ui.language import language, speak
from ui.theme import Choice, theme

if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices, with what holds before anybody chose.

    Attributes:
        language: `zh` or `en`.
        scheme: `system`, `light` or `dark`.
    """

    language: Language = "zh"
    scheme: Choice = "system"


def load() -> Settings:
    """Return what was chosen last; what is not understood counts as not chosen."""
    fresh = Settings()
    return Settings(
        language=cast("Language", _one_of(Language, "settings/language", fresh.language)),
        scheme=cast("Choice", _one_of(Choice, "settings/scheme", fresh.scheme)),
    )


def start() -> None:
    """Make what was chosen last hold, before the first window is made."""
    held = load()
    speak(held.language)
    theme().choose(held.scheme)


def apply(settings: Settings) -> None:
    """Make the choices hold and remember them. Windows made from now on speak the language."""
    memory.remember("settings/language", settings.language)
    memory.remember("settings/scheme", settings.scheme)
    if settings.language != language():
        speak(settings.language)
    theme().choose(settings.scheme)


def with_scheme(scheme: Choice) -> None:
    """Choose another theme and keep the rest."""
    apply(replace(load(), scheme=scheme))


def _one_of(choices: Any, name: str, otherwise: str) -> str:
    word = memory.recall(name, otherwise)
    return word if word in get_args(choices) else otherwise
