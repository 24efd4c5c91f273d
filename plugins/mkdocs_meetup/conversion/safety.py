"""HTML with anything in it goes in, HTML that can do no harm comes out: no script, no handler, no form, no style.

Media of other hosts pass here and become links in `embeds`, which is why the two are always used together.
"""

from __future__ import annotations

import re

import nh3

LINK_SCHEMES = frozenset({"speaker", "talk", "tag", "event", "series", "organization"})
"""Addresses of this site's own things, as authors write them: `speaker:making`."""

_TAGS = frozenset(
    "a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl"  # noqa: SIM905
    " dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s samp"
    " section small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr".split()
)
_REMOVED = frozenset(
    "acronym applet area base basefont bgsound blink body button canvas data datalist dialog dir embed fieldset font form frame frameset"  # noqa: SIM905
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
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "data", *LINK_SCHEMES})


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


def placeholders_as_text(html: str) -> str:
    """The HTML with `<pod-name>` and its like shown as they were written."""
    return _NAME.sub(lambda match: "<" if match[1].lower() in _TAGS or match[1].lower() in _REMOVED else "&lt;", html)
