"""The shipped terms are sound, and a site changes them as it likes."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

from mkdocs_meetup.linking.entries import TagEntry
from mkdocs_meetup.linking.folding import fold_tag, has_japanese
from mkdocs_meetup.linking.slugs import slug
from mkdocs_meetup.linking.vocabulary import merged, shipped, term_of


def test_there_are_many_terms_and_none_claims_anothers_spelling() -> None:
    keys = Counter(key for term in shipped() for key in term.keys)
    assert len(shipped()) >= 450
    assert [key for key, count in keys.items() if count > 1] == []


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
    assert {"ドッカー", "Buildah"} <= set(terms["docker"].aliases)


def test_an_entry_claims_a_single_spelling() -> None:
    terms = {term.slug: term for term in merged(shipped(), [term_of(entry(label="Buildah"))])}
    assert "Buildah" not in terms["podman"].aliases
    assert terms["buildah"].aliases == ()


def test_an_entry_of_its_own_is_added() -> None:
    terms = merged(shipped(), [term_of(entry(label={"ja": "潮汐", "en": "Tides"}))])
    assert terms[-1].slug == "tides"
    assert len(terms) == len(shipped()) + 1
