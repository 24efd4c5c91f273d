"""Terms are found where they stand as words, and nowhere else."""

from __future__ import annotations

import pytest
from hostile import processor_seconds

from mkdocs_meetup.linking.matching import Matcher
from mkdocs_meetup.linking.vocabulary import shipped

MATCHER = Matcher(shipped())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goで作るCLI", ["go", "command-line"]),
        ("Go 1.12の新機能", ["go"]),
        ("Go to production", []),
        ("Let's Go", []),
        ("Googleとgopher", ["go"]),
        ("PodSecurityPolicyとpod-security policy", ["pod-security-policy"] * 2),
        ("ｋｕｂｅｌｅｔ、K8S、クバネティス", ["kubelet", "kubernetes", "kubernetes"]),
        ("コンテスト", []),
        ("コンテナーオーケストレーション", ["container-orchestration"]),
        ("microservicesとマイクロサービス化", ["microservices"] * 2),
        ("セキュリティベストプラクティス", ["security", "best-practices"]),
        ("C++とC#と.NET Core", ["cpp", "csharp", "dotnet"]),
        ("We react to a spring. ReactとSpring Boot", ["react", "spring"]),
        ("R&DとUX", ["ux"]),
        ("負荷試験をふりかえる", ["load-testing"]),
        ("Node.js/TypeScript", ["nodejs", "typescript"]),
        ("このコードのコードを自動で作る", []),
        ("ノーコードとのーこーど", ["low-code", "low-code"]),
        ("DIとD&I", ["dependency-injection"]),
        ("CIが落ちた。CIOの国際会議", ["ci-cd"]),
        ("基幹システム", ["erp"]),
    ],
)
def test_hits(text: str, expected: list[str]) -> None:
    assert [hit.term for hit in MATCHER.hits(text)] == expected


@pytest.mark.parametrize("part", ["コ", "pod ", "[", "Service ", ".", "クラウドネイティ"])
def test_every_text_is_done_with(part: str) -> None:
    text = part * (300_000 // len(part))
    with processor_seconds(20):
        list(MATCHER.hits(text))
