from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

from archives import OPTIONS, archive

from mkdocs_meetup.caching.derived import Derived
from mkdocs_meetup.outputs import data, search
from mkdocs_meetup.outputs.search_postings import Index, collect, postings_of, shards
from mkdocs_meetup.outputs.search_records import BLOCK, records

ARCHIVE = (Path(__file__).parent / "cases" / "archive.txt").read_text("utf-8")


def pieces(catalog, body_of):
    return {output.path: output.data for output in search.build(catalog, body_of, OPTIONS, bundle_up_to=0)}


def test_the_order_of_the_files_changes_nothing(small):
    head, *reports = ARCHIVE.split("-- reports/")
    turned = archive("-- reports/".join([head, *(report.rstrip("\n") + "\n" for report in reversed(reports))]))
    assert pieces(*turned) == pieces(*small)


def test_each_text_is_stored_once(small):
    files = pieces(*small)
    texts = "".join(gzip.decompress(content).decode() for path, content in files.items() if "/texts/" in path)
    assert texts.count("全体の流れを話した") == 1
    assert texts.count("Too many labels overflow") == 1


def test_who_is_withheld_stands_nowhere(small):
    for path, content in pieces(*small).items():
        text = gzip.decompress(content) if path.endswith(".bin") else content
        assert b"himitsu" not in text, path
        assert "秘密".encode() not in text, path
    assert b"himitsu" not in data.build(*small).data


def test_an_edited_report_changes_few_files(small):
    before = pieces(*small)
    after = pieces(*archive(ARCHIVE.replace("本番に近い量でためす。", "本番に近い量でためす、何度も。")))
    changed = {path for path in after if before.get(path) != after[path]}
    texts = [path for path in after if "/texts/" in path]
    old, new = (json.loads(files["data/search/directory.json"]) for files in (before, after))
    assert old["texts"] != new["texts"]
    assert len([path for path in changed if "/texts/" in path]) == 1 < len(texts)


def test_a_memory_changes_nothing_but_the_time():
    memory = Derived()
    edited = ARCHIVE.replace("本番に近い量でためす。", "本番に近いサンプルで何度もためす。")
    for text in (ARCHIVE, edited, ARCHIVE, ARCHIVE):
        catalog, body_of = archive(text)
        with_memory = search.build(catalog, body_of, OPTIONS, memory=memory, bundle_up_to=0)
        assert {output.path: output.data for output in with_memory} == pieces(catalog, body_of)


def test_an_index_of_the_same_talks_is_not_made_again(monkeypatch, tmp_path):
    first = search.build(*archive(ARCHIVE), OPTIONS, memory=Derived(tmp_path))
    monkeypatch.setattr(search, "collect", None)
    assert search.build(*archive(ARCHIVE), OPTIONS, memory=Derived(tmp_path)) == first


def test_a_memory_does_not_grow_with_every_edit(tmp_path):
    sizes = []
    for number in range(6):
        edited = ARCHIVE.replace("本番に近い量でためす。", f"本番に近い量で{number}回ためす。")
        search.build(*archive(edited), OPTIONS, memory=Derived(tmp_path))
        sizes.append(sum(path.stat().st_size for path in tmp_path.rglob("*")))
    assert sizes[5] < 2.5 * sizes[0]


def test_with_a_memory_only_an_edited_talk_is_read_again(monkeypatch):
    memory = Derived()
    search.build(*archive(ARCHIVE), OPTIONS, memory=memory)
    read = []
    monkeypatch.setattr(Index, "_marks", lambda self, record, marks=Index._marks: (read.append(record), marks(self, record))[1])
    edited = ARCHIVE.replace("本番に近い量でためす。", "本番に近い量でためす、何度も。")
    search.build(*archive(edited), OPTIONS, memory=memory)
    assert len(read) == 1


def test_every_event_begins_a_block(small):
    found = list(records(*small))
    assert [record.number % BLOCK for record in found if record.kind == "event"] == [0, 0, 0]
    assert [record.number for record in found] == sorted({record.number for record in found})


def test_shards_hold_all_terms_in_javascript_s_order():
    terms = ["b", "a", "\ufffd", "𠮷", "ア", "", ":tag:x", *(f"w{number}" for number in range(50_000))]
    found = list(shards({term: postings_of() for term in terms}))
    assert len(found) > 1
    firsts = [shard.first.encode("utf-16-be") for shard in found]
    assert firsts == sorted(firsts)
    assert firsts[0] == b""


def test_a_boundary_stays_where_it_is_when_terms_are_added():
    terms = [f"w{number}" for number in range(60_000)]
    before = {shard.data for shard in shards({term: postings_of() for term in terms})}
    after = {shard.data for shard in shards({term: postings_of() for term in [*terms, "w30000a"]})}
    assert len(after - before) <= 2


def test_a_name_leads_to_all_talks_of_its_person(small):
    catalog, _ = small
    numbers = [posting >> 8 for posting in collect((record, record.digest()) for record in records(*small)).postings[":speaker:sora"]]
    assert len(numbers) == len(catalog.speakers["sora"].talks)
    assert set(numbers) == {record.number for record in records(*small) if "sora" in record.speakers}


def test_the_list_of_talks_for_programs(small):
    rows = json.loads(data.build(*small).data)
    row = next(row for row in rows if row["title"] == "カタログの話")
    assert row["kind"] == "lightning_talk"
    assert row["date"] == "2023-04-08"
    assert row["languages"] == ["en", "ja"]
    assert [report["path"] for report in row["reports"]] == ["reports/2023/kumo-1.md"]
    assert row["reports"][0]["url"].startswith("reports/2023/kumo-1/#")
    assert row["url"].startswith(row["event_url"].replace("events/", "talks/"))
    assert next(row for row in rows if "セキュリティ" in row["title"])["speakers"][0]["organization"] == "Fjordlight Ltd"


def test_a_site_of_nothing_has_an_index(small):
    catalog, body_of = small
    empty = replace(catalog, reports={}, events={}, talks={}, speakers={}, tags={}, organizations={}, series={}, translations={})
    directory, bundle = search.build(empty, body_of, OPTIONS)
    assert bundle.path == f"data/search/bundle.{json.loads(directory.data)['bundle']}.bin"
