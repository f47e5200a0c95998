"""Texts of papers: versioned data in ``resources/templates``, with the source of every clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import resources

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of one kind of paper.

    Attributes:
        texts: As in the file.
    """

    texts: Mapping[str, Any]

    @property
    def identity(self) -> dict[str, str]:
        """Which template this is: its id and version, for the record."""
        return {"id": self.texts["id"], "version": self.texts["version"]}

    def rules(self, tracks: Collection[str], on: date) -> list[str]:
        """Return the rules that hold for vehicles of these tracks on a day, as cited."""
        day = on.isoformat()
        return [
            row["text"]
            for row in self.texts["rules"]
            if set(row["tracks"]) & set(tracks)
            and row["from"] <= day
            and (row["until"] is None or day <= row["until"])
        ]

    def paragraphs(self, values: Mapping[str, str], holding: Collection[str]) -> list[str]:
        """Return the clauses that hold, filled in; one that `joins` goes on in the one before.

        Args:
            values: What the clauses name.
            holding: Names of the circumstances (`when`) that hold.
        """
        found: list[str] = []
        for item in self.texts["items"]:
            if "when" in item and item["when"] not in holding:
                continue
            text = filled(item["text"], values)
            if item.get("joins"):
                found[-1] += text
            else:
                found.append(text)
        return found


@cache
def template(name: str) -> Template:
    """Return a template by its file stem.

    Raises:
        ResourceMissingError: If there is none.
    """
    return Template(resources.table("templates", f"{name}.json"))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text of ours with the office's words in it, each as it stands, braces too."""
    return text.format_map(values)
