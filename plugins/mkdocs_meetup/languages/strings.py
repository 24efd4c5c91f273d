"""The interface's strings: one YAML file a language comes in, `Strings` goes out, which answers in that language.

A language is added by one file `{code}.yml`, beside these or in a folder that the caller names. What it lacks is said in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from babel import Locale

from .formats import number

FOLDER = Path(__file__).parent
FALLBACK = "en"

Message = str | Mapping[str, str]
"""A pattern with `{names}`, or one for each of the language's plural categories, chosen by the value `count`."""

_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


@dataclass(frozen=True, slots=True)
class Strings:
    """All messages of one language."""

    language: str
    messages: Mapping[str, Message]

    def __contains__(self, key: str) -> bool:
        return key in self.messages

    def pattern(self, key: str, count: float | None = None) -> str:
        """The message before its values are put in; a `KeyError` names a key that no language file has."""
        message = self.messages[key]
        if isinstance(message, str):
            return message
        category = Locale.parse(self.language, sep="-").plural_form(count or 0)
        return message.get(category) or message["other"]

    def text(self, key: str, **values: object) -> str:
        """The message with its values, numbers written as the language writes them."""
        count = values.get("count")
        pattern = self.pattern(key, count if isinstance(count, int | float) else None)
        return pattern.format(**{name: self._shown(value) for name, value in values.items()})

    def _shown(self, value: object) -> object:
        return number(value, self.language) if isinstance(value, int) else value


def languages_in(folders: Sequence[Path]) -> frozenset[str]:
    """The codes of the languages that have a file, in the package or in `languages/` below one of the folders."""
    return frozenset(path.stem for folder in (FOLDER, *(folder / "languages" for folder in folders)) for path in folder.glob("*.yml"))


def load(language: str, folders: Sequence[Path] = (FOLDER,)) -> Strings:
    """The strings of a language, later folders winning over earlier ones, and English where it has none of its own."""
    messages: dict[str, Message] = {}
    for code in dict.fromkeys((FALLBACK, language.partition("-")[0], language)):
        for folder in (FOLDER, *folders):
            messages.update(_read(folder / f"{code}.yml"))
    return Strings(language, messages)


def _read(path: Path) -> dict[str, Message]:
    if not path.is_file():
        return {}
    return _parsed(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _parsed(text: str) -> dict[str, Message]:
    """What a file says. Several parts of a build ask for the same few files; nobody changes what comes out."""
    return dict(_flat(yaml.load(text, yaml.CSafeLoader) or {}))


def _flat(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, Message]]:
    for key, value in tree.items():
        if not isinstance(value, dict):
            yield f"{prefix}{key}", str(value)
        elif _is_plural(value):
            yield f"{prefix}{key}", {str(category): str(text) for category, text in value.items()}
        else:
            yield from _flat(value, f"{prefix}{key}.")


def _is_plural(value: Mapping[str, object]) -> bool:
    return "other" in value and _PLURALS.issuperset(value)
