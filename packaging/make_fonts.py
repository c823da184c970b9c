# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "fonttools==4.68.0",
#     "fontpkg-atkinson-hyperlegible==1.6",
#     "fontpkg-lexend==1.7",
#     "fontpkg-noto-sans==2.15",
#     "manimgx-fonts==2026.9.26.post1",
# ]
# ///
"""Make the static fonts in resources/fonts from the font packages named above.

Run it with `uv run packaging/make_fonts.py`; the same packages give the same bytes. The results
are committed, so nobody needs to run it to build or use the program.

The PDF renderer maps one character to one glyph and does no shaping. So the fonts lose their
hinting and layout tables, and Noto Sans keeps only scripts that read well without shaping.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Latin, IPA, combining marks, Greek, Cyrillic, punctuation, currency, letter-like, arrows, maths.
PLAIN_SCRIPTS = (
    (0x0020, 0x058F),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x1FFF),
    (0x2000, 0x2BFF),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)


def package_folder(name: str) -> Path:
    """Return the folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: run this with `uv run`")
    return Path(spec.origin).parent


def make(
    source: Path, target: str, axes: dict[str, float], ranges: Iterable[tuple[int, int]] = ()
) -> None:
    """Write one static, unhinted font of `source` at `axes`, with the characters in `ranges`."""
    font = TTFont(source, recalcTimestamp=False)
    if axes:
        font = instantiateVariableFont(font, axes, updateFontNames=False)
    name = target.removesuffix(".ttf")
    for record in font["name"].names:
        if record.nameID == 6:  # noqa: PLR2004 - the PostScript name, which PDF readers show
            record.string = name
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "gasp", "meta", "prop"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    keep = set(font.getBestCmap())
    wanted = tuple(ranges)
    if wanted:
        keep = {code for code in keep if any(low <= code <= high for low, high in wanted)}
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    font.save(TARGET / target, reorderTables=True)
    print(f"{target}: {(TARGET / target).stat().st_size // 1024} KB, {len(keep)} characters")


def licence(source: Path, target: str) -> None:
    """Copy a licence text beside the fonts."""
    (TARGET / target).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> None:
    """Make every font and copy every licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    atkinson = package_folder("fontpkg_atkinson_hyperlegible")
    lexend = package_folder("fontpkg_lexend")
    noto = package_folder("fontpkg_noto_sans")
    more = package_folder("manimgx_fonts")
    for weight, amount in (("Regular", 400), ("Bold", 700)):
        make(
            atkinson / "files" / f"AtkinsonHyperlegible-{weight}.ttf",
            f"AtkinsonHyperlegible-{weight}.ttf",
            {},
        )
        make(lexend / "files" / "Lexend[wght].ttf", f"Lexend-{weight}.ttf", {"wght": amount})
        make(
            noto / "files" / "NotoSans[wdth,wght].ttf",
            f"NotoSans-{weight}.ttf",
            {"wght": amount, "wdth": 100},
            PLAIN_SCRIPTS,
        )
    make(more / "NotoSansSymbols[wght].ttf", "NotoSansSymbols-Regular.ttf", {"wght": 400})
    make(more / "NotoEmoji[wght].ttf", "NotoEmoji-Regular.ttf", {"wght": 400})
    licence(atkinson / "LICENSE", "OFL-AtkinsonHyperlegible.txt")
    licence(lexend / "LICENSE", "OFL-Lexend.txt")
    licence(noto / "LICENSE", "OFL-NotoSans.txt")
    found = next(more.parent.glob("manimgx_fonts-*.dist-info")) / "licenses" / "LICENSE"
    licence(found, "OFL-NotoSansSymbols-NotoEmoji.txt")


if __name__ == "__main__":
    main()
