"""A text in; the letters and digits by which two spellings of one title or name are the same, out."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.85
SIGNS = re.compile(r"[\W_]+")
WIDTHS = str.maketrans("（）［］【】〔〕＜＞〈〉＠：／，；＆｜　＋＿", "()[][][]<><>@:/,;&| +_")
"""One character for one character, so that positions stay."""
WIDE = re.compile(f"[{''.join(map(chr, WIDTHS))}]")

NESTED = re.compile(r"\([^()]*\([株有合]\)")
CLOSED = {"(株)": "\ue0f4", "(有)": "\ue0f5", "(合)": "\ue0f6"}
"""`(株)` inside of brackets, as one character, so that the brackets around it are seen as a pair."""


def flat(text: str) -> str:
    """The text in half-width brackets, of which none holds another but for what is no company's form."""
    if text.isascii():
        return text
    if WIDE.search(text):
        text = text.translate(WIDTHS)
    if ")" in text and NESTED.search(text):
        for form, character in CLOSED.items():
            text = text.replace(form, character)
    return text


def unfolded(text: str) -> str:
    """The same with each company's form as it was written."""
    if text.isascii():
        return text
    for form, character in CLOSED.items():
        text = text.replace(character, form)
    return text


@lru_cache(maxsize=1024)  # a title is compared with every other
def fold(text: str) -> str:
    """NFKC, lower case, letters and digits alone."""
    text = unicodedata.normalize("NFKC", text).lower()
    return text if text.isalnum() else SIGNS.sub("", text)


def alike(one: str, other: str) -> bool:
    """Whether two folded titles are one title, perhaps with a typing error."""
    if one == other:
        return bool(one)
    if not one or not other or abs(len(one) - len(other)) > 0.3 * max(len(one), len(other)):
        return False
    matcher = SequenceMatcher(None, one[:300], other[:300], autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
