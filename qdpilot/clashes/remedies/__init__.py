"""What can be done about a clash: computed, with what it costs, and proved by the engine itself.

`offers` in ``offers.py`` gathers them; each module beside it knows one kind.
"""
