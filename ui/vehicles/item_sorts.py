"""The lists within the register's records: policies, software, contacts, members, papers."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from qdpilot.model.operator import Contact, Member, Paper, PaperKind
from qdpilot.model.vehicle import Cover, Policy, Software
from qdpilot.model.words import term
from qdpilot.rules.identifiers import uscc_fault
from qdpilot.rules.periods import last_day
from ui import shown
from ui.kit.controls import Choice, NumberField, TextField
from ui.kit.days import DayField, MaybeDay
from ui.language import language
from ui.vehicles.controls import CodeField
from ui.vehicles.items import ItemSort, Line
from ui.vehicles.record_form import found

if TYPE_CHECKING:
    from datetime import date
    from enum import StrEnum

translate = QCoreApplication.translate


#: The shortest that is called: 110.
_DIGITS = 3
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def policies(today: date) -> ItemSort[Policy]:
    """Return the sort of insurance policies."""
    return ItemSort(
        title=translate("RegisterItems", "Insurance policy"),
        add=translate("RegisterItems", "Add a policy"),
        begun=partial(_begun_policy, today),
        told=_policy,
        lines=(
            Line("cover", translate("RegisterItems", "Kind"), partial(_choice, "cover", Cover)),
            Line("number", translate("RegisterItems", "Number"), CodeField),
            Line("insurer", translate("RegisterItems", "Insurer"), TextField),
            Line("start", translate("RegisterItems", "From"), partial(DayField, today)),
            Line(
                "end",
                translate("RegisterItems", "Until"),
                partial(DayField, today),
                check=_ends_after,
                beside=True,
            ),
            Line(
                "amount_cny",
                translate("RegisterItems", "Cover"),
                partial(NumberField, most=2_000_000_000, unit=_yuan()),
            ),
        ),
    )


def software(today: date) -> ItemSort[Software]:
    """Return the sort of software versions."""
    return ItemSort(
        title=translate("RegisterItems", "Software version"),
        add=translate("RegisterItems", "Add a version"),
        begun=partial(Software, version="", since=today),
        told=_software,
        lines=(
            Line("version", translate("RegisterItems", "Version"), TextField, check=_has_version),
            Line("since", translate("RegisterItems", "Runs since"), partial(DayField, today)),
            Line("note", translate("RegisterItems", "What changed"), TextField),
        ),
    )


def contacts() -> ItemSort[Contact]:
    """Return the sort of contacts."""
    return ItemSort(
        title=translate("RegisterItems", "Contact"),
        add=translate("RegisterItems", "Add a contact"),
        begun=partial(Contact, name=""),
        told=_contact,
        lines=(
            Line("name", translate("RegisterItems", "Name"), TextField, check=_has_name),
            Line("post", translate("RegisterItems", "Post"), TextField, beside=True),
            Line("phone", translate("RegisterItems", "Phone"), TextField, check=_can_be_called),
            Line(
                "email", translate("RegisterItems", "E-mail"), TextField, check=_can_be_written_to
            ),
        ),
    )


def members() -> ItemSort[Member]:
    """Return the sort of members of a consortium."""
    return ItemSort(
        title=translate("RegisterItems", "Member of the consortium"),
        add=translate("RegisterItems", "Add a member"),
        begun=partial(Member, name=""),
        told=_member,
        lines=(
            Line(
                "name",
                translate("RegisterItems", "Full registered name"),
                TextField,
                check=_has_name,
            ),
            Line(
                "uscc",
                translate("RegisterItems", "Unified social credit code"),
                CodeField,
                check=_sound_uscc,
            ),
            Line("role", translate("RegisterItems", "Role in the consortium"), TextField),
            Line(
                "liability_percent",
                translate("RegisterItems", "Share of liability"),
                partial(NumberField, most=100, unit="%"),
            ),
            Line(
                "signed",
                translate("RegisterItems", "Declaration"),
                partial(
                    QCheckBox,
                    translate("RegisterItems", "Has signed the declaration"),
                ),
            ),
        ),
    )


def papers() -> ItemSort[Paper]:
    """Return the sort of papers that an operator filed."""
    return ItemSort(
        title=translate("RegisterItems", "Paper on file"),
        add=translate("RegisterItems", "Add a paper"),
        begun=partial(Paper, kind=PaperKind.BUSINESS_LICENCE),
        told=_paper,
        lines=(
            Line(
                "kind",
                translate("RegisterItems", "Kind"),
                partial(_choice, "paper_kind", PaperKind),
            ),
            Line("number", translate("RegisterItems", "Number"), TextField),
            Line("issuer", translate("RegisterItems", "Issued by"), TextField),
            Line("start", translate("RegisterItems", "From"), MaybeDay),
            Line(
                "end", translate("RegisterItems", "Until"), MaybeDay, check=_ends_after, beside=True
            ),
        ),
    )


def _begun_policy(today: date) -> Policy:
    return Policy(cover=Cover.COMPULSORY, start=today, end=last_day(today, 12))


def _choice(group: str, kind: type[StrEnum]) -> Choice:
    return Choice([(one, term(group, one.value, language())) for one in kind])


def _yuan() -> str:
    return translate("RegisterItems", "yuan")


def _ends_after(item: Policy | Paper) -> str:
    if item.start is None or item.end is None or item.end >= item.start:
        return ""
    return translate("RegisterItems", "The last day is before the first.")


def _can_be_called(item: Contact) -> str:
    told = translate("RegisterItems", "At least three digits.")
    return told if item.phone and sum(map(str.isdigit, item.phone)) < _DIGITS else ""


def _can_be_written_to(item: Contact) -> str:
    told = translate("RegisterItems", "Write it as name@example.cn.")
    return told if item.email and not _EMAIL.fullmatch(item.email) else ""


def _has_name(item: Contact | Member) -> str:
    told = translate("RegisterItems", "Give the name.")
    return "" if item.name else told


def _has_version(item: Software) -> str:
    told = translate("RegisterItems", "Give the version as the maker calls it.")
    return "" if item.version else told


def _sound_uscc(item: Member) -> str:
    fault = uscc_fault(item.uscc) if item.uscc else None
    return found(fault).sentence if fault else ""


def _policy(item: Policy) -> str:
    amount = "" if item.amount_cny is None else f"{shown.number(item.amount_cny)} {_yuan()}"
    kind = term("cover", item.cover.value, language())
    return _joined(kind, shown.period(item.start, item.end), amount, item.insurer, item.number)


def _software(item: Software) -> str:
    return _joined(item.version, shown.period(item.since, None), item.note)


def _contact(item: Contact) -> str:
    return _joined(item.name, item.post, item.phone, item.email)


def _member(item: Member) -> str:
    share = "" if item.liability_percent is None else f"{item.liability_percent}%"
    signed = translate("RegisterItems", "signed")
    unsigned = translate("RegisterItems", "not signed yet")
    return _joined(item.name, item.role, share, signed if item.signed else unsigned)


def _paper(item: Paper) -> str:
    kind = term("paper_kind", item.kind.value, language())
    has_days = item.start is not None or item.end is not None
    days = shown.period(item.start, item.end) if has_days else ""
    return _joined(kind, item.number, days, item.issuer)


def _joined(*parts: str) -> str:
    return ("，" if language() == "zh" else ", ").join(part for part in parts if part)
