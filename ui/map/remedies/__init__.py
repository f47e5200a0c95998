"""What can be done about the clashes of the selected zone: listed, previewed, applied.

`ui.map.remedy_door` computes them off the screen thread and joins panel, map and drawing.
"""
