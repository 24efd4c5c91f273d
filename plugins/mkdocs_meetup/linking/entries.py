"""The registries as an author writes them: one pydantic model for an entry of each file, which is also their published schema."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from .slugs import LIMIT, slug


def _listed(value: object) -> object:
    """A single value may stand for a list of one, and an empty one for none."""
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else value


def _a_slug(value: str) -> str:
    if slug(value) != value:
        better = slug(value)
        hint = f", such as `{better}`" if better else ""
        raise ValueError(f"a slug has lower-case letters, digits, `-` and `_` only, and at most {LIMIT} bytes{hint}")
    return value


def _an_address(value: str) -> str:
    if not value.lower().startswith(("https://", "http://")):
        raise ValueError("a link starts with https:// or http://")
    return value


def _by_host(value: object) -> object:
    """`{x: a, github: [b, c]}`, `[a, b]` and `a` all become host → handles; without a host it is empty."""
    if isinstance(value, dict):
        return {host or "": _listed(handles) for host, handles in value.items()}
    handles = _listed(value)
    return {"": handles} if handles else {}


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Slug = Annotated[Line, AfterValidator(_a_slug)]
Address = Annotated[Line, AfterValidator(_an_address)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_listed)]
Addresses = Annotated[tuple[Address, ...], BeforeValidator(_listed)]
Handles = Annotated[dict[str, Lines], BeforeValidator(_by_host)]
Label = Annotated[dict[str, Line], Field(min_length=1)] | Line


class Entry(BaseModel):
    """What all entries share."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PersonEntry(Entry):
    """One person of `people.yml`."""

    name: Line = Field(description="The name as the site shows it.")
    name_en: Line | None = Field(None, description="The name in Latin letters.")
    kana: Line | None = Field(None, description="The reading of the name; it sorts the person.")
    handles: Handles = Field(default_factory=dict, description="Handles by host (x, github, …), or a plain list where the host is unknown.")
    aliases: Lines = Field((), description="Other spellings of the name, and nicknames.")
    slug: Slug | None = Field(None, description="The last part of the person's address.")
    old_slugs: Slugs = Field((), description="Former slugs, whose addresses redirect.")
    links: Addresses = Field((), description="Pages about the person.")
    hide: bool = Field(False, description="Takes the person out of every page, index and export.")


class OrganizationEntry(Entry):
    """One company, community or institution of `organizations.yml`."""

    name: Line = Field(description="The name as the site shows it.")
    name_en: Line | None = Field(None, description="The name in Latin letters.")
    aliases: Lines = Field((), description="Other spellings of the name; 株式会社, (株), Inc. and the like need none.")
    slug: Slug | None = Field(None, description="The last part of the organization's address.")
    old_slugs: Slugs = Field((), description="Former slugs, whose addresses redirect.")
    url: Address | None = Field(None, description="The organization's own site.")


class TagEntry(Entry):
    """One tag of `tags.yml`, and one term of the shipped vocabulary."""

    label: Label = Field(description="The label by language, or one label for all of them.")
    slug: Slug | None = Field(None, description="The last part of the tag's address; that of a shipped term changes that term.")
    aliases: Lines = Field((), description="Other spellings; the label or slug of another term takes that term in.")
    old_slugs: Slugs = Field((), description="Former slugs, whose addresses redirect.")
    narrower: Lines = Field((), description="What shows that a talk is about it without being another word for it: CUDA for GPU.")
    kinds: Lines = Field((), description="Terms of their own that it comprises: Terraform for Infrastructure as Code.")
    exact: bool = Field(False, description="Upper and lower case count, because the word is an everyday one as well.")
    broad: bool = Field(False, description="So common that only a title is evidence, not a text.")
    hide: bool = Field(False, description="No tag is made of it.")
