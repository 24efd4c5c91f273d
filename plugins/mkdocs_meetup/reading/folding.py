"""A text in; the letters and digits by which two spellings of one title or name are the same, out."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.85
SIGNS = re.compile(r"[\W_]+")
WIDTHS = str.maketrans("（）［］【】〔〕＜＞〈〉＠：／，；＆｜　＋", "()[][][]<><>@:/,;&| +")
"""One character for one character, so that positions stay."""


def fold(text: str) -> str:
    """NFKC, lower case, letters and digits alone."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", text).lower())


def alike(one: str, other: str) -> bool:
    """Whether two folded titles are one title, perhaps with a typing error."""
    if one == other:
        return bool(one)
    if not one or not other or abs(len(one) - len(other)) > 0.3 * max(len(one), len(other)):
        return False
    matcher = SequenceMatcher(None, one[:300], other[:300], autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
