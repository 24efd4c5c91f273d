r"""A file's bytes in, its text in NFC with `\n` line ends out; no bytes raise."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
LEGACY = ("euc_jp", "cp932")
KANA = re.compile(r"[ぁ-んァ-ヴ]{2}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was found in; None where bytes had to be replaced."""

    text: str
    encoding: str | None


def decode(data: bytes) -> Decoded:
    """The text of a file in UTF-8, in UTF-16 with a byte order mark, or in one of the older Japanese encodings."""
    found = _decode(data)
    return Decoded(_normalise(found.text), found.encoding)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Decoded(text, None if "\ufffd" in text else encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_legacy(data: bytes) -> Decoded:
    for encoding in LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if KANA.search(text):
            return Decoded(text, encoding)
    return Decoded(data.decode("utf-8", "replace"), None)


def _normalise(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return text if text.isascii() else unicodedata.normalize("NFC", text)
