"""A body in; the same lines without Hugo's shortcodes, Liquid's and Pelican's tags: what they show as Markdown, the rest dropped, out.

Code keeps them: there they are the subject. Line numbers do not change.
"""

from __future__ import annotations

import re

from .fences import outside_code

SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]+)([^{}]*?)/?\s*[>%]\}\}")
LIQUID = re.compile(r"\{%-?\s*(\w+)([^{}%]*)-?%\}")
# Only what a generator would have filled in: `{{ .Values.image }}` in a report about Helm is the report's own subject.
VARIABLE = re.compile(
    r"\{\{-?[ \t]*(?:(?:page|site|post|include|layout|paginator|jekyll|content|theme|SITEURL)(?![\w-])"
    r"|[\"'][^{}\"']{0,200}[\"'][ \t]*\|)[^{}]{0,200}\}\}"
)
PELICAN = re.compile(r"\{(?:filename|static|attach|author|category|tag|index)\}", re.IGNORECASE)
ARGUMENT = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))|\"([^\"]*)\"|'([^']*)'|(\S+)")
ZENN_BOX = re.compile(r"^\s*:{3,}[ \t]*(?:(?:message|details)\b[ \t]*(?:alert\b)?[ \t]*(?P<title>.*))?$")
ZENN_EMBED = re.compile(r"@\[(speakerdeck|youtube|slideshare|docswell|tweet|card|figma)\]\(([^()\s]+)\)", re.IGNORECASE)
HATENA_LINK = re.compile(
    r"(?<!\])\[(?P<url>https?://[^\s\[\]]{1,400}?):(?:embed|title)(?:=(?P<title>[^\[\]\n]{1,200})|[\w:]{0,40})\](?!\()"
)
HATENA_PHOTO = re.compile(r"\[f:id:[^\[\]\n]{1,200}\](?!\()")
HATENA_ID = re.compile(r"\[id:([\w-]{2,40})(?::detail)?\](?!\()", re.ASCII)
HATENA_DETAIL = re.compile(r"(?<![\w:/\[])id:([\w-]{2,40}):(?:detail|image|icon)\b", re.ASCII)
CARD = re.compile(r"card|link|embed|preview|slide|deck", re.IGNORECASE)
"""In the name of a tag of the site's own: it shows the page whose address it is given."""
VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "docswell": "https://www.docswell.com/slide/{}/embed",
    "vimeo": "https://vimeo.com/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/{}",
}
MISSPELT = {"speakersdeck": "speakerdeck", "speaker_deck": "speakerdeck", "speaker-deck": "speakerdeck", "slide_share": "slideshare"}
PAGES = {
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "gist": "https://gist.github.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
ADDRESSES = ("href", "url", "link", "src", "to")
TEXTS = ("text", "title", "label", "name", "caption")
WEB = re.compile(r"https?://[^\s()]+$")
LINKED = frozenset({"ref", "relref", "post_url", "link"})


def without_shortcodes(body: str) -> str:
    """The body as its generator would have shown it, as far as Markdown can."""
    if not any(mark in body for mark in ("{{", "{%", ":::", "](", ":embed", ":title", "[f:id:", "[id:", ":detail")) and not PELICAN.search(
        body
    ):
        return body
    return "\n".join(outside_code(body.split("\n"), _shown))


def _shown(text: str) -> str:
    if not any(mark in text for mark in ("{", ":::", "@[", "[http", "[f:id:", "[id:", ":detail")):
        return text
    text = _of_platforms(text)
    text = SHORTCODE.sub(lambda match: _render(match[2].lower(), match[3]) if not match[1] else "", text)
    text = LIQUID.sub(
        lambda match: (
            match[0]
            if _is_code(match[1])
            else _render(match[1].lower(), match[2])
            if match[1] in (*VIDEOS, *PAGES, *LINKED) or (CARD.search(match[1]) and "://" in match[2])
            else ""
        ),
        text,
    )
    return PELICAN.sub("", VARIABLE.sub("", text))


def _of_platforms(text: str) -> str:
    """Zenn's and Hatena's notations as Markdown, their boxes dropped."""
    if text.lstrip().startswith(":::"):
        return ZENN_BOX.sub(r"\g<title>", text)
    if "@[" in text:
        text = ZENN_EMBED.sub(lambda match: _render(match[1].lower(), match[2].strip()) or match[2].strip(), text)
    if "[http" in text:
        text = HATENA_LINK.sub(lambda match: f"[{match['title']}]({match['url']})" if match["title"] else match["url"], text)
    if "id:" in text:
        text = HATENA_DETAIL.sub(r"id:\1", HATENA_ID.sub(r"id:\1", HATENA_PHOTO.sub("", text)))
    return text


def _is_code(name: str) -> bool:
    """Liquid's blocks of code stay until the outline has seen them."""
    return name in ("highlight", "endhighlight", "codeblock", "endcodeblock")


def _render(name: str, rest: str) -> str:
    named, plain = _arguments(rest)
    name = MISSPELT.get(name, name)
    first = named.get("id") or named.get("src") or named.get("url") or (plain[0] if plain else "")
    if name in VIDEOS or name in PAGES:
        address = {**VIDEOS, **PAGES}[name]
        value = plain[1] if len(plain) > 1 and name in PAGES and name != "gist" else "/".join(plain[:2]) if name == "gist" else first
        return value if value.startswith("http") else address.format(value) if value else ""
    if name in ("figure", "img", "image") and first:
        return f"![{named.get('alt') or named.get('caption') or named.get('title') or ''}]({first})"
    if name in LINKED:
        return first
    return _linked(named, plain)


def _linked(named: dict[str, str], plain: list[str]) -> str:
    """A shortcode of the site's own that shows a link or a card: its address is what counts."""
    address = next((named[key] for key in ADDRESSES if named.get(key)), "") or next((one for one in plain if WEB.match(one)), "")
    text = next((named[key] for key in TEXTS if named.get(key)), "") or next((one for one in plain if not WEB.match(one)), "")
    if not WEB.match(address):
        return ""
    return f"[{text}]({address})" if text and not re.search(r"[\[\]\n]", text) else address


def _arguments(text: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    plain: list[str] = []
    for match in ARGUMENT.finditer(text.strip()):
        if match[1]:
            named[match[1].lower()] = next((match[n] for n in (2, 3, 4) if match[n] is not None), "")
        else:
            plain.append(next((match[n] for n in (5, 6, 7) if match[n] is not None), ""))
    return named, plain
