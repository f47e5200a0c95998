"""What a vehicle or an operator has several of, and how two of them are known to be one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from qdpilot.model.operator import Contact, Member, Operator, Paper
from qdpilot.model.vehicle import Policy, Software, Vehicle
from qdpilot.services.sheet_fields import CONTACTS, MEMBERS, PAPERS, POLICIES, SOFTWARE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """What a record has several of.

    Attributes:
        kind: Class of one.
        owner: Class of the records that hold them.
        field: Of the owner that holds them.
        must: Fields without which there is none.
        columns: Field of one to the field of the sheet, where the two differ.
        sign: Gives by what one is the same as another.
        may_be: Tells whether one of an owner's, by its place, may be another of unlike sign: one
            of the two says too little to know.
        order: Gives by what they are kept in order; None: as they came.
    """

    kind: type[Any]
    owner: type[Any]
    field: str
    must: frozenset[str]
    columns: Mapping[str, str]
    sign: Callable[[Any], tuple[object, ...]]
    may_be: Callable[[Sequence[Any], int, Any], bool]
    order: Callable[[Any], Any] | None = None

    def places(self, parts: Sequence[Any], part: Any) -> list[int]:
        """Return where an owner has what may be this one: several, if that is not clear.

        One policy may cover two things under one number, and one version may come back.
        """
        sign = self.sign(part)
        same = [at for at, one in enumerate(parts) if self.sign(one) == sign]
        return same or [at for at in range(len(parts)) if self.may_be(parts, at, part)]

    def said(self, values: Mapping[str, list[Any]], at: int) -> dict[str, Any]:
        """Return the fields that a row fills; an empty cell says nothing."""
        own = {one.name: self.columns.get(one.name, one.name) for one in fields(self.kind)}
        said = {name: values[column][at] for name, column in own.items() if column in values}
        return {name: one for name, one in said.items() if one is not None}

    def made(self, values: Mapping[str, list[Any]], at: int) -> Any:
        """Return what a row says; None if something that must be there is not."""
        said = self.said(values, at)
        return self.kind(**said) if self.must <= said.keys() else None


def _dated(one: Any) -> tuple[object, ...]:
    """Return what tells a policy or a paper: its number, or the day on which it begins."""
    return (_what(one), one.number or one.start)


def _may_be_dated(held: Sequence[Any], at: int, other: Any) -> bool:
    one = held[at]
    bare = not (one.number and other.number)
    return bare and (_what(one), one.start) == (_what(other), other.start)


def _what(one: Policy | Paper) -> object:
    return one.cover if isinstance(one, Policy) else one.kind


def _version(one: Software) -> tuple[object, ...]:
    return (one.version, one.since)


def _same_version(held: Sequence[Software], at: int, other: Software) -> bool:
    """Tell whether it is the same installation: another between the two says that it came back."""
    since, until = sorted((held[at].since, other.since))
    between = any(since < one.since < until for one in held)
    return held[at].version == other.version and not between


def _member(one: Member) -> tuple[object, ...]:
    return (one.uscc or one.name,)


def _same_name(held: Sequence[Any], at: int, other: Any) -> bool:
    one = held[at]
    codes = (getattr(one, "uscc", ""), getattr(other, "uscc", ""))
    return bool(one.name == other.name and not all(codes))


def _contact(one: Contact) -> tuple[object, ...]:
    return (one.name,)


def _begins(one: Policy) -> Any:
    return one.start


def _since(one: Software) -> Any:
    return one.since


PARTS: dict[str, Part] = {
    POLICIES.code: Part(
        Policy, Vehicle, "policies", frozenset({"cover", "start", "end"}), {},
        _dated, _may_be_dated, _begins,
    ),
    SOFTWARE.code: Part(
        Software, Vehicle, "software", frozenset({"version", "since"}),
        {"version": "software_version"}, _version, _same_version, _since,
    ),
    MEMBERS.code: Part(
        Member, Operator, "members", frozenset({"name"}),
        {
            "name": "member", "uscc": "member_uscc", "role": "member_role",
            "liability_percent": "member_percent", "signed": "member_signed",
        },
        _member, _same_name,
    ),
    CONTACTS.code: Part(
        Contact, Operator, "contacts", frozenset({"name"}),
        {"name": "contact_name", "post": "contact_post", "email": "contact_email"},
        _contact, _same_name,
    ),
    PAPERS.code: Part(
        Paper, Operator, "papers", frozenset({"kind"}),
        {
            "kind": "paper_kind", "number": "paper_number", "issuer": "paper_issuer",
            "start": "paper_start", "end": "paper_end",
        },
        _dated, _may_be_dated,
    ),
}  # fmt: skip
