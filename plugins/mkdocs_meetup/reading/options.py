"""What the configuration says to those who read reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the configuration says that reading must know."""

    default_language: str = "ja"
    languages: tuple[str, ...] = ("ja", "en")
    timezone: str = "Asia/Tokyo"
    folder: str = "reports"
