"""Paper out: values in, PDF bytes out.

A paper is a case (values), a template (``resources/templates``: texts with their sources) and a few
calls on a `Flow`, which knows the grid, pages, page numbers and the watermark:

- ``head``: red head, number, title; ``closing``: body, annex names, signature, 版记;
- ``annex``: annexes, section headings, small print; ``table``: ruled tables over pages;
- ``map_drawing``, ``corner_table``, ``week_strip``: where and when;
- ``code``: the QR code and its check; ``record``: the canonical record.

`approval.approval_pdf` is the pattern for the next paper. Every word of the office's own passes
``gate``; every length is points with the origin at the lower left.
"""
