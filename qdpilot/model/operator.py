"""Who applies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """主体: the enterprise, or the lead of a consortium (联合体), that applies.

    Attributes:
        id: A lower-case UUID.
        name: Full registered name.
        uscc: 统一社会信用代码, 18 characters.
        members: Full names of the other members of a consortium.
        contact: Name of the contact.
        phone: Of the contact.
        address: Registered address.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    name: str
    uscc: str
    members: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    address: str = ""
    sample: bool = False
    version: int = 0
