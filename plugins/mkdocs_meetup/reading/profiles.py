"""A link's address in; whose profile it is, or None, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

PROFILE = re.compile(
    r"(?:https?:)?//(?:www\.|mobile\.)?(?:"
    r"(?P<x>(?:twitter|x)\.com)/@?(?P<h0>\w{1,30})"
    r"|(?P<github>github\.com)/(?P<h1>[A-Za-z0-9-]{1,39})"
    r"|(?P<connpass>connpass\.com)/user/(?P<h2>[\w.-]{1,60})"
    r"|(?P<qiita>qiita\.com)/(?P<h3>[\w.-]{1,60})"
    r"|(?P<zenn>zenn\.dev)/(?P<h4>[\w.-]{1,60})"
    r"|(?P<bluesky>bsky\.app)/profile/(?P<h5>[\w.-]{1,80})"
    r"|(?P<mastodon>mstdn\.jp|mastodon\.social|fosstodon\.org|pawoo\.net)/@(?P<h6>\w{1,60})"
    r")/?(?:[?#].*)?$",
    re.IGNORECASE,
)
RESERVED = frozenset(
    [
        "hashtag",
        "search",
        "intent",
        "home",
        "share",
        "i",
        "about",
        "login",
        "explore",
        "settings",
        "features",
        "topics",
        "orgs",
        "sponsors",
        "events",
        "tags",
    ]
)


@dataclass(frozen=True, slots=True)
class Profile:
    """An account and where it lives."""

    host: str
    handle: str


def profile(url: str) -> Profile | None:
    """The account whose page stands at `url`."""
    match = PROFILE.match(url.strip())
    if match is None:
        return None
    host = next(name for name in ("x", "github", "connpass", "qiita", "zenn", "bluesky", "mastodon") if match[name])
    handle = next(match[f"h{n}"] for n in range(7) if match[f"h{n}"])
    return None if handle.lower() in RESERVED else Profile(host, handle)
