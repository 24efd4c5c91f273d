"""The shipped terms are sound, and a site changes them as it likes."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

from mkdocs_meetup.linking.entries import TagEntry
from mkdocs_meetup.linking.folding import fold_tag, has_japanese
from mkdocs_meetup.linking.matching import Matcher
from mkdocs_meetup.linking.slugs import slug
from mkdocs_meetup.linking.vocabulary import everyday, merged, narrower_words, shipped, synonym_groups, term_of


def test_there_are_many_terms_and_none_claims_anothers_spelling() -> None:
    keys = Counter(key for term in shipped() for key in term.keys)
    assert len(shipped()) >= 550
    assert [key for key, count in keys.items() if count > 1] == []
    narrower = Counter(fold_tag(each) for term in shipped() for each in term.narrower)
    assert [key for key, count in narrower.items() if count > 1 or key in keys] == []


def test_slugs_are_ascii_and_unique() -> None:
    slugs = [term.slug for term in shipped()]
    assert len(set(slugs)) == len(slugs)
    assert all(name == slug(name) and name.isascii() for name in slugs)


def test_each_term_is_one_line_and_has_what_both_languages_need() -> None:
    lines = files("mkdocs_meetup").joinpath("vocabulary.yml").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith("- {")]) == len(shipped())
    for term in shipped():
        versions = dict(term.label.versions)
        assert set(versions) == {"ja", "en"} or set(versions) == {""}, term.slug
        assert not has_japanese(versions.get("en", versions.get("", ""))), term.slug
        assert len({fold_tag(alias) for alias in term.aliases}) == len(term.aliases), term.slug


def entry(**values: object) -> TagEntry:
    return TagEntry.model_validate(values)


def test_an_entry_takes_in_the_terms_that_it_names() -> None:
    own = [term_of(entry(label={"ja": "箱船"}, aliases=["Docker", "Podman"]))]
    terms = {term.slug: term for term in merged(shipped(), own)}
    assert "podman" not in terms
    assert terms["docker"].label.in_language("ja") == "箱船"
    assert terms["docker"].label.in_language("en") == "Docker"
    assert {"ドッカー", "ポッドマン"} <= set(terms["docker"].aliases)
    assert {"Dockerfile", "Buildah"} <= set(terms["docker"].narrower)


def test_an_entry_claims_a_single_spelling() -> None:
    terms = {term.slug: term for term in merged(shipped(), [term_of(entry(label="Buildah"))])}
    assert "Buildah" not in terms["podman"].evidence
    assert terms["buildah"].aliases == ()


def test_an_entry_of_its_own_is_added() -> None:
    terms = merged(shipped(), [term_of(entry(label={"ja": "潮汐", "en": "Tides"}))])
    assert terms[-1].slug == "tides"
    assert len(terms) == len(shipped()) + 1


def test_what_is_narrower_shows_a_term_without_being_another_word_for_it() -> None:
    gpu = next(term for term in shipped() if term.slug == "gpu")
    assert [hit.term for hit in Matcher([gpu]).hits("CUDAで速くする")] == ["gpu"]
    assert fold_tag("CUDA") not in gpu.keys
    assert not any({"GPU", "CUDA"} <= set(group) for group in synonym_groups(shipped()))


def test_kinds_are_terms_of_their_own_and_no_term_is_a_kind_of_itself() -> None:
    kinds = {term.slug: set(term.kinds) for term in shipped()}
    assert {kind for each in kinds.values() for kind in each} <= kinds.keys()

    def below(slug: str) -> set[str]:
        return kinds[slug].union(*map(below, kinds[slug]))

    assert [slug for slug in kinds if slug in below(slug)] == []


def test_a_word_leads_to_the_words_of_its_kinds() -> None:
    own = [
        term_of(entry(label={"ja": "潮汐", "en": "Tides"}, kinds=["満潮", "terraform"])),
        term_of(entry(label={"ja": "満潮", "en": "High tide"})),
    ]
    words = {spellings[0]: words for spellings, words in narrower_words(merged(shipped(), own))}
    assert words["潮汐"] == ("満潮", "High tide", "Terraform")
    assert {"Terraform", "Pulumi"} <= set(words["Infrastructure as Code"])


def test_an_entry_may_call_a_word_its_own_that_was_narrower() -> None:
    terms = {term.slug: term for term in merged(shipped(), [term_of(entry(label="GPU", aliases=["CUDA"]))])}
    assert "CUDA" in terms["gpu"].aliases
    assert "CUDA" not in terms["gpu"].narrower


def test_everyday_words_come_in_groups_of_two_languages() -> None:
    groups = [tuple(map(fold_tag, group)) for group in everyday()]
    assert len(groups) >= 400
    assert len({frozenset(group) for group in groups}) == len(groups)
    for group in everyday():
        assert len({fold_tag(word) for word in group}) == len(group) > 1, group
        assert any(map(has_japanese, group)), group
        assert not all(map(has_japanese, group)), group
