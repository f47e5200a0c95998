"""Emergency closure on the map: asked for, shown while it stands, lifted.

`ui.map.closure_door` joins these with the page.
"""
