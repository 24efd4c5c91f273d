"""The plugin's options as they stand in `mkdocs.yml`, each checked with a message that says what was expected."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.config_options import BaseConfigOption, Type

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


class Languages(BaseConfigOption[list[str]]):
    """A list of language codes."""

    def __init__(self) -> None:
        super().__init__()
        self.default = ["ja", "en"]

    def run_validation(self, value: object) -> list[str]:
        if not isinstance(value, list) or not value or not all(isinstance(code, str) for code in value):
            raise ValidationError(f"expected a list of language codes such as [ja, en], not {value!r}")
        for code in value:
            if not _LANGUAGE.fullmatch(code):
                raise ValidationError(f"expected a language's code such as ja or en, not {code!r}")
        if len(set(value)) < len(value):
            raise ValidationError(f"expected each language once, not {value!r}")
        return value


class TimeZone(BaseConfigOption[str]):
    """The name of a time zone of the IANA data base."""

    def __init__(self) -> None:
        super().__init__()
        self.default = "Asia/Tokyo"

    def run_validation(self, value: object) -> str:
        try:
            ZoneInfo(value if isinstance(value, str) else "")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValidationError(f"expected a time zone's name such as Asia/Tokyo or Europe/Berlin, not {value!r}") from None
        return str(value)


class Folder(BaseConfigOption[str]):
    """A folder inside the content folder."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> str:
        parts = PurePosixPath(value).parts if isinstance(value, str) else ()
        if not parts or ".." in parts or str(value).startswith("/"):
            raise ValidationError(f"expected a folder inside the content folder such as reports, not {value!r}")
        return str(PurePosixPath(*parts))


class Workers(BaseConfigOption[int]):
    """A number of processes."""

    def __init__(self) -> None:
        super().__init__()
        self.default = 0

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValidationError(f"expected how many processes may work at once, such as 2, or 0 for one on each core, not {value!r}")
        return value


class MeetupConfig(Config):
    """What a site may set under `meetup:`. Every option may be left out."""

    languages = Languages()
    """The site's languages, in the order in which the switcher names them."""
    default_language = Type(str, default="")
    """The language at the site's root; the first of `languages` where nothing is said."""
    reports = Folder("reports")
    """Where the reports are. An archive without this folder has them anywhere in the content folder."""
    timezone = TimeZone()
    """The time zone of dates that name none."""

    workers = Workers()
    """How many processes convert and render; 0 for as many as there are cores."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """As MkDocs wants it, with the check that needs two options."""
        errors, warnings = super().validate()
        if not errors:
            self.default_language = self.default_language or self.languages[0]
            if self.default_language not in self.languages:
                wanted = ", ".join(self.languages)
                errors.append(
                    ("default_language", ValidationError(f"expected one of the site's languages ({wanted}), not {self.default_language!r}"))
                )
        return errors, warnings
