"""Makes plain links of what would fetch something from another host: frames, players, scripts of embedded slides, pictures."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

from .tree import BLOCKS, Element, Node

CLASS = "mm-embed"

_START = re.compile(r"<(iframe|script|embed|object)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CLOSE = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("iframe", "script")}
_INVISIBLE = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=]*", re.IGNORECASE)
_YOUTUBE = re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com")
_LOADED = ("src", "poster")


def frames_as_links(html: str) -> str:
    """The HTML with a link in place of each frame, plug-in and embedding script; other scripts are gone."""
    pieces: list[str] = []
    position = 0
    unclosed: set[str] = set()
    while match := _START.search(html, position):
        tag = match[1].lower()
        pieces += [html[position : match.start()], _link(tag, _attributes(match[2]))]
        position = match.end()
        if tag in _CLOSE and tag not in unclosed:
            closing = _CLOSE[tag].search(html, position)
            position = closing.end() if closing else position
            unclosed |= set() if closing else {tag}
    return "".join([*pieces, html[position:]])


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(text)}


def _link(tag: str, attributes: dict[str, str]) -> str:
    source = attributes.get("data" if tag == "object" else "src") or attributes.get("data-src", "")
    url = _script_page(source, attributes) if tag == "script" else page_of(source)
    if not url:
        return ""
    return f'<a class="{CLASS}" href="{escape(url)}">{escape(_name(url, attributes.get("title", "")))}</a>'


def _script_page(source: str, attributes: dict[str, str]) -> str:
    """The page that an embedding script shows a piece of."""
    parts = urlsplit_safely(_absolute(source))
    if parts.netloc == "speakerdeck.com" and attributes.get("data-id"):
        return f"https://speakerdeck.com/player/{attributes['data-id']}"
    if parts.netloc in ("gist.github.com", "asciinema.org") and parts.path.endswith(".js"):
        return f"https://{parts.netloc}{parts.path.removesuffix('.js')}"
    return ""


def page_of(source: str) -> str:
    """The address for a person of what a frame shows."""
    url = _absolute(source)
    parts = urlsplit_safely(url)
    last = parts.path.rstrip("/").rpartition("/")[2]
    if _YOUTUBE.fullmatch(parts.netloc) and parts.path.startswith("/embed/") and last != "videoseries":
        start = parse_qs(parts.query).get("start", [""])[0]
        return f"https://www.youtube.com/watch?v={last}" + (f"&t={start}" if start.isdecimal() else "")
    if parts.netloc == "player.vimeo.com" and last.isdecimal():
        return f"https://vimeo.com/{last}"
    if parts.netloc == "hatenablog-parts.com":
        # A card that shows another page.
        return parse_qs(parts.query).get("url", [url])[0]
    return url


class _Nothing:
    netloc = path = query = ""


def urlsplit_safely(url: str) -> _Nothing:
    """The parts of an address; all empty where it is none."""
    parts = _Nothing()
    try:
        split = urlsplit(url)
    except ValueError:
        return parts
    parts.netloc, parts.path, parts.query = split.netloc, split.path, split.query
    return parts


def _absolute(url: str) -> str:
    url = url.strip()
    return f"https:{url}" if url.startswith("//") else url


def _name(url: str, text: str) -> str:
    host = urlsplit_safely(url).netloc.removeprefix("www.")
    text = " ".join(text.split())
    if text and host:
        return f"{text} ({host})"
    return text or host or url


def is_remote(url: str) -> bool:
    """Whether a browser would ask another host for it."""
    bare = _INVISIBLE.sub("", url).replace("\\", "/")
    return bare.startswith("//") or _SCHEME.match(bare) is not None


def keep_local(root: Element) -> None:
    """Leave this site's own pictures and players, and put links in place of all others."""
    _without_data(root)
    for path in list(root.paths()):
        element = path[-1]
        if element.tag == "img":
            _picture(element, path)
        elif element.tag in ("video", "audio"):
            _player(element, path)
        elif element.tag == "source" and _remote_urls(element):
            _replace(path[-2], element, [])
    _wrap(root)


def _without_data(root: Element) -> None:
    """A `data:` address may hold a page of its own; only pictures are let through."""
    for element in root.elements():
        for name in ("href", "src", "poster", "srcset"):
            value = _INVISIBLE.sub("", element.attributes.get(name, ""))
            is_data = "data:" in value.lower() if name == "srcset" else value.lower().startswith("data:")
            if is_data and not (name == "src" and element.tag == "img" and _PICTURE.fullmatch(value)):
                del element.attributes[name]


def _picture(element: Element, path: tuple[Element, ...]) -> None:
    if not _is_remote_picture(element):
        element.attributes.setdefault("alt", "")
        element.attributes["loading"] = "lazy"
        return
    url = _absolute(_remote_urls(element)[0])
    text = element.attributes.get("alt", "") or element.attributes.get("title", "")
    link = _anchor(url, text)
    outer = next((index for index, above in enumerate(path) if above.tag == "a"), None)
    if outer is None:
        _replace(path[-2], element, [link])
    else:
        # A link within a link is none: the picture's own goes behind the one that it stood in.
        _replace(path[-2], element, [text or url.rstrip("/").rpartition("/")[2]])
        _replace(path[outer - 1], path[outer], [path[outer], " ", _anchor(url, "")])


def _is_remote_picture(element: Element) -> bool:
    source = element.attributes.get("src", "")
    if _PICTURE.fullmatch(_INVISIBLE.sub("", source)):
        element.attributes.pop("srcset", None)
        return False
    if "src" in element.attributes and not is_remote(source) and any(is_remote(url) for url in _candidates(element)):
        del element.attributes["srcset"]
    return bool(_remote_urls(element))


def _player(element: Element, path: tuple[Element, ...]) -> None:
    if is_remote(element.attributes.get("poster", "")):
        del element.attributes["poster"]
    loaded = [inner for inner in element.elements() if inner.tag in ("video", "audio", "source", "track")]
    remote = dict.fromkeys(url for inner in loaded for url in _remote_urls(inner))
    if remote:
        links: list[Node] = [node for url in remote for node in (_anchor(_absolute(url), element.attributes.get("title", "")), " ")]
        _replace(path[-2], element, links[:-1])
    else:
        element.attributes.update(controls="", preload="none")


def _remote_urls(element: Element) -> list[str]:
    written = [element.attributes[name] for name in _LOADED if name in element.attributes]
    return [url for url in (*written, *_candidates(element)) if is_remote(url)]


def _candidates(element: Element) -> list[str]:
    return [candidate.split()[0] for candidate in element.attributes.get("srcset", "").split(",") if candidate.strip()]


def _anchor(url: str, text: str) -> Element:
    return Element("a", {"class": CLASS, "href": url}, [_name(url, text)])


def _replace(parent: Element, old: Element, new: list[Node]) -> None:
    index = next((number for number, child in enumerate(parent.children) if child is old), None)
    if index is not None:
        parent.children[index : index + 1] = new


def _wrap(root: Element) -> None:
    """Give links that stand among blocks a paragraph of their own."""
    for element in root.elements():
        if element is root or (element.tag in ("div", "blockquote", "section") and any(_is_block(child) for child in element.children)):
            element.children = [Element("p", {}, [child]) if _is_embed(child) else child for child in element.children]


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCKS


def _is_embed(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "a" and node.has_class(CLASS)
