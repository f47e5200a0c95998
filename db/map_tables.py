"""Tables of what the map keeps beside zones and roads."""

from __future__ import annotations

from sqlalchemy import Column, Index, UniqueConstraint

from db.table_parts import REAL, table, texts, to, wholes

map_view = table(
    "map_view",
    *texts("name"),
    *[Column(name, REAL, nullable=False) for name in ("lon", "lat", "metres")],
    UniqueConstraint("name"),
)
comment = table(
    "comment",
    *texts("zone_id on text"),
    to("author_id", "person"),
    *wholes("at"),
    *[Column(name, REAL, nullable=True) for name in ("lon", "lat")],
    *texts("window?"),
    to("resolved_by", "person", nullable=True),
    *wholes("resolved_at?"),
    Index("comment_zone", "zone_id"),
)
