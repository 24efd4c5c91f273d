"""The showcase as a built site: each thing that its README promises to show is there."""

from __future__ import annotations

import json
import re
import shutil
from typing import Any

import pytest
from sites import REPOSITORY, Site, build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def showcase(tmp_path_factory: pytest.TempPathFactory) -> Site:
    source = tmp_path_factory.mktemp("showcase")
    folder = REPOSITORY / "examples" / "showcase"
    shutil.copyfile(folder / "mkdocs.yml", source / "mkdocs.yml")
    shutil.copytree(folder / "content", source / "content")
    return build(source)


@pytest.fixture(scope="module")
def talks(showcase: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(showcase.files["data/talks.json"])
    return found


def test_both_home_pages_say_that_it_is_fictional(showcase: Site) -> None:
    assert "架空の" in showcase.page("").text()
    assert "fictional" in showcase.page("en/").text()


def test_the_configuration_is_five_lines() -> None:
    assert len((REPOSITORY / "examples" / "showcase" / "mkdocs.yml").read_text(encoding="utf-8").splitlines()) == 5


def test_no_registry_and_no_link_has_a_mistake(showcase: Site) -> None:
    assert not [line for line in showcase.log.splitlines() if re.search(r"registry|\blinks?\b", line) or line.startswith("ERROR")]


@pytest.mark.parametrize("name", ["真名井", "manai_atsu", "Manai"])
def test_a_hidden_person_is_named_nowhere(showcase: Site, name: str) -> None:
    assert [path for path, data in showcase.files.items() if name.encode() in data or name in path] == []


@pytest.mark.parametrize("tree", ["", "en/"])
def test_what_is_withheld_says_so_in_the_report_s_language(showcase: Site, tree: str) -> None:
    assert "非公開" in showcase.page(f"{tree}reports/2022/container-02/").text()


def test_a_draft_is_not_published(showcase: Site) -> None:
    assert not [path for path in showcase.files if "container-13" in path]


def test_a_page_that_is_no_report_is_a_page(showcase: Site) -> None:
    assert "レポートの書き方" in showcase.page("reports/2022/how-we-write/").text()


def test_a_gap_in_a_series_is_named(showcase: Site) -> None:
    assert "第6回" in showcase.page("series/架空コンテナ勉強会/").text()


def test_two_reports_of_one_event_make_one_page(showcase: Site) -> None:
    links = {showcase.target(page, link.target) for page in [showcase.page("events/架空コンテナ勉強会-8/")] for link in page.links}
    assert ("reports/2024/container-08/index.html", "") in links
    assert ("reports/2024/20240216-kakuu-container-8/index.html", "") in links


def test_a_cancelled_event_says_so(showcase: Site) -> None:
    (page,) = [page for address, page in showcase.pages.items() if address.startswith("events/架空コンテナ勉強会-9")]
    assert "中止" in page.text()


@pytest.mark.parametrize(
    ("speaker", "earlier", "later"),
    [
        ("umineko_rollout", "株式会社ゆらぎ", "合同会社ほたるび"),
        ("priya_tracer", "株式会社かざぐるま", "Lantern Works"),
        ("kuon_toml", "株式会社さざなみ", "みなも電算株式会社"),
    ],
)
def test_a_speaker_who_changed_employers_has_both(showcase: Site, speaker: str, earlier: str, later: str) -> None:
    text = showcase.page(f"speakers/{speaker}/").text()
    assert earlier in text
    assert later in text


def test_a_speaker_is_one_under_every_spelling(showcase: Site) -> None:
    page = showcase.page("speakers/miina_hydrate/").text()
    assert "島に分けて送る" in page
    assert "Partial hydration, two years on" in page


def test_pictures_of_page_bundles_stand_beside_their_pages(showcase: Site) -> None:
    for path in ("reports/2024/mujinto-conf-2024/venue.svg", "reports/2024/container-08/ordinals.svg"):
        assert path in showcase.files


def test_authors_who_never_spoke_stand_in_no_index_of_speakers(showcase: Site) -> None:
    index = showcase.page("speakers/").text()
    assert "汐入 灯" in index
    assert "瀬戸口 凪" not in index


def test_every_kind_of_talk_is_there(talks: list[dict[str, Any]]) -> None:
    assert {"talk", "lightning_talk", "keynote", "panel", "workshop"} <= {talk["kind"] for talk in talks}


def test_a_talk_s_page_is_light(showcase: Site) -> None:
    """14 KB beside its text: what all pages share stands in files of its own."""
    heavy = {}
    for address, page in showcase.pages.items():
        if address.removeprefix("en/").startswith("talks/") and address.removeprefix("en/") != "talks/":
            text = "".join(body.text() for body in page.all(".mm-body"))
            heavy[address] = len(page.html.encode()) - len(text.encode())
    assert len(heavy) > 150
    assert max(heavy.values()) <= 14 * 1024, max(heavy.items(), key=lambda item: item[1])
