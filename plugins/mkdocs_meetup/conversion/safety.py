"""HTML with anything in it goes in, HTML that can do no harm comes out: no script, no handler, no form, no style.

Media of other hosts pass here and become links in `embeds`, which is why the two are always used together.
"""

from __future__ import annotations

import re

import nh3

from ..model import REFUSED

LINK_SCHEMES = frozenset({"speaker", "talk", "tag", "event", "series", "organization"})
"""Addresses of this site's own things, as authors write them: `speaker:making`."""

_TAGS = frozenset(
    "a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl"
    " dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s samp"
    " section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr".split()
)
_REMOVED = frozenset(
    "acronym applet area base basefont bgsound blink body button canvas data datalist dialog dir embed fieldset font form frame frameset"
    " head hgroup html iframe legend link main map marquee math menu meta meter nav nobr noembed noframes noscript object optgroup option"
    " output param plaintext portal progress rb rtc search select slot strike style script svg template textarea title xmp".split()
)
"""What HTML knows and we don't let through; all other names are words that somebody put between angle brackets."""
_NAME = re.compile(r"<(?=/?([a-zA-Z][^\s/>]*))")
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir", "aria-label", "aria-hidden", "aria-describedby", "aria-labelledby"},
    "a": {"href", "name", "download", "hreflang"},
    "audio": {"src", "controls", "loop", "muted"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height"},
    "input": {"checked", "disabled", "name"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "source": {"src", "srcset", "sizes", "media", "type"},
    "td": {"colspan", "rowspan", "headers", "align"},
    "th": {"colspan", "rowspan", "headers", "scope", "align"},
    "time": {"datetime"},
    "track": {"src", "srclang", "label", "kind", "default"},
    "video": {"src", "poster", "controls", "loop", "muted", "width", "height"},
}
_VALUES = {"a": {"target": {"_blank"}}, "input": {"type": {"checkbox", "radio"}}}
_SCHEMES = frozenset("data ftp geo git http https irc ircs magnet mailto matrix news sip sips sms ssh tel webcal xmpp".split()) | {
    REFUSED,
    *LINK_SCHEMES,
}
_LOADING = re.compile(r"<(?:a|img)\s[^<>]*", re.IGNORECASE)
_ADDRESS = re.compile(r"""(\s(?:href|src)\s*=\s*["']?\s*)(?=([a-z][a-z0-9+.-]*):)""", re.IGNORECASE)
_OF_THE_FRAME = re.compile(r"(?:md|mdx|mm)-")
_CLASSES = frozenset({"md-button", "md-button--primary", "md-tag", "mm-embed", "mm-facts"})
"""Of the frame's own classes, those that do nothing but look."""


def cleaner() -> nh3.Cleaner:
    """What cleans the HTML of reports; it is made once and used for all."""
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "svg", "math"},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        tag_attribute_values=_VALUES,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(_SCHEMES),
        url_relative="pass_through",
    )


def with_refused_addresses(html: str) -> str:
    """The HTML with every link that the cleaner would empty behind a scheme that leads nowhere."""
    return _LOADING.sub(lambda tag: _ADDRESS.sub(_refused, tag[0]), html) if ":" in html else html


def _refused(match: re.Match[str]) -> str:
    return match[1] if match[2].lower() in _SCHEMES else f"{match[1]}{REFUSED}:"


def harmless_classes(written: str) -> str:
    """The classes without those that make a part of the page's frame of an element: an overlay, a dialog, a drawer."""
    return " ".join(name for name in written.split() if name in _CLASSES or not _OF_THE_FRAME.match(name.lower()))


def placeholders_as_text(html: str) -> str:
    """The HTML with `<pod-name>` and its like shown as they were written."""
    return _NAME.sub(lambda match: "<" if match[1].lower() in _TAGS or match[1].lower() in _REMOVED else "&lt;", html)
