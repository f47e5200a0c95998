"""Tables of what was entered, left behind or counted once, and never changes."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.table_parts import shapes, table, texts, to, wholes

calendar_edition = table(
    "calendar_edition",
    *texts("name"),
    *wholes("number"),
    *texts("kind entries source"),
    *wholes("entered_at"),
    to("entered_by", "person"),
    *wholes("year? withdrawn"),
    UniqueConstraint("name", "number"),
)
past_closure = table(
    "past_closure",
    *texts("zone_id name"),
    *shapes("shape"),
    *texts("schedule?"),
    *wholes("until"),
)
month_report = table(
    "month_report",
    *texts("month"),
    *wholes("number"),
    *texts("figures"),
    *wholes("counted_at"),
    to("counted_by", "person"),
    *wholes("sample"),
    UniqueConstraint("month", "number"),
)
decision = table(
    "decision",
    to("application_id", "application"),
    *texts("outcome"),
    *wholes("decided_at"),
    to("decided_by", "person"),
    *texts("findings"),
    *wholes("sample"),
    UniqueConstraint("application_id"),
)
