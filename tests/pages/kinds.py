"""One page of each kind in the showcase, and the ways to look at it."""

from __future__ import annotations

from itertools import product
from urllib.parse import quote

KINDS = {
    "home": "",
    "events": "events/",
    "event": "events/架空コンテナ勉強会-8/",
    "cancelled event": "events/架空コンテナ勉強会-9/",
    "talks": "talks/",
    "talk": "talks/mujinto-conf-2024/webassemblyはサーバで何になるか/",
    "speakers": "speakers/",
    "speaker": "speakers/umineko_rollout/",
    "tags": "tags/",
    "tag": "tags/webassembly/",
    "organizations": "organizations/",
    "organization": "organizations/yuragi/",
    "series index": "series/",
    "series": "series/架空コンテナ勉強会/",
    "reports": "reports/",
    "report": "reports/2022/container-01/",
    "years": "years/",
    "year": "years/2024/",
    "statistics": "stats/",
    "search": "search/?q=webassembly",
    "not found": "404.html",
    "by hand": "about/",
}
TREES, SCHEMES, WIDTHS = ("", "en/"), ("light", "dark"), (360, 768, 1280)
VIEWS = list(product(TREES, SCHEMES, WIDTHS))


def address_of(kind, tree):
    path, _, query = KINDS[kind].partition("?")
    return ("" if kind == "not found" else tree) + quote(path) + (f"?{query}" if query else "")
