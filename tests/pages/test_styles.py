"""The style sheet: light, without requests, and in step with the templates."""

from __future__ import annotations

import re
from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
STYLES = (THEME / "assets" / "meetup" / "meetup.css").read_text(encoding="utf-8")
OF_STATISTICS = (THEME / "assets" / "meetup" / "stats.css").read_text(encoding="utf-8")
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in THEME.rglob("*.html"))


def test_it_is_small_and_asks_for_nothing():
    assert len(STYLES.encode()) < 20_000
    assert not re.search(r"@import|url\(|@font-face|https?:", STYLES + OF_STATISTICS)


def test_every_class_of_ours_is_in_use():
    styled = set(re.findall(r"\.(mm-[a-z_-]+)", STYLES + OF_STATISTICS))
    made_up = {"mm-switch__long", "mm-switch__short", "mm-heat__", "mm-slides", "mm-video"}
    assert {name for name in styled - made_up if name not in TEMPLATES} == set()


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def over(colour, ground):
    """A colour with an alpha channel on an opaque one."""
    alpha = int(colour[7:9] or "ff", 16) / 255
    mixed = [round(alpha * int(colour[i : i + 2], 16) + (1 - alpha) * int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(*selectors):
    found = {}
    for selector in selectors:
        block = re.search(re.escape(selector) + r" \{([^}]*)\}", STYLES)
        found |= {
            name: value + "ff" if len(value) == 7 else value for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6,8});", block[1])
        }
    return found


def test_text_has_enough_contrast_in_light_and_dark():
    light = variables('[data-md-color-primary="custom"]', "[data-md-color-scheme]")
    dark = light | variables('[data-md-color-scheme="slate"][data-md-color-primary="custom"]', '\n[data-md-color-scheme="slate"]')
    # Material's slate ground is hsla(215, 15%, 14%).
    for colours, ground in ((light, "#ffffff"), (dark, "#1e2229")):
        for surface in (ground, over(colours["mm-surface"], ground), over(colours["mm-tint"], ground)):
            for name in ("md-typeset-a-color", "mm-quiet", "mm-strong"):
                assert contrast(over(colours[name], surface), surface) >= 4.5, (name, surface)
        warning = over(colours["mm-warn-surface"], ground)
        assert contrast(over(colours["mm-warn"], warning), warning) >= 4.5
        assert contrast(over(colours["md-primary-bg-color"], ground), over(colours["md-primary-fg-color"], ground)) >= 4.5
