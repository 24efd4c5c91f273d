"""The patterns of what marks a person: honorifics behind a name, and `@handle`."""

from __future__ import annotations

import re

HONORIFIC = r"(?:さん|さま|氏|先生|先輩|くん|ちゃん|님|-san\b)"
HONORIFIC_END = re.compile(rf"(?<=\S)[ \t]?(?:{HONORIFIC}|(?<=[一-龠ァ-ヶーa-zA-Z])[ ]?[様君])(?:ら|たち|達)?$")
HANDLE = re.compile(r"(?<![\w.])@[ ]?([A-Za-z0-9_](?:[\w-]{0,37}[A-Za-z0-9_])?)(?![A-Za-z0-9@]|\.[A-Za-z])", re.ASCII)
