"""What the person chose for the window: language and theme, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast, get_args

from ui import memory
from ui.language import LANGUAGES, language, speak
from ui.theme import Choice, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices, with what holds before anybody chose.

    Attributes:
        language: `zh` or `en`.
        scheme: `system`, `light` or `dark`.
        snap_px: How near to a place on the map the pointer means it, pixels.
    """

    language: Language = "zh"
    scheme: Choice = "system"
    snap_px: int = 12


#: What `snap_px` may be.
SNAPS_PX = (6, 8, 12, 16, 24)
_held: list[Settings] = []


def now() -> Settings:
    """Return what holds; read once, for it is asked at every move of the pointer."""
    if not _held:
        _held.append(load())
    return _held[0]


def load() -> Settings:
    """Return what was chosen last; what is not understood counts as not chosen."""
    fresh = Settings()
    snap_px = memory.recall("settings/snap_px")
    return Settings(
        snap_px=int(snap_px) if snap_px in map(str, SNAPS_PX) else fresh.snap_px,
        language=cast("Language", _one_of(LANGUAGES, "settings/language", fresh.language)),
        scheme=cast("Choice", _one_of(get_args(Choice), "settings/scheme", fresh.scheme)),
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
    memory.remember("settings/snap_px", str(settings.snap_px))
    _held[:] = [settings]
    if settings.language != language():
        speak(settings.language)
    theme().choose(settings.scheme)


def with_scheme(scheme: Choice) -> None:
    """Choose another theme and keep the rest."""
    apply(replace(load(), scheme=scheme))


def _one_of(choices: Sequence[str], name: str, otherwise: str) -> str:
    word = memory.recall(name, otherwise)
    return word if word in choices else otherwise
