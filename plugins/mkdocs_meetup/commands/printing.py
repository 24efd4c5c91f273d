"""Text from reports in; the same without anything that a terminal would obey, out."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Control characters and changes of direction, which could hide or fake a line, as a replacement character."""
    return CONTROL.sub("\ufffd", text)
