"""The office and its working area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office file.

    Attributes:
        id: A lower-case UUID; names the caches and journals of this office.
        name: As shown.
        authority: 发文机关, as printed in the red head.
        number_prefix: 发文机关代字: 青智网联批.
        area_name: 工作范围: Name of the working area.
        outline: Of the working area, lon/lat, EPSG:4490; None: not limited.
        plane_epsg: Plane system for buffers and printed coordinates.
        timezone: IANA name.
        sample: The sample office.
        version: Of the stored row.
    """

    id: str
    name: str
    authority: str = "青岛市智能网联汽车道路测试与示范应用联席工作小组"
    number_prefix: str = "青智网联批"
    area_name: str = "青岛市"
    outline: Polygon | MultiPolygon | None = None
    plane_epsg: int = 4549
    timezone: str = "Asia/Shanghai"
    sample: bool = False
    version: int = 0
