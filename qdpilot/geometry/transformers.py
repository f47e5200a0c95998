"""The one place where pyproj's transformations are made: cached, lon/lat order, never online."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.measure import Coordinates

STORED = "EPSG:4490"


@cache
def transformer(source: str, target: str) -> Transformer:
    """Return the transformation between two systems, easting or longitude first.

    Safe to share between threads (pyproj keeps one context per thread).

    Raises:
        pyproj.exceptions.CRSError: If a system is not known.
    """
    from pyproj import Transformer
    from pyproj._network import set_network_enabled  # the typed door to pyproj.network's

    set_network_enabled(active=False)  # no grids from the net, whatever the environment
    return Transformer.from_crs(source, target, always_xy=True)


def transformed(coordinates: Coordinates, source: str, target: str) -> Coordinates:
    """Return coordinates of shape (n, 2) in another system; infinite where it is not defined."""
    return np.column_stack(transformer(source, target).transform(*coordinates.T))


def transformed_shape(shape: BaseGeometry, source: str, target: str) -> BaseGeometry:
    """Return a shape with each corner in another system; edges are not densified, Z is dropped."""
    flat = shapely.force_2d(shape)
    return shapely.transform(flat, lambda xy: transformed(xy, source, target))
