"""A newsroom's own look: what it may say, what is refused, and what it does to pages and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps import Assets, PageLinks, Theme, ThemeError, load_theme, palette, render_page
from maps.contrast import contrast, too_faint
from maps.pictures import PictureOptions, draw_picture

from .conftest import EVENTS, Open

WINE = "#7a1030"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
TELLING = f"""
title = {{ ar = "أخبار المثال", en = "Example News" }}

[light]
accent = "{WINE}"
visit = "#036"

[dark]
accent = "#ffb0c0"

[font]
family = "Example Naskh"
fallbacks = ["Amiri"]
regular = "naskh.woff2"

[logo]
file = "logo.svg"
text = "شعار المثال"
"""


def theme(folder: Path, told: str = TELLING) -> Theme:
    """A theme with its files."""
    (folder / "naskh.woff2").write_bytes(b"wOF2 and so on")
    (folder / "logo.svg").write_text(LOGO)
    path = folder / "theme.toml"
    path.write_text(told, encoding="utf-8")
    return load_theme(path)


def test_contrast_is_that_of_the_guidelines() -> None:
    """The greys that WCAG's own explanations name."""
    assert contrast("#ffffff", "#000000") == 21
    assert (round(contrast("#767676", "#ffffff"), 2), round(contrast("#ffffff", "#777777"), 2)) == (
        4.54,
        4.48,
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_own_colours_keep_to_what_themes_must(mode: str) -> None:
    """The palette of the project is measured as any other."""
    assert list(too_faint(palette(mode))) == []  # type: ignore[arg-type]


def test_theme_is_one_style_sheet_with_files_named_by_their_content(tmp_path: Path) -> None:
    """Short colours are written out; the font that it names is asked for before ours."""
    found = theme(tmp_path)
    sheet = found.files[found.sheet].decode()
    assert ":root {" in sheet
    assert '"Example Naskh", "Amiri", "Masalik Sans"' in sheet
    assert f"--masalik-accent: {WINE}; --masalik-visit: #003366;" in sheet
    font = next(name for name in found.files if name.endswith(".woff2"))
    assert f'url("{font}")' in sheet
    assert found.title == {"ar": "أخبار المثال", "en": "Example News"}
    assert len(sheet) < 1000
    assert theme(tmp_path).files.keys() == found.files.keys()


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ('colour = "red"', r"colour: unknown"),
        ('[light]\nmain = "#000000"', r"light\.main: unknown"),
        ('[light]\naccent = "red; } body { display: none"', r"light\.accent: must be a colour"),
        ("[light]\naccent = 7", r"light\.accent: must be a colour"),
        ('[light]\nink = "#999999"', r"light\.ink: its contrast with light\.paper is 2\.85, .* 4\.5"),
        ('[dark]\nsea = "#6f8f8c"', r"dark\.visit: its contrast with dark\.sea is 1\.\d\d, .* 3\.0"),
        ('[font]\nfamily = "x\\"; } * { color: red"', r"font\.family: must be a name"),
        ('[font]\nfamily = "Naskh"\nregular = "logo.svg"', r"font\.regular: logo\.svg is no WOFF2"),
        ('[font]\nfamily = "Naskh"\nbold = "none.woff2"', r"font\.bold: .*none\.woff2 cannot be read"),
        ('[font]\nfallbacks = ["Amiri"]', r"font\.family: must be a name"),
        ('[logo]\nfile = "logo.svg"', r"logo\.text: must be a text"),
        ('[logo]\nfile = "naskh.woff2"\ntext = "x"', r"logo\.file: naskh\.woff2 is neither"),
        ('title = { ar = "أ" }', r"title\.en: must be a text"),
        ("light = 3", r"light: must be a table"),
        ("= 3", r"cannot be read"),
    ],
)
def test_theme_that_cannot_be_is_refused_by_key(tmp_path: Path, told: str, named: str) -> None:
    """With the file, and the figure where it is one of contrast."""
    with pytest.raises(ThemeError, match=rf"theme\.toml: {named}"):
        theme(tmp_path, told)


def test_theme_shows_on_a_page(open_map: Open, site: object, tmp_path: Path) -> None:
    """In the browser, light and dark; the logo has words, the title stands beside it."""
    look = theme(tmp_path)
    for name, content in look.files.items():
        kind = {"css": "text/css", "svg": "image/svg+xml"}.get(name.rpartition(".")[2], "font/woff2")
        site.answers[f"/assets/{name}"] = 200, kind, content  # type: ignore[attr-defined]
    for mode, accent in (("light", "rgb(122, 16, 48)"), ("dark", "rgb(255, 176, 192)")):
        opened = open_map(look=look, theme=mode, links=PageLinks(home="/"))
        assert opened.style(".masalik-home", "color") == accent
        assert opened.style("body .masalik", "fontFamily").startswith('"Example Naskh", Amiri')
        assert opened.page.locator(".masalik-home img").get_attribute("alt") == "شعار المثال"
        assert opened.texts(".masalik-home") == ["أخبار المثال"]
        opened.problems = [told for told in opened.problems if "font" not in told.lower()]


def test_file_carries_its_theme(built_assets: Path, tmp_path: Path) -> None:
    """Style sheet, font and logo, so that it asks nobody."""
    page = render_page(
        title="وفود", standalone=EVENTS, look=theme(tmp_path), assets=Assets.open(built_assets)
    )  # type: ignore[arg-type]
    assert WINE in page
    assert "data:font/woff2;base64,d09GMiBhbmQ" in page
    assert 'class="masalik-home"><img src="data:image/svg+xml;base64,' in page


def test_picture_wears_the_theme(built_assets: Path, tmp_path: Path) -> None:
    """Its colours and its name."""
    look = theme(tmp_path)
    options = PictureOptions(title="وفود", colours=look.colours["light"], brand=look.title["ar"])
    svg = draw_picture(EVENTS["features"], options, Assets.open(built_assets))
    assert (WINE in svg, "أخبار المثال" in svg, "مسالك" in svg) == (True, True, False)
