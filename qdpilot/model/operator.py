"""Who applies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from qdpilot.model.grown import later

if TYPE_CHECKING:
    from datetime import date


class PaperKind(StrEnum):
    """What an operator files with the office, mostly until a day."""

    BUSINESS_LICENCE = "business_licence"
    TRANSPORT_PERMIT = "transport_permit"
    DECLARATION = "declaration"
    LIABILITY_AGREEMENT = "liability_agreement"
    AUTHORISATION = "authorisation"
    SITE_CERTIFICATE = "site_certificate"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that an operator filed (营业执照, 自我声明, 责任协议 ...).

    Attributes:
        kind: What it is.
        number: As printed on it.
        issuer: Who gave or confirmed it.
        start: First day; None: not printed on it.
        end: Last day, inclusive; None: without end (长期).
    """

    kind: PaperKind
    number: str = ""
    issuer: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person to call.

    Attributes:
        name: As printed.
        post: What the person does (车辆管理人, 应急联系人 ...).
        phone: With area code.
        email: May be empty.
    """

    name: str
    post: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Another member of a consortium; it was its name alone before.

    Attributes:
        name: Full registered name.
        uscc: 统一社会信用代码.
        role: What it does in the consortium.
        liability_percent: Its part of the liability by the agreement; None: not said.
        signed: Whether it signed the declaration.
    """

    GREW_FROM: ClassVar[str] = "name"

    name: str
    uscc: str = later("")
    role: str = later("")
    liability_percent: int | None = later(None)
    signed: bool = later(False)  # noqa: FBT003 - the default of a field


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """主体: the enterprise, or the lead of a consortium (联合体), that applies.

    Attributes:
        id: A lower-case UUID.
        name: Full registered name.
        uscc: 统一社会信用代码, 18 characters.
        members: The other members of a consortium.
        contact: Name of the first contact.
        phone: Of the first contact.
        address: Registered address.
        sample: Made by the sample office.
        version: Of the stored row.
        legal_representative: 法定代表人.
        business_scope: 经营范围 as on the licence.
        role: What the lead itself does in the consortium.
        liability_percent: The lead's own part of the liability; None: not said.
        contacts: Further persons to call.
        papers: What it filed.
        ended_on: Day it left the register; None while it stands.
        end_reason: Why.
    """

    id: str
    name: str
    uscc: str
    members: tuple[Member, ...] = ()
    contact: str = ""
    phone: str = ""
    address: str = ""
    sample: bool = False
    version: int = 0
    legal_representative: str = later("")
    business_scope: str = later("")
    role: str = later("")
    liability_percent: int | None = later(None)
    contacts: tuple[Contact, ...] = later(())
    papers: tuple[Paper, ...] = later(())
    ended_on: date | None = later(None)
    end_reason: str = later("")

    def is_member(self, other: Operator) -> bool:
        """Tell whether another operator is a member of this one's consortium, by its USCC."""
        return any(one.uscc == other.uscc for one in self.members)
