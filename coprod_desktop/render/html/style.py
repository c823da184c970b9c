"""The style sheet of an HTML file: the profile's rules as CSS."""

from __future__ import annotations

from coprod_desktop.render.profiles import PrintProfile

_FAMILIES = {
    "atkinson": '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, "Noto Sans"',
    "lexend": 'Lexend, "Atkinson Hyperlegible", Verdana, "Noto Sans"',
    "noto": '"Noto Sans", Verdana',
}

_RULES = """\
html { font-size: var(--size); background: var(--tint); color: var(--ink); }
body { margin: 0; font-family: var(--family); line-height: var(--line);
  letter-spacing: var(--letter); word-spacing: var(--word); overflow-wrap: anywhere;
  text-align: left; hyphens: manual; }
main { max-width: min(70ch, 100%); margin: 0 auto; padding: 1.5rem clamp(0.8rem, 4vw, 2rem);
  box-sizing: border-box; }
.document + .document { margin-top: 4rem; }
.document.sheet { max-width: none; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.4em; font-weight: 700;
  font-size: 1rem; }
h1 { font-size: calc(1.3rem + 5.5pt); margin-top: 0; }
h1::after { content: ""; display: block; width: 4.2em; max-width: 100%; height: 0.16em;
  margin-top: 0.5em; border-radius: 0.1em; background: var(--accent); }
h2 { font-size: calc(1.15rem + 1pt); }
h3 { font-size: 1.06rem; }
p, ul, ol, table, figure, .write, .callout { margin: 0 0 1em; }
dfn { font-style: normal; }
.kept { white-space: nowrap; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 0.2em solid var(--accent); outline-offset: 0.15em; }
ul, ol { padding-left: 1.6em; }
li { margin-bottom: 0.5em; }
li > p:last-child { margin-bottom: 0; }
.plain { list-style: none; padding: 0; }
.checks { list-style: none; padding: 0; }
.checks li { padding-left: 1.8em; margin-bottom: 0.8em; }
.checks.options li { padding-left: 0; }
.checks p { margin: 0; }
.checks:not(.options) .box { margin-left: -1.8em; margin-right: 0.55em; }
.options .option { display: inline-block; margin-right: 1.2em; }
.box { width: 1.05em; height: 1.05em; vertical-align: -0.15em; fill: none; stroke: var(--ink);
  stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.label { font-weight: 700; margin-bottom: 0.2em; }
.lines { display: block; }
.lines i { display: block; height: var(--pitch); box-sizing: border-box;
  border-bottom: 1.2px solid var(--rule); }
.callout { border: 2.5px solid var(--accent); border-radius: 0.6em; padding: 1em 1.1em; }
.callout > :last-child { margin-bottom: 0; }
figure svg { display: block; max-width: 100%; height: auto; }
figure .icon { width: 7em; }
figure .wide { width: 100%; max-height: 85vh; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.6em; margin-bottom: 1em; }
.row figure { flex: 0 1 7em; }
.row p { flex: 1 1 12em; }
figcaption { margin-top: 0.3em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding-bottom: 0.4em; }
th, td { text-align: left; vertical-align: top; padding: 0.42em 0.5em;
  border-bottom: 1.2px solid var(--rule); }
thead th { background: var(--soft); color: var(--accent); border: 0; }
.cards > section { border: 1.5px solid var(--rule); border-radius: 0.6em; padding: 1.1em;
  margin-bottom: 1em; }
.cards > section > :first-child { margin-top: 0; }
.cards > section > :last-child { margin-bottom: 0; }
.badges { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); }
.badges > :not(.callout) { grid-column: 1 / -1; }
.badges > .callout { border: 1px solid var(--rule); border-radius: 0; margin: 0; min-height: 54mm;
  box-sizing: border-box; break-inside: avoid; }
.badges > .callout > p:first-child > strong { font-size: max(1em, min(2.4em, 40pt));
  line-height: 1.15; }
.poster { font-size: max(1em, min(1.5em, 30pt)); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media screen and (max-width: 34em) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  tbody th, td { border: 0; padding: 0.1em 0; }
  tbody tr { border-bottom: 1.2px solid var(--rule); padding: 0.5em 0; }
  tbody th::before, td::before { content: attr(data-label) ": "; font-weight: 700;
    color: var(--accent); }
}
@media print {
  html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .document + .document, .new-page { break-before: page; margin-top: 0; }
  h1, h2, h3, h4, h5, h6, .label, caption { break-after: avoid; }
  p, li { orphans: 2; widows: 2; }
  tr, figure, .row, .callout, .cards > section { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def style_sheet(profile: PrintProfile) -> str:
    """Return the CSS of one profile."""
    family = _FAMILIES[profile.font]
    return (
        ":root {\n"
        f"  --size: {profile.size_pt:g}pt; --line: {profile.line_spacing:g};\n"
        f"  --letter: {profile.letter_spacing:g}em; --word: {profile.word_spacing:g}em;\n"
        f"  --tint: {profile.tint}; --ink: {profile.ink}; --accent: {profile.accent};\n"
        f"  --soft: {profile.soft}; --rule: {profile.rule}; --pitch: {profile.write_pitch:g}pt;\n"
        f"  --family: {family}, Arial, sans-serif;\n}}\n"
        f"@page {{ size: A4; margin: {profile.margin_mm:g}mm; }}\n"
        f"{_RULES}"
    )
