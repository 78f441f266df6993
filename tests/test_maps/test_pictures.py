"""Pictures of maps: that they show what is to be shown, that their letters are right, and that they stay so.

The stored pictures are small, and compared within a tolerance. A picture that differs is written to the
folder of `--pictures` (`build/pictures` unless given); when it is right, it takes the place of the stored
one.
"""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from maps import Assets, AssetsMissing, events_collection, palette
from maps.geodesy import line_geometry
from maps.pictures import PictureOptions, check_fonts, draw_picture, to_png
from maps.pictures.projection import EDGE
from maps.pictures.scene import scene_of

from .readings import READING

STORED = Path(__file__).parent / "pictures"
FEATURES = events_collection(READING)["features"]
ARABIC = "وصل رئيس بعثة UNSMIL (25 موظفاً) إلى طرابلس"
LOOKS: dict[str, dict[str, Any]] = {
    "arabic-light": {"title": ARABIC},
    "english-dark": {"title": "Who went where", "language": "en", "mode": "dark"},
    "narrow": {"title": ARABIC, "width": 300, "height": 450},
}
MARK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3" fill="red"/></svg>'
)
LOGO = "data:image/svg+xml;base64," + b64encode(MARK).decode()
TOLERANCE = (
    3.0  # of 255, as the mean difference of all channels: other versions of the renderer smooth otherwise
)
DIFFERENCE = """async ([one, other]) => {
  const pixels = async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 255;
  let sum = 0;
  for (let i = 0; i < a.data.length; i += 1) sum += Math.abs(a.data[i] - b.data[i]);
  return sum / a.data.length;
}"""


@pytest.fixture(scope="module")
def assets(built_assets: Path) -> Assets:
    return Assets.open(built_assets)


def picture(assets: Assets, features: list[Any] | None = None, **look: Any) -> str:
    """A picture of the sample reading, small enough to be stored."""
    options = PictureOptions(**{"title": "خريطة", "width": 600, "height": 315, **look})
    return draw_picture(FEATURES if features is None else features, options, assets)


def texts(svg: str) -> list[str]:
    """The words of a picture, without the isolates around them."""
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return [re.sub("[\u2066-\u2069]", "", element.text or "") for element in found]


def test_picture_names_places_title_legend_and_sources(assets: Assets) -> None:
    """All that a map must say, in a file that XML parsers read."""
    words = texts(picture(assets, title=ARABIC, width=1200, height=630))
    assert ARABIC in " ".join(words)
    assert {"طرابلس", "زيارة", "حدود متنازع عليها", "مسالك"} <= set(words)
    assert "Natural Earth · GeoNames · الرؤية العربية" in words


def test_every_text_is_isolated_and_none_sets_its_direction(assets: Assets) -> None:
    """Renderers agree on isolates alone; a control of direction in a title is taken out."""
    svg = picture(assets, title="‮evil‬ title\x00")
    assert "direction" not in svg
    assert "‮" not in svg
    for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        if not (element.text or "").isdigit():
            assert re.fullmatch("[\u2067\u2068].*\u2069", element.text or "", re.DOTALL), element.text


def test_hostile_title_stays_text(assets: Assets) -> None:
    """What looks like markup is letters."""
    svg = picture(assets, title='</title><script>alert(1)</script><image href="file:///etc/passwd"/>&')
    assert "<script" not in svg
    assert "<image" not in svg
    assert ElementTree.fromstring(svg).find("{http://www.w3.org/2000/svg}title") is not None


def test_same_events_give_the_same_bytes(assets: Assets) -> None:
    """So that a picture can be cached by what it shows."""
    svg = picture(assets)
    assert picture(assets) == svg
    assert to_png(svg, assets) == to_png(svg, assets)


def test_png_has_the_size_asked_for_and_twice_that(assets: Assets) -> None:
    """The header of a PNG tells its width and height."""
    svg = picture(assets)
    sizes = [
        (int.from_bytes(png[16:20]), int.from_bytes(png[20:24]))
        for png in (to_png(svg, assets), to_png(svg, assets, scale=2))
    ]
    assert sizes == [(600, 315), (1200, 630)]


def test_letters_are_joined_and_run_from_the_right(assets: Assets) -> None:
    """The reversed letters of a title are another picture, and so are the letters one by one."""
    plain, reversed_ = (picture(assets, title=title) for title in ("مسالك", "كلاسم"))
    apart = picture(assets, title="\u200c".join("مسالك"))
    drawn = {to_png(svg, assets) for svg in (plain, reversed_, apart)}
    assert len(drawn) == 3


def test_what_was_denied_is_not_drawn(assets: Assets) -> None:
    """As on the page, where it is hidden at first."""
    denied = [{**one, "properties": {**one["properties"], "status": "denied"}} for one in FEATURES]
    assert "<polyline" in picture(assets)
    assert "<polyline" not in picture(assets, denied)
    assert "منفي" not in texts(picture(assets, denied))


def test_picture_without_events_shows_the_arab_countries(assets: Assets) -> None:
    """An empty map is a map."""
    words = texts(picture(assets, [], width=1200, height=630))
    assert {"ليبيا", "مصر"} <= set(words)


def test_pacific_is_crossed_rather_than_the_world(assets: Assets) -> None:
    """Tokyo and Honolulu lie side by side, and their way is short."""
    here = {"kind": "city", "radius_km": None, "inferred": False}
    tokyo = {**here, "name": "طوكيو", "name_en": "Tokyo", "lon": 139.7, "lat": 35.7}
    honolulu = {**here, "name": "هونولولو", "name_en": "Honolulu", "lon": -157.9, "lat": 21.3}
    parts = [[[139.7, 35.7], [180.0, 30.0]], [[-180.0, 30.0], [-157.9, 21.3]]]
    event = {"kind": "visit", "status": "happened", "origin": tokyo, "destination": honolulu, "via": []}
    feature = {"geometry": {"type": "MultiLineString", "coordinates": parts}, "properties": event}
    svg = picture(assets, [feature])
    assert {"طوكيو", "هونولولو"} <= set(texts(svg))
    points = re.findall(r'<polyline points="([^"]+)"', svg)
    assert len(points) == 1
    assert max(float(point.split(",")[0]) for point in points[0].split()) <= 600


def test_fonts_are_looked_for_before_the_first_picture(assets: Assets, tmp_path: Path) -> None:
    """A missing font is an error; it would be an empty text otherwise."""
    check_fonts(assets)
    with pytest.raises(AssetsMissing, match="masalik build"):
        check_fonts(Assets(directory=tmp_path, files=assets.files))


def test_colours_are_those_of_the_style_sheet(assets: Assets) -> None:
    """One place says them."""
    assert palette("dark")["sea"] != palette("light")["sea"]
    assert palette("dark")["land"] in picture(assets, mode="dark")
    assert palette("light")["land"] in picture(assets)


@pytest.mark.browser
def test_a_subtitle_stands_below_the_title_and_long_ones_are_cut(assets: Assets) -> None:
    """What the events were chosen by, in one line of its own."""
    words = texts(picture(assets, title="وفود", subtitle="زيارة · طرابلس"))
    assert {"وفود", "زيارة · طرابلس"} <= set(words)
    long = texts(picture(assets, title="وفود", subtitle="طرابلس / " * 40))
    assert [text for text in long if text.endswith("…")]


def test_a_country_is_shaded_by_its_land_and_explained(assets: Assets) -> None:
    """Not circled, as a place known roughly is: those have rows of their own in the legend."""
    words = texts(picture(assets))
    assert {"بلد كله", "موقع تقريبي"} <= set(words)
    assert "بلد كله" not in texts(picture(assets, [one for one in FEATURES if "'country'" not in str(one)]))


def test_a_logo_stands_in_place_of_the_name(assets: Assets) -> None:
    """It is drawn, and not merely named."""
    plain, marked = picture(assets), picture(assets, logo=LOGO)
    assert "مسالك" in texts(plain)
    assert "مسالك" not in texts(marked)
    assert to_png(marked, assets) != to_png(marked.replace(LOGO, ""), assets)


def test_a_way_over_the_pole_does_not_run_along_the_edge() -> None:
    """It ends where maps end, and goes on where it comes back."""
    ends = [(0.0, 60.0), (179.0, 62.0)]
    stop = {"kind": "city", "radius_km": None, "inferred": False}
    places = [
        {**stop, "name": name, "name_en": name, "lon": lon, "lat": lat}
        for name, (lon, lat) in zip("ab", ends, strict=True)
    ]
    told = {**FEATURES[0]["properties"], "origin": places[0], "destination": places[1], "via": []}
    told |= {"kind": "movement", "status": "happened"}
    (way,) = scene_of([{**FEATURES[0], "geometry": line_geometry(ends), "properties": told}]).ways
    assert len(way.pieces) == 2
    assert max(abs(y) for piece in way.pieces for _, y in piece) <= EDGE


@pytest.mark.parametrize("name", LOOKS)
def test_picture_looks_as_it_did(
    assets: Assets, browser: Browser, name: str, pytestconfig: pytest.Config
) -> None:
    """Within a tolerance; the browser only compares."""
    png = to_png(picture(assets, **LOOKS[name]), assets)
    stored = STORED / f"{name}.png"
    page = browser.new_page()
    given = [b64encode(one).decode() for one in (png, stored.read_bytes() if stored.exists() else png[:0])]
    difference = page.evaluate(DIFFERENCE, given) if stored.exists() else 255
    page.close()
    if difference > TOLERANCE:
        kept = Path(str(pytestconfig.getoption("--pictures")))
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{name}.png").write_bytes(png)
    assert difference <= TOLERANCE
