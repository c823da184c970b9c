"""The pieces that every page is built from, so that all pages look and behave alike."""

from coprod_desktop.ui.kit.buttons import Button, link, primary, secondary
from coprod_desktop.ui.kit.flow import FlowLayout
from coprod_desktop.ui.kit.focus import FocusRing
from coprod_desktop.ui.kit.frames import Card, Note, ScrollColumn, column, row, rule
from coprod_desktop.ui.kit.in_sight import InSight, scroll_to
from coprod_desktop.ui.kit.labels import (
    IconLabel,
    Label,
    as_tip,
    eyebrow,
    field_label,
    heading,
    quiet,
    text,
)
from coprod_desktop.ui.kit.measures import FOUR, HALF, ONE, THREE, TWO, em, set_look
from coprod_desktop.ui.kit.sheets import Sheet
from coprod_desktop.ui.kit.stack import Stack

__all__ = [
    "FOUR",
    "HALF",
    "ONE",
    "THREE",
    "TWO",
    "Button",
    "Card",
    "FlowLayout",
    "FocusRing",
    "IconLabel",
    "InSight",
    "Label",
    "Note",
    "ScrollColumn",
    "Sheet",
    "Stack",
    "as_tip",
    "column",
    "em",
    "eyebrow",
    "field_label",
    "heading",
    "link",
    "primary",
    "quiet",
    "row",
    "rule",
    "scroll_to",
    "secondary",
    "set_look",
    "text",
]
