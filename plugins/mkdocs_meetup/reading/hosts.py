"""Talks and the report's text in; the talks without speakers that the text knows for companies, such as the host of the evening, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .folding import flat, fold
from .unit import Speech, Unit

_WORD = r"(?P<{}>[A-Za-z][A-Za-z0-9.&-]{{1,20}}|[ァ-ヶー]{{2,15}})"
_POLITE = r"[ ]?(?:さん|様|さま)"
NAMED = re.compile(
    rf"(?:会場|主催|共催|協賛|スポンサー|提供)(?:企業)?(?:は|:|の)[ ]?{_WORD.format('told')}{_POLITE}"
    rf"|{_WORD.format('place')}{_POLITE}(?:の(?:新?オフィス|会場|本社|社屋|セミナールーム|会議室|場所をお?借り)|(?:が|の)?(?:主催|協賛)(?!者)"
    r"|(?:が|に)会場を?(?:提供|貸|お?借り)|(?:にて|で)(?:開催|行わ))"
    rf"|(?:株式会社|\(株\))[ ]?{_WORD.format('before')}(?![A-Za-zァ-ヶー一-龠])|{_WORD.format('behind')}(?:株式会社|\(株\))"
)
SINGLE = re.compile(r"[A-Za-z][A-Za-z0-9.&-]{1,20}|[ァ-ヶー]{2,15}")


def without_hosts(units: Iterable[Unit], text: str) -> Iterator[Unit]:
    """`会場はウミベさん`: who is thanked for the rooms, or called a company elsewhere, gives no talk as `ウミベさん`."""
    units = list(units)
    if not any(_is_doubtful(one) for unit in units for one in unit.speeches):
        yield from units
        return
    known = {fold(word) for match in NAMED.finditer(flat(text)) for word in match.groups() if word}
    for unit in units:
        kept = tuple(one for one in unit.speeches if not (_is_doubtful(one) and fold(one.person.name or "") in known))
        yield unit if len(kept) == len(unit.speeches) else replace(unit, speeches=kept)


def _is_doubtful(speech: Speech) -> bool:
    """A single word with an honorific and nothing else, in letters in which companies are written."""
    one = speech.person
    return one.polite and not one.handle and not one.organization and bool(SINGLE.fullmatch(one.name or ""))
