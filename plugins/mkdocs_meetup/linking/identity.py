"""Mentions of people in, who is who out. A handle joins; a name alone joins where it is equal and nothing contradicts.

What a mention says of a person is a *clue*: a handle on a host, or a name at an event. Clues are joined into people, the surest
evidence first, so that the outcome depends on what was written and never on the order in which it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Mention
from .disjoint import Groups
from .folding import fold_handle, fold_host, fold_name, fold_organization, has_japanese, is_latin, looks_like_handle
from .registries import Person

Clue = tuple[str, ...]
"""`("handle", host, handle)`, `("name", name, organization, event)` or `("person", number)`; all folded."""
Events = defaultdict[Clue, set[str]]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention and the event in whose report it stands."""

    mention: Mention
    event: str
    translated: bool = False
    """True where it stands in a translation, which adds a spelling but never changes how somebody is shown."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One person: everything that speaks of them."""

    key: str
    """A stable id."""
    person: Person | None
    """Their entry in the registry."""
    mentions: tuple[Mention, ...]
    """In order of place, those in translations left out."""
    renderings: tuple[Mention, ...] = ()
    """The mentions in translations."""


def who_is_who(sightings: Iterable[Sighting], same: Sequence[tuple[Mention, Mention]], people: Sequence[Person]) -> tuple[Identity, ...]:
    """Join mentions into people; `same` holds mentions that are known to be of one person."""
    seen = sorted(set(sightings), key=lambda sighting: (sighting.event, sighting.mention.place, repr(sighting.mention)))
    clues = _clues(seen, people)
    groups: Groups[Clue] = Groups(sorted(set(clues.values()) | {_entry(number) for number in range(len(people))}))
    _join_handles(groups, people)
    names = _names(clues, people)
    _join_hosts(groups, names)
    _join_entries_by_name(groups, names, people)
    _join_names(groups, names, clues, seen)
    _join_renderings(groups, clues, same)
    return _identities(groups, clues, people, {sighting.mention for sighting in seen if sighting.translated})


def _entry(number: int) -> Clue:
    return ("person", f"{number:06d}")


def _clues(seen: Sequence[Sighting], people: Sequence[Person]) -> dict[Mention, Clue]:
    """What each mention goes by. A name that is written as a handle is one where that handle is met elsewhere."""
    handles = {fold_handle(s.mention.handle) for s in seen if s.mention.handle}
    handles |= {fold_handle(handle) for person in people for _, handle in person.handles}
    known = {fold_name(name) for person in people for name in person.spellings}
    return {s.mention: clue for s in seen if (clue := _clue(s, handles, known))}


def _clue(sighting: Sighting, handles: set[str], known: set[str]) -> Clue | None:
    mention = sighting.mention
    if mention.handle and fold_handle(mention.handle):
        return ("handle", fold_host(mention.host or ""), fold_handle(mention.handle))
    name = mention.name or ""
    if looks_like_handle(name) and fold_handle(name) in handles and fold_name(name) not in known:
        return ("handle", "", fold_handle(name))
    if not fold_name(name):
        return None
    return ("name", fold_name(name), _organization_that_counts(mention), sighting.event)


def _organization_that_counts(mention: Mention) -> str:
    """A family name alone is many people's: then the organization tells them apart."""
    return fold_organization(mention.organization) if mention.organization and _is_short(mention.name or "") else ""


def _is_short(name: str) -> bool:
    words = name.split()
    return len(words) == 1 and (is_latin(name) or (has_japanese(name) and len(fold_name(name)) <= 2))


def _names(clues: Mapping[Mention, Clue], people: Sequence[Person]) -> dict[Clue, set[str]]:
    """Under which folded names each clue goes."""
    names: defaultdict[Clue, set[str]] = defaultdict(set)
    for mention, clue in clues.items():
        if mention.name:
            names[clue].add(fold_name(mention.name))
    for number, person in enumerate(people):
        names[_entry(number)] |= {fold_name(name) for name in person.spellings}
    return dict(names)


def _join_handles(groups: Groups[Clue], people: Sequence[Person]) -> None:
    """An entry owns its handles. A handle without a host is that on X, where such posts live, else the only one there is."""
    for number, person in enumerate(people):
        for host, handle in person.handles:
            groups.join(("handle", host, fold_handle(handle)), _entry(number))
    for handle, hosts in sorted(_hosts(groups).items()):
        if "" in hosts:
            others = sorted({groups.find(("handle", host, handle)) for host in hosts if host})
            if "x" in hosts:
                groups.join(("handle", "", handle), ("handle", "x", handle))
            elif len(others) == 1:
                groups.join(("handle", "", handle), others[0])


def _hosts(groups: Groups[Clue]) -> dict[str, set[str]]:
    """The hosts of each handle."""
    hosts: defaultdict[str, set[str]] = defaultdict(set)
    for clues in groups.members().values():
        for clue in clues:
            if clue[0] == "handle":
                hosts[clue[2]].add(clue[1])
    return hosts


def _join_hosts(groups: Groups[Clue], names: Mapping[Clue, set[str]]) -> None:
    """One handle on two hosts with one name is one person."""
    for handle, hosts in sorted(_hosts(groups).items()):
        for one, other in pairwise(sorted(hosts)):
            a, b = ("handle", one, handle), ("handle", other, handle)
            if names.get(a, set()) & names.get(b, set()):
                groups.join(a, b)


def _join_entries_by_name(groups: Groups[Clue], names: Mapping[Clue, set[str]], people: Sequence[Person]) -> None:
    """An entry without a handle is whoever goes by its name, if that is one person."""
    owners = _owners(groups, names)
    for number, person in enumerate(people):
        if not person.handles:
            found = {root for name in names[_entry(number)] for root in owners.get(name, ())} - {groups.find(_entry(number))}
            if len(found) == 1:
                groups.join(found.pop(), _entry(number))


def _owners(groups: Groups[Clue], names: Mapping[Clue, set[str]]) -> dict[str, list[Clue]]:
    """The people who go by each name, other than by that name alone."""
    owners: defaultdict[str, set[Clue]] = defaultdict(set)
    for clue, spelled in names.items():
        if clue[0] != "name":
            for name in spelled:
                owners[name].add(groups.find(clue))
    return {name: sorted(roots) for name, roots in owners.items()}


def _join_names(groups: Groups[Clue], names: Mapping[Clue, set[str]], clues: Mapping[Mention, Clue], seen: Sequence[Sighting]) -> None:
    """A name alone is the person who goes by it; where there are several, the one who was at the event, else nobody known."""
    owners = _owners(groups, names)
    firms, events = _surroundings(groups, clues, seen)
    by_name: defaultdict[str, defaultdict[str, list[Clue]]] = defaultdict(lambda: defaultdict(list))
    for clue in sorted(names):
        if clue[0] == "name":
            by_name[clue[1]][clue[2]].append(clue)
    for name, by_firm in sorted(by_name.items()):
        known = sorted({groups.find(clue) for clue in owners.get(name, ())})
        stated = [firm for firm in sorted(by_firm) if firm]
        for firm in stated:
            rivals = [root for root in known if not firms[root] or firm in firms[root]]
            _join_one_name(groups, by_firm[firm], rivals, events)
        everyone = sorted({*known, *(groups.find(by_firm[firm][0]) for firm in stated)})
        _join_one_name(groups, by_firm.get("", []), everyone, events)


def _join_one_name(groups: Groups[Clue], clues: Sequence[Clue], rivals: Sequence[Clue], events: Events) -> None:
    """Join clues of one name to the one of these people that they can only be, the others to each other."""
    left: list[Clue] = []
    for clue in clues:
        present = [root for root in rivals if clue[3] in events[root]]
        match rivals if len(rivals) == 1 else present:
            case [root]:
                groups.join(clue, root)
                events[root].add(clue[3])
            case _:
                left.append(clue)
    for one, other in pairwise(left):
        groups.join(one, other)
    if left:
        events[groups.find(left[0])] |= {clue[3] for clue in left}


def _surroundings(
    groups: Groups[Clue], clues: Mapping[Mention, Clue], seen: Sequence[Sighting]
) -> tuple[defaultdict[Clue, set[str]], Events]:
    """The organizations and the events that each person has been seen with so far."""
    firms: defaultdict[Clue, set[str]] = defaultdict(set)
    events: Events = defaultdict(set)
    for sighting in seen:
        if sighting.mention in clues:
            root = groups.find(clues[sighting.mention])
            events[root].add(sighting.event)
            if sighting.mention.organization:
                firms[root].add(fold_organization(sighting.mention.organization))
    return firms, events


def _join_renderings(groups: Groups[Clue], clues: Mapping[Mention, Clue], same: Sequence[tuple[Mention, Mention]]) -> None:
    """A translated by-line names the same people, unless their handles or entries say otherwise."""
    marked = {groups.find(clue) for clues in groups.members().values() for clue in clues if clue[0] != "name"}
    for one, other in same:
        if one in clues and other in clues:
            roots = {groups.find(clues[one]), groups.find(clues[other])}
            if not roots <= marked:
                groups.join(clues[one], clues[other])
                if roots & marked:
                    marked.add(groups.find(clues[one]))


def _identities(
    groups: Groups[Clue], clues: Mapping[Mention, Clue], people: Sequence[Person], translated: set[Mention]
) -> tuple[Identity, ...]:
    by_root: defaultdict[Clue, list[Mention]] = defaultdict(list)
    for mention in sorted(clues, key=lambda mention: (mention.place, mention.name or "", mention.handle or "")):
        by_root[groups.find(clues[mention])].append(mention)
    found = []
    for root, members in groups.members().items():
        entries = sorted(int(clue[1]) for clue in members if clue[0] == "person")
        written = tuple(mention for mention in by_root[root] if mention not in translated)
        rendered = tuple(mention for mention in by_root[root] if mention in translated)
        found.append(Identity(_key(members), people[entries[0]] if entries else None, written, rendered))
    return tuple(sorted(found, key=lambda identity: identity.key))


def _key(members: Sequence[Clue]) -> str:
    """A handle where there is one, else the name (and the organization, where it counts)."""
    handles = sorted((clue[2], clue[1]) for clue in members if clue[0] == "handle")
    if handles:
        return ":".join(("handle", *handles[0]))
    names = sorted(clue[1:3] for clue in members if clue[0] == "name")
    return ":".join(("name", *names[0])) if names else ":".join(min(members))
