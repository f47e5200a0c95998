"""Roads and zone versions are found by their place, roads by their names too, without reading all.

Bounds are written at the end of a transaction (`db.near`); with a road they go by themselves.
A zone version never goes.

Revision ID: 0011
Revises: 0010
"""

from db.migrations.ddl import run, run_on

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STATEMENTS = ("CREATE INDEX road_name ON road (name, number, road_class)",)
SQLITE = (
    *(
        f"CREATE VIRTUAL TABLE {name} USING rtree (row_no, west, east, south, north)"
        for name in ("road_box", "zone_version_box")
    ),
    """
CREATE TRIGGER road_box_gone AFTER DELETE ON road
BEGIN DELETE FROM road_box WHERE row_no = old.row_no; END
""",
)
POSTGRESQL = tuple(
    statement.format(name)
    for name in ("road", "zone_version")
    for statement in (
        """
CREATE TABLE {0}_box (
    row_no BIGINT PRIMARY KEY REFERENCES {0} (row_no) ON DELETE CASCADE,
    west DOUBLE PRECISION NOT NULL,
    south DOUBLE PRECISION NOT NULL,
    east DOUBLE PRECISION NOT NULL,
    north DOUBLE PRECISION NOT NULL
)
""",
        """
CREATE INDEX {0}_box_extent ON {0}_box
USING gist (box(point(east, north), point(west, south)))
""",
    )
)


def upgrade() -> None:
    """Make the indexes; `db.near.fill_places` fills in what is there already."""
    run(STATEMENTS)
    run_on("sqlite", SQLITE)
    run_on("postgresql", POSTGRESQL)
