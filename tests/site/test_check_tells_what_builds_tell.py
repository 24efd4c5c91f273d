"""`mkdocs-meetup check` and a build of the same site tell the same problems."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner
from sites import made

from mkdocs_meetup.commands import main

ARCHIVE = """\
-- content/reports/2024/hama-1.md --
---
title: "はまかぜ勉強会 #1"
date: 2024-04-20
talks:
  - title: 灯台の話
    kind: speech
---
はまかぜ勉強会に参加しました。[前回](hama-0.md)、[写真](hama.svg)、[地図](map.svg)、[先](#saki)、[後](#ato)

## 灯台の話

by 浜 一郎 (@hama)

[続き](#tsuzuki) と [誰か](speaker:nobody) と [浜さん](speaker:hama) と [何か](javascript:alert) と [その節](hama-2.md#nothing)

### 後 {#ato}

本文
-- content/reports/2024/hama-2.md --
---
title: "はまかぜ勉強会 #2"
date: 2024-06-20
---
はまかぜ勉強会 #2 に参加しました。

## 波の話

by 浜 一郎 (@hama_two)

[資料](slides.pdf)
-- content/reports/2024/hama-2.en.md --
---
title: "Hamakaze Meetup #2"
date: 2024-06-20
---
## About waves

by Hama Ichiro (@hama_two)

[nobody](speaker:nobody)
-- content/reports/2024/hama.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/reports/diary.md --
# 日記

[どこか](nowhere/)
-- content/index.md --
# ようこそ

[はじめに](about.md) と [ないもの](none.md)
-- content/about.md --
# この場所

## 見出し

[上](#見出し) と [下](#shita) と [報告](reports/2024/hama-1.md) と [誰か](speaker:hana)
-- content/talks.md --
# Talks
-- content/people.yml --
- {name: 浜 一郎, handles: {x: hama}, old_slugs: [hama_two]}
- {name: 浜 二郎, handles: {x: hama}}
-- content/reports/2024/long.md --
---
title: "はまかぜ勉強会 #3"
date: 2024-07-20
---
はまかぜ勉強会 #3 に参加しました。

LONG
-- content/tags.yml --
- {label: 灯台, alias: [とうだい]}
"""
LINE = re.compile(r"(content/[^:\s]+:\d+): (.+)")


def test_both_tell_the_same(tmp_path: Path) -> None:
    site = made(ARCHIVE.replace("LONG", "長い話。" * 40_000), tmp_path)
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "json"])
    told = {
        (f"{Path(one['path']).relative_to(tmp_path).as_posix()}:{one['line']}", f"{one['message']}; {one['remedy']}")
        for one in json.loads(result.output)
        if one["severity"] != "note"
    }
    assert told == {(match[1], match[2]) for match in map(LINE.search, site.log.splitlines()) if match}
    assert {one["code"] for one in json.loads(result.output)} >= {
        "unknown-link",
        "refused-link",
        "address-taken",
        "front-matter-value",
        "text-unconverted",
    }
    assert result.exit_code == 1
