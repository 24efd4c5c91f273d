"""The registries and who turned out to be who in, what an author may want to mend or to confirm out. One function a rule."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Problem
from .identity import Identity
from .registries import Registries
from .translations import Languages


def check(languages: Languages, identities: Sequence[Identity], registries: Registries) -> tuple[Problem, ...]:
    """Every problem and suggestion, in order of place."""
    return tuple(sorted({*languages.problems}))
