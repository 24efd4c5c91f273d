"""An index that is made anew in part is the index of the new texts, byte for byte."""

from __future__ import annotations

import random

import pytest
from archives import OPTIONS, archive

from mkdocs_meetup.caching.derived import Derived
from mkdocs_meetup.outputs import search
from mkdocs_meetup.outputs.search_postings import encoded, postings_of, shards
from mkdocs_meetup.outputs.search_shards import Dictionary, Reader, UnreadableTermError

WORDS = "量 測る 棚卸し 朝会 ヌマ ソヨギ ヌマソヨギ ヌマソヨギカゼ カゼ muddle v1.9 reed reeds 朝 夜 ぬま そよ風".split()
REPORT = """\
-- reports/2024/{number}.md --
---
title: 朝の会 {number}
date: 2024-05-{day:02d}
---
## 発表{number}

by @speaker_{number}

{text}

"""


def written(texts):
    return archive("".join(REPORT.format(number=number, day=number % 28 + 1, text=text) for number, text in enumerate(texts)))


def built(made, memory=None, events=None, lean_from=1_000_000):
    outputs = search.build(*made, OPTIONS, memory=memory, events=events, bundle_up_to=0, lean_from=lean_from)
    return {output.path: output.data for output in outputs}


def sentence(dice):
    return "。".join("".join(dice.choices(WORDS, k=dice.randrange(1, 9))) for _ in range(dice.randrange(1, 4)))


@pytest.fixture
def parts(monkeypatch):
    """Whether each index was made anew in part."""
    found = []
    updated = search.updated
    monkeypatch.setattr(search, "updated", lambda *given: (made := updated(*given), found.append(made is not None))[0])
    return found


@pytest.mark.parametrize("lean_from", [0, 1_000_000], ids=["lean", "full"])
@pytest.mark.parametrize("seed", range(4))
def test_edits_in_any_row_give_the_index_of_the_last_texts(seed, lean_from, parts):
    dice, memory = random.Random(seed), Derived()
    texts = [sentence(dice) for _ in range(12)] + ["。".join(WORDS)]
    built(written(texts), memory, lean_from=lean_from)
    for _ in range(8):
        places = dice.sample(range(len(texts)), dice.randrange(1, 3))
        for place in places:
            texts[place] = sentence(dice)
        made = written(texts)
        events = {made[0].event_of[f"reports/2024/{place}"] for place in places}
        assert built(made, memory, events, lean_from) == built(made, lean_from=lean_from)
    assert any(parts)


def test_only_the_records_of_the_events_are_looked_at(monkeypatch, parts):
    memory, texts = Derived(), ["負荷を測る", "朝会で試す", "負荷を試す、朝会で測る"]
    built(written(texts), memory)
    made = written([texts[0], "朝会で測る", texts[2]])
    asked = []
    catalog, body_of = made
    found = built((catalog, lambda *which: (asked.append(which[0]), body_of(*which))[1]), memory, {catalog.event_of["reports/2024/1"]})
    assert set(asked) == {"reports/2024/1"}
    assert parts == [True]
    assert found == built(made)


WHOLE = {
    "a new katakana word": "ネコを測る",
    "another talk": "負荷を測る\n\n## 発表ふたつ\n\nby @another",
    "a tag": "Kubernetesで負荷を測る\n\nKubernetesはKubernetesです",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_what_touches_more_than_terms_is_made_anew(text, parts):
    memory = Derived()
    built(written(["負荷を測る", "朝会で試す"]), memory)
    made = written([text, "朝会で試す"])
    assert built(made, memory, {made[0].event_of["reports/2024/0"]}) == built(made)
    assert parts == [False]


def test_a_memory_that_was_lost_or_of_another_site_changes_nothing():
    made, other = written(["負荷を測る", "朝会で試す"]), Derived()
    built(written(["朝"]), other)
    for memory in (Derived(), other):
        assert built(made, memory, {made[0].event_of["reports/2024/0"]}) == built(made)


def terms_of(number, dice):
    return {
        f"{dice.choice('abcアイ監')}{dice.randrange(number)}": postings_of([(dice.randrange(900), dice.randrange(1, 255))])
        for _ in range(number)
    }


@pytest.mark.parametrize("seed", range(6))
def test_shards_with_other_terms_are_those_of_all_terms(seed):
    dice = random.Random(seed)
    index = terms_of(9_000, dice)
    old = list(shards(index))
    assert len(old) > 2
    gone = (
        dice.sample(sorted(index), 1 + seed * 40)
        + [first for shard in old[1:] for first in [Reader("", lambda shard=shard: shard.data).start]][: seed + 1]
    )
    changes = {**dict.fromkeys(gone), **{term: {7: 9} for term in terms_of(1 + seed * 200, dice)}}
    dictionary = Dictionary([Reader(shard.first, lambda shard=shard: shard.data) for shard in old])
    found = [old[one] if isinstance(one, int) else one for one in dictionary.resharded(changes)]
    after = {term: postings for term, postings in index.items() if term not in changes}
    after |= {term: postings_of(marks.items()) for term, marks in changes.items() if marks is not None}
    assert found == list(shards(after))


def test_a_dictionary_tells_what_stands_in_it():
    index = {"監視": postings_of([(3, 1), (700, 255)]), "a": postings_of()}
    dictionary = Dictionary([Reader(shard.first, lambda shard=shard: shard.data) for shard in shards(index)])
    assert dictionary.postings("監視") == {3: 1, 700: 255}
    assert dictionary.postings("a") == {}
    assert dictionary.postings("b") is None
    assert encoded(postings_of()) == b"\0"


def test_a_term_that_cannot_be_read_again_is_not_taken_for_another():
    [shard] = shards({"\ud800": postings_of([(1, 1)])})
    with pytest.raises(UnreadableTermError):
        Dictionary([Reader(shard.first, lambda: shard.data)]).postings("a")
