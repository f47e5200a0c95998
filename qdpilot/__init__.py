"""qdpilot: areas, road rights and papers for automated driving on the map of Qingdao."""

__version__ = "0.1.0"
