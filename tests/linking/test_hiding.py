"""Names go as words, links that hold them go as a whole, and no line moves."""

from __future__ import annotations

import pytest
from hostile import processor_seconds

from mkdocs_meetup.linking.hiding import veil

VEIL = veil(["汐見 渚", "汐見渚", "Nagisa Shiomi", "nagisa", "灯"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汐見渚さんと汐見 渚氏", "非公開さんと非公開氏"),
        ("by Nagisa Shiomi (@nagisa)", "by 非公開 (非公開)"),
        ("nagisamori と @nagisa_2", "nagisamori と @nagisa_2"),
        ("灯台の灯さん、灯氏、街灯", "灯台の非公開さん、非公開氏、街灯"),
        ("[渚](https://x.com/nagisa)と[海](https://example.org/)", "渚と[海](https://example.org/)"),
        ("![顔](images/nagisa.png)", "顔"),
        ("https://github.com/nagisa/wavesを見る", "非公開"),
        ("[波](https://example.org/%E6%B1%90%E8%A6%8B%E6%B8%9A)", "波"),
        ("https://example.org/nagisa-shiomi/ と nagisa_shiomi", "非公開 と 非公開"),
        ("一行目 nagisa\n二行目\n", "一行目 非公開\n二行目\n"),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert VEIL.text(text, "ja") == expected


def test_other_languages_have_their_own_words() -> None:
    assert VEIL.text("thanks to nagisa", "en") == "thanks to name withheld"


@pytest.mark.parametrize("part", ["[", "](", "[nagisa](", "https://", "nagisa", "(nagisa "])
def test_every_text_is_done_with(part: str) -> None:
    text = "nagisa " + part * (200_000 // len(part))
    with processor_seconds(20):
        VEIL.text(text, "ja")
