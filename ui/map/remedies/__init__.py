"""What can be done about the clashes of the selected zone: listed, previewed, applied.

`RemedyDoor` computes them off the screen thread and joins panel, map and drawing.
"""
