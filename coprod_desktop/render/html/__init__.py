"""Tree to HTML: one file without scripts that reflows, prints and speaks."""

from coprod_desktop.render.html.page import render_html

__all__ = ["render_html"]
