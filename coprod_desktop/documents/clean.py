"""Makes any string fit to print: what a person typed or imported may hold anything."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_LOST = re.compile("[\ud800-\udfff]")
# Controls, noncharacters and tags that no reader ever sees. The byte order mark is among them.
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Return `text` with the same words, in characters that every format can hold.

    Letters and their accents are joined (NFC), all kinds of wide spaces become a space and all
    kinds of line ends a line feed. Controls and noncharacters go. Half a surrogate pair, which
    no file can store, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _LOST.sub("\ufffd", text)
    return _NOTHING.sub("", unicodedata.normalize("NFC", text))
