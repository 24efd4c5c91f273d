"""Every case of `cases/`: a few reports and registries, and what the catalog must say of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from linking_cases import linked, shown

CASES = sorted(Path(__file__).parent.glob("cases/*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = shown(linked(case))
    expected = case["expect"]
    assert {key: found[key] for key in expected} == expected
    for key, value in expected.items():
        assert list(found[key]) == list(value), f"the order of {key}"
