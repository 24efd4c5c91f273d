"""The registries, the events, and who turned out to be who in; what an author may want to mend or to confirm out. One function a rule."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from ..model import Place, Problem, Severity
from .events import EventGroup
from .folding import fold, fold_handle, fold_host, fold_name
from .identity import Identity
from .likeness import near_names
from .registries import TAGS, Registries

Thing = TypeVar("Thing")


def check_people(identities: Sequence[Identity], registries: Registries) -> Iterator[Problem]:
    """Every problem and suggestion but those of `event_numbers`."""
    yield from registry_slugs(registries)
    yield from registry_handles(registries)
    yield from registry_tags(registries)
    yield from two_handles(identities)
    yield from one_handle_on_two_hosts(identities)
    yield from near_misses(identities)


def registry_slugs(registries: Registries) -> Iterator[Problem]:
    """Two entries of one file cannot have one address."""
    people = [(person.slug, person.place) for person in registries.people]
    companies = [(company.slug, company.place) for company in registries.organizations]
    for entries in (people, companies):
        for (_, first), (slug, second) in _repeated(entries, lambda entry: [entry[0]] if entry[0] else []):
            message = f"the slug `{slug}` is already that of the entry at {first}"
            yield _problem(second, "registry-slug", Severity.ERROR, message, "give one of them another slug")


def registry_handles(registries: Registries) -> Iterator[Problem]:
    """One handle cannot be two people's."""
    for first, second in _repeated(registries.people, lambda person: [(host, fold_handle(handle)) for host, handle in person.handles]):
        message = f"{second.name.original} has a handle that is already {first.name.original}'s ({first.place})"
        yield _problem(second.place, "registry-handle", Severity.ERROR, message, "make the entries one, or take it out of one of them")


def registry_tags(registries: Registries) -> Iterator[Problem]:
    """One spelling cannot mean two tags."""
    for first, second in _repeated(registries.tags, lambda term: sorted(term.keys)):
        shared = sorted(first.keys & second.keys)[0]
        message = f"`{shared}` already means {first.label.original}, by the entry at {first.place}"
        remedy = "take the spelling out of one of the entries"
        yield _problem(second.place or Place(TAGS, 1), "registry-tag", Severity.ERROR, message, remedy)


def event_numbers(groups: Sequence[EventGroup]) -> Iterator[Problem]:
    """An edition takes place once; the same number at another time is a slip, or another series."""
    found: defaultdict[tuple[str, int], list[EventGroup]] = defaultdict(list)
    for group in groups:
        for note in group.notes[:1]:
            if note.series and note.number:
                found[(fold(note.series.value), note.number.value)].append(group)
    for (_, number), several in sorted(found.items()):
        for group in several[1:]:
            note = group.notes[0]
            if note.number:
                other = several[0].reports[0].path
                message = f"{note.number.place.path} tells of no. {number} of its series, as {other} does, but of another day or address"
                remedy = "mend the number or the date, or give both reports the same `event: {id: …}`"
                yield _problem(note.number.place, "event-number", Severity.WARNING, message, remedy)


def two_handles(identities: Sequence[Identity]) -> Iterator[Problem]:
    """One name with two handles: two people, unless the registry says that they are one."""
    for first, second in _repeated(sorted(identities, key=_place), lambda who: sorted(_names(who)) if _handles(who) else []):
        if not (first.person and second.person):
            message = f"{_call(second)} may be the {_call(first)} of {_place(first)}: the names are the same, the handles are not"
            yield _problem(_place(second), "speaker-two-handles", Severity.SUGGESTION, message, _one_person(first, second))


def one_handle_on_two_hosts(identities: Sequence[Identity]) -> Iterator[Problem]:
    """One handle on two hosts with two names, or none."""
    for first, second in _repeated(sorted(identities, key=_place), lambda who: sorted({handle for _, handle in _handles(who)})):
        if not (first.person and second.person):
            message = f"{_call(second)} may be the {_call(first)} of {_place(first)}: the handle is the same, on another site"
            yield _problem(_place(second), "speaker-two-hosts", Severity.SUGGESTION, message, _one_person(first, second))


def near_misses(identities: Sequence[Identity]) -> Iterator[Problem]:
    """Names that differ by a slip, by a variant of a character, or by their order."""
    people = sorted((who for who in identities if who.mentions), key=_place)
    spelled = [(name, who) for who in people for name in sorted({mention.name for mention in who.mentions if mention.name})]
    for one, other in near_names([name for name, _ in spelled]):
        (_, first), (name, second) = spelled[one], spelled[other]
        if first is not second and not (_handles(first) and _handles(second)) and not (first.person and second.person):
            message = f"{name} may be the {spelled[one][0]} of {_place(first)}"
            yield _problem(_place(second), "speaker-near-name", Severity.SUGGESTION, message, _one_person(first, second))


def _problem(place: Place, code: str, severity: Severity, message: str, remedy: str) -> Problem:
    return Problem(place, code, severity, message, remedy)


def _repeated(things: Iterable[Thing], keys: Callable[[Thing], Sequence[Hashable]]) -> Iterator[tuple[Thing, Thing]]:
    """Each thing with the first other one that has the same key; a pair is named once."""
    first: dict[Hashable, Thing] = {}
    for thing in things:
        others = [first.setdefault(key, thing) for key in keys(thing)]
        different = next((other for other in others if other is not thing), None)
        if different is not None:
            yield different, thing


def _handles(who: Identity) -> set[tuple[str, str]]:
    met = {(fold_host(mention.host or ""), fold_handle(mention.handle)) for mention in who.mentions if mention.handle}
    return met | {(host, fold_handle(handle)) for host, handle in (who.person.handles if who.person else ())}


def _names(who: Identity) -> set[str]:
    return {fold_name(mention.name) for mention in who.mentions if mention.name} if who.mentions else set()


def _call(who: Identity) -> str:
    mention = who.mentions[0] if who.mentions else None
    name = mention.name if mention and mention.name else who.person.name.original if who.person else ""
    handle = f"@{mention.handle}" if mention and mention.handle else ""
    return f"{name} ({handle})" if name and handle else name or handle


def _place(who: Identity) -> Place:
    return who.mentions[0].place if who.mentions else who.person.place if who.person else Place("people.yml", 1)


def _one_person(first: Identity, second: Identity) -> str:
    """What makes two one: an entry to paste, or what to add to the one that there is."""
    names = [name for who in (first, second) for name in sorted({mention.name for mention in who.mentions if mention.name})]
    handles = [handle for who in (first, second) for handle in sorted({m.handle for m in who.mentions if m.handle})]
    person = first.person or second.person
    if person:
        fresh = [
            f"`{text}`" for text in dict.fromkeys((*names, *handles)) if text not in (*person.spellings, *(h for _, h in person.handles))
        ]
        return f"if so, add {', '.join(fresh)} to the entry at {person.place}"
    others = list(dict.fromkeys(names))[1:]
    parts = [f"name: {_quoted((names or handles)[0])}"]
    parts += [f"aliases: [{', '.join(map(_quoted, others))}]"] if others else []
    parts += [f"handles: {_by_host({*_handles(first), *_handles(second)})}"] if handles else []
    return f"if so, put this line into people.yml: - {{{', '.join(parts)}}}"


def _by_host(handles: Iterable[tuple[str, str]]) -> str:
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for host, handle in sorted(handles):
        hosts[host].append(_quoted(handle))
    return "{" + ", ".join(f"{host or _quoted(host)}: [{', '.join(several)}]" for host, several in hosts.items()) + "}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
