"""A report's body in; its blocks (headings of every form, paragraphs, list items, tables, quotes, code) with their lines out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .blocks import Block, Form, Row
from .rows import cells, html_rows

PROSE = re.compile(r"[ \t]{0,3}[^\W\d_]")
"""A line that begins like this is text, or a row of a table."""
FENCE = re.compile(r" {0,3}(?:>[ ]?)?(`{3,}|~{3,})(.*)")
ATX = re.compile(r" {0,3}(#{1,6})([ \t\u3000]*)(.*)")
CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*$")
HASHTAG = re.compile(r"#[A-Za-z0-9_]+(?:[ \t]+#\w+)*[ \t]*$")
STARS = re.compile(r"(\*{1,3})[ \t]+(?=[^*\s])([^*\n]{1,300})$")
"""A heading in Hatena's notation."""
SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
BULLET = re.compile(r"([ \t\u3000]*)([-*+]|\d{1,3}[.)](?=[ \t\u3000]|$)|[・●○◯◎■□◆◇▼▽▶▷►★☆※➡✅](?=[^\s]|[ \t\u3000]))[ \t\u3000]*(.*)")
TABLE_LINE = re.compile(r" {0,3}\|?[^|\n]*\|")
SEPARATOR = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
HTML_HEADING = re.compile(r"[ \t]*<h([1-6])\b[^<>]*>(.*)", re.IGNORECASE)
OPAQUE = re.compile(r"[ \t]*<(pre|style|script|textarea|svg)\b", re.IGNORECASE)
TABULATED = re.compile(r"[ ]*\t[ \t]*")
"""Between the parts of a heading, such as a title and its speaker."""
LIQUID_CODE = re.compile(r"[ \t]*\{%-?[ \t]*(highlight|raw|codeblock|comment)\b")
HTML_TABLE = re.compile(r"[ \t]*<table\b", re.IGNORECASE)
QUOTE = re.compile(r" {0,3}>[ \t]?(.*)")
LAZY = re.compile(r"[ \t]*(?:\[[^\[\]\n]{1,80}\]\(|\(?https?://)")
"""A link right below an item belongs to it, as Markdown has it; prose there is more often meant to stand for itself."""
LONGEST_LINE = 20_000
"""A longer line is no heading, row or name; it is kept as text and never looked into."""


def outline(body: str, first: int = 1) -> tuple[Block, ...]:
    """The blocks of a body whose first line is the file's line `first`."""
    return tuple(_Outliner(body.split("\n"), first).run())


@dataclass(slots=True)
class _Outliner:
    lines: list[str]
    first: int
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    hatena: bool = False
    """Whether headings are marked with stars, as in Hatena's notation."""
    open: list[str] = field(default_factory=list)
    opened: int = 0
    indents: list[int] = field(default_factory=list)

    def run(self) -> list[Block]:
        every: tuple[Callable[[str], bool], ...] = (
            self._code, self._opaque, self._comment, self._heading, self._stars, self._html_heading, self._underline,
            self._table, self._html_table, self._rule, self._item, self._quote,
        )  # fmt: skip
        by_mark = {
            "#": (self._heading,),
            "`": (self._code,),
            "~": (self._code,),
            ">": (self._code, self._quote),
            "<": (self._opaque, self._comment, self._html_heading, self._html_table),
            "{": (self._opaque,),
            "=": (self._underline,),
            "-": (self._underline, self._rule, self._item),
            "*": (self._rule, self._stars, self._item),
            "_": (self._rule,),
        }
        others = (self._item,)
        starred = (at for at, line in enumerate(self.lines) if line[:2] == "**" and STARS.match(line))
        self.hatena = any(self._stands_apart(at) for at in starred)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line or line.isspace():
                self._flush()
                self.at += 1
                continue
            if len(line) > LONGEST_LINE or ("|" not in line and (line[0].isalpha() or PROSE.match(line))):
                self._text(line)
                continue
            for step in every if "|" in line else by_mark.get(line.lstrip()[0], others):
                if step(line):
                    break
            else:
                self._text(line)
        self._flush()
        return self.blocks

    def _add(self, form: Form, begin: int, end: int, text: str, level: int = 0, marker: str = "") -> None:
        self.blocks.append(Block(form, self.first + begin, self.first + end, text, level, marker))
        self.at = end

    def _flush(self) -> None:
        if self.open:
            text, self.open = "\n".join(self.open), []
            self.blocks.append(Block(Form.PARAGRAPH, self.first + self.opened, self.first + self.at, text))

    def _code(self, line: str) -> bool:
        match = FENCE.match(line)
        if match is None or ("`" in match[1] and "`" in match[2]):
            return False
        return self._skip_to(lambda text: _closes(text, match[1]))

    def _opaque(self, line: str) -> bool:
        match = OPAQUE.match(line) if "<" in line else LIQUID_CODE.match(line) if "{%" in line else None
        if match is None:
            return False
        end = f"</{match[1].lower()}" if "<" in match[0] else f"end{match[1]}"
        if match[1].lower() == "script" and end in line.lower():  # an embed: its address counts
            return False
        return self._skip_to(lambda text: end in text.lower(), same_line=True)

    def _comment(self, line: str) -> bool:
        if not line.lstrip().startswith("<!--"):
            return False
        return self._skip_to(lambda text: "-->" in text, same_line=True)

    def _skip_to(self, closes: Callable[[str], bool], *, same_line: bool = False) -> bool:
        self._flush()
        begin = self.at
        end = begin if same_line else begin + 1
        while end < len(self.lines) and not closes(self.lines[end]):
            end += 1
        self._add(Form.CODE, begin, min(end + 1, len(self.lines)), "")
        return True

    def _heading(self, line: str) -> bool:
        if "#" not in line[:4]:
            return False
        match = ATX.match(line)
        if match is None or (len(match[1]) == 1 and not match[2] and HASHTAG.match(line.strip())):
            return False
        if match[3].startswith("#"):  # seven are none
            return False
        self._flush()
        self.indents = []
        text = (CLOSING_HASHES.sub("", match[3]) if "#" in match[3] else match[3]).strip()
        self._add(Form.HEADING, self.at, self.at + 1, TABULATED.sub(" / ", text) if "\t" in text else text, len(match[1]))
        return True

    def _stars(self, line: str) -> bool:
        match = STARS.match(line) if self.hatena and line[:1] == "*" and self._stands_apart(self.at) else None
        if match is None:
            return False
        self._flush()
        self.indents = []
        self._add(Form.HEADING, self.at, self.at + 1, match[2].strip(), len(match[1]) + 2)
        return True

    def _stands_apart(self, at: int) -> bool:
        """Whether a line of stars is no item of a list: nothing above it, and no such line below."""
        return not (at and self.lines[at - 1].strip()) and not (at + 1 < len(self.lines) and self.lines[at + 1][:1] == "*")

    def _html_heading(self, line: str) -> bool:
        match = HTML_HEADING.match(line) if "<" in line else None
        if match is None:
            return False
        closing, end, text = f"</h{match[1]}", self.at + 1, match[2]
        while closing not in text.lower() and end < min(len(self.lines), self.at + 5):
            text, end = f"{text} {self.lines[end]}", end + 1
        cut = text.lower().find(closing)
        self._flush()
        self._add(Form.HEADING, self.at, end, (text if cut < 0 else text[:cut]).strip(), int(match[1]))
        return True

    def _underline(self, line: str) -> bool:
        if len(self.open) != 1 or not SETEXT.match(line) or len(self.open[0]) > 300:
            return False
        text, self.open = self.open[0], []
        self._add(Form.HEADING, self.opened, self.at + 1, text.strip(), 1 if "=" in line else 2)
        return True

    def _rule(self, line: str) -> bool:
        if line.strip("*-_ \t") or not RULE.match(line):
            return False
        self._flush()
        self._add(Form.RULE, self.at, self.at + 1, "")
        return True

    def _table(self, line: str) -> bool:
        if "|" not in line or self.open or not TABLE_LINE.match(line):
            return False
        end = self.at
        while end < len(self.lines) and "|" in self.lines[end] and len(self.lines[end]) <= LONGEST_LINE:
            end += 1
        lines = self.lines[self.at : end]
        separated = len(lines) > 1 and bool(SEPARATOR.match(lines[1]))
        if not separated and not all(text.strip().startswith("|") for text in lines):
            return False
        rows = tuple(Row(self.first + self.at + number, cells(text)) for number, text in enumerate(lines) if not SEPARATOR.match(text))
        header = rows[0] if separated and rows else None
        block = Block(Form.TABLE, self.first + self.at, self.first + end, "", header=header, rows=rows[1:] if header else rows)
        self.blocks.append(block)
        self.at = end
        return True

    def _html_table(self, line: str) -> bool:
        if not HTML_TABLE.match(line):
            return False
        self._flush()
        end = self.at
        while end < min(len(self.lines), self.at + 400) and "</table" not in self.lines[end].lower():
            end += 1
        rows = tuple(html_rows(self.lines[self.at : end + 1], self.first + self.at))
        end = min(end + 1, len(self.lines))
        self.blocks.append(Block(Form.TABLE, self.first + self.at, self.first + end, "", rows=rows))
        self.at = end
        return True

    def _item(self, line: str) -> bool:
        match = BULLET.match(line)
        if match is None or (match[2] in "-*+" and match[3] and line[match.end(2)] not in " \t\u3000"):
            return False
        self._flush()
        indent = len(match[1].replace("\t", "    "))
        if not self._goes_on():
            self.indents = []
        self.indents = [*[other for other in self.indents if other < indent - 1], indent]
        text, end = [match[3]], self.at + 1
        while end < len(self.lines) and _continues(self.lines[end], indent):
            text.append(self.lines[end].strip())
            end += 1
        self._add(Form.ITEM, self.at, end, "\n".join(text), len(self.indents) - 1, match[2])
        return True

    def _goes_on(self) -> bool:
        """Whether a list goes on: behind an item, or behind the text that stands right below one."""
        if self.blocks and self.blocks[-1].form is Form.PARAGRAPH and len(self.blocks) > 1:
            above, between = self.blocks[-2:]
            return above.form is Form.ITEM and above.end == between.line and between.end == self.first + self.at
        return bool(self.blocks) and self.blocks[-1].form is Form.ITEM

    def _quote(self, line: str) -> bool:
        match = QUOTE.match(line) if ">" in line[:4] else None
        if match is None:
            return False
        self._flush()
        text, end = [], self.at
        while end < len(self.lines) and (inner := QUOTE.match(self.lines[end])):
            text.append(inner[1])
            end += 1
        self._add(Form.QUOTE, self.at, end, "\n".join(text))
        return True

    def _text(self, line: str) -> None:
        if not self.open:
            self.opened = self.at
        self.open.append(line)
        self.at += 1


def _closes(line: str, fence: str) -> bool:
    text = line.strip().lstrip("> ")
    return text.startswith(fence) and not text.strip(fence[0])


def _continues(line: str, indent: int) -> bool:
    if not line.strip() or len(line) > LONGEST_LINE:
        return False
    if len(line) - len(line.lstrip()) <= indent and not (("[" in line or "http" in line) and LAZY.match(line)):
        return False
    return not (BULLET.match(line) or FENCE.match(line) or "|" in line[:8] or ATX.match(line))
