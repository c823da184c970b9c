"""Tree to tagged PDF: words into lines, lines into strips, strips onto pages, pages into a file.

`walker` and `tables` turn nodes into strips and structure elements, `flow` puts the strips on
pages, `page` draws each page, `writer` makes the file. The tag tree is built with the strips,
before anything has a place, so it always follows the document tree.
"""

from coprod_desktop.render.pdf.pack import render_pdf

__all__ = ["render_pdf"]
