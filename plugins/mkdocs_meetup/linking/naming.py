"""Who is who in, the slug and the shown name of everyone out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import Mention, Speaker, Text
from .folding import fold_handle, fold_host, fold_name, has_japanese
from .identity import Identity
from .memo import Memo
from .slugs import Wish, settle, slug

_HOSTS = ("x", "", "github")
"""The hosts whose handles make slugs first."""


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everyone who is named."""

    speakers: Mapping[Mention, Speaker]
    """The speaker of each mention; their talks and reports are not in it yet."""
    ids: Mapping[Mention, str]
    """The ids of those who are shown."""
    withheld: tuple[str, ...]
    """Every name and handle of the people who asked not to be named, longest first."""

    def id_of(self, mention: Mention) -> str | None:
        """The speaker's id; None for somebody who is not shown."""
        return self.ids.get(mention)


@dataclass(frozen=True, slots=True, eq=False)
class _Named:
    """What one identity is called, whoever else there is."""

    name: Text
    handles: tuple[tuple[str, str], ...]
    wish: Wish


def people_of(identities: Sequence[Identity], memo: Memo) -> People:
    """Name everyone."""
    named = [memo.step(("named", one.key), (one,), partial(_named, one)) for one in identities]
    slugs, hidden = settle(one.wish for one in named), hidden_people(identities)
    keys = {identity.key for identity in hidden}
    speakers: dict[Mention, Speaker] = {}
    for one, names in zip(identities, named, strict=True):
        id, is_hidden = slugs[one.key], one.key in keys
        speaker = memo.step(("speaker", one.key), (names,), partial(_speaker, one, names, id, hidden=is_hidden), by=(id, is_hidden))
        speakers.update(dict.fromkeys((*one.mentions, *one.renderings), speaker))
    shown = {mention: speaker.id for mention, speaker in speakers.items() if not speaker.hidden}
    return People(speakers, shown, spellings_to_withhold(hidden))


def _named(identity: Identity) -> _Named:
    name, handles = _name(identity), _handles(identity)
    return _Named(name, handles, _wish(identity, name, handles))


def _wish(identity: Identity, name: Text, handles: tuple[tuple[str, str], ...]) -> Wish:
    if identity.person and identity.person.slug:
        return Wish(identity.key, identity.person.slug, explicit=True)
    latin = [text for _, text in name.versions if text.isascii()] if identity.person else []
    return Wish(identity.key, slug(handles[0][1] if handles else [*latin, name.original][0]))


def _speaker(identity: Identity, named: _Named, id: str, *, hidden: bool) -> Speaker:
    person, name = identity.person, named.name
    shown = {text for _, text in name.versions}
    given = person.aliases if person else ()
    others = sorted({mention.name for mention in (*identity.mentions, *identity.renderings) if mention.name})
    return Speaker(
        id=id,
        name=name,
        kana=person.kana if person else None,
        handles=named.handles,
        aliases=tuple(text for text in dict.fromkeys((*given, *others)) if text not in shown),
        links=person.links if person else (),
        hidden=hidden,
        old_slugs=person.old_slugs if person else (),
    )


def _handles(identity: Identity) -> tuple[tuple[str, str], ...]:
    """The entry's handles, then those that were met; one whose host is known somewhere is not repeated without it."""
    given = identity.person.handles if identity.person else ()
    mentions = identity.mentions or identity.renderings
    met = {(fold_host(mention.host or ""), mention.handle.lstrip("@")) for mention in mentions if mention.handle}
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for host, handle in (*given, *sorted(met, key=_handle_key)):
        found.setdefault((host, handle.casefold()), (host, handle))
    hosted = {handle for host, handle in found if host}
    return tuple(pair for key, pair in found.items() if key[0] or key[1] not in hosted)


def _handle_key(pair: tuple[str, str]) -> tuple[object, ...]:
    host, handle = pair
    return (_HOSTS.index(host) if host in _HOSTS else len(_HOSTS), host, handle.casefold(), handle)


def _name(identity: Identity) -> Text:
    """The entry's name, else the spelling that was met most, with one in the other script; else the handle."""
    if identity.person:
        return identity.person.name
    written, rendered = _spellings(identity.mentions), _spellings(identity.renderings)
    if not written and not rendered:
        handles = _handles(identity)
        return Text((("", f"@{handles[0][1]}"),))
    best = _favourite(written or rendered)
    everything = written + rendered
    other = {name: count for name, count in everything.items() if has_japanese(name) != has_japanese(best) and " " in name}
    versions = [_in_script(best), *([_in_script(_favourite(other), beside=True)] if other else [])]
    return Text(tuple(versions))


def _spellings(mentions: Iterable[Mention]) -> Counter[str]:
    return Counter(" ".join(mention.name.split()) for mention in mentions if mention.name)


def _favourite(spelled: Mapping[str, int]) -> str:
    """The spelling met most often; of two, the Japanese one, then the one with a space between the names, then with capitals."""
    return min(spelled, key=lambda name: (-spelled[name], not has_japanese(name), " " not in name, name == name.casefold(), name))


def _in_script(name: str, *, beside: bool = False) -> tuple[str, str]:
    if has_japanese(name):
        return ("ja", name)
    return ("en" if beside else "", name)


def reading_key(speaker: Speaker) -> tuple[object, ...]:
    """Sorts people as an index lists them: by reading, in kana, then in Latin letters, then by what is written."""
    name = speaker.name.original.lstrip("@")
    reading = fold_name(speaker.kana or name)
    if speaker.kana or all("ァ" <= char <= "ー" for char in reading):
        return (0, reading, name, speaker.id)
    return (2 if has_japanese(name) else 1, reading, name, speaker.id)


def hidden_people(identities: Sequence[Identity]) -> tuple[Identity, ...]:
    """The people who asked not to be named, and whoever goes by a name or handle of theirs without an entry that says otherwise."""
    asked = [identity for identity in identities if identity.person and identity.person.hide]
    if not asked:
        return ()
    marks = {mark for identity in asked for mark in _marks(identity)}
    return tuple(who for who in identities if who in asked or (who.person is None and not marks.isdisjoint(_marks(who))))


def _marks(identity: Identity) -> set[str]:
    mentions = (*identity.mentions, *identity.renderings)
    names = {mention.name for mention in mentions if mention.name} | {*(identity.person.spellings if identity.person else ())}
    handles = {handle for _, handle in _handles(identity)} | {mention.handle for mention in mentions if mention.handle}
    return {fold_name(name) for name in names} | {fold_handle(handle) for handle in handles}


def spellings_to_withhold(hidden: Iterable[Identity]) -> tuple[str, ...]:
    """Every name and handle of the people who asked not to be named, longest first."""
    found: set[str] = set()
    for identity in hidden:
        written = {mention.name for mention in (*identity.mentions, *identity.renderings) if mention.name}
        registered = set(identity.person.spellings) if identity.person else set()
        names = written | registered
        handles = {handle for _, handle in _handles(identity)}
        found |= names | handles | {"".join(name.split()) for name in names if has_japanese(name)}
    return tuple(sorted((text for text in found if text), key=lambda text: (-len(text), text)))
