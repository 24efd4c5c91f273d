"""The opening of a text in; the people whom one of its first sentences gives as the speakers out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .byline import LABEL_WORDS, Byline, words
from .honorifics import HONORIFIC
from .inline import Link
from .naming import is_name
from .people import Person, people

OCCASION = (
    r"(?:セッション|発表|講演|登壇|LT|ライトニングトーク|トーク|プレゼン(?:テーション)?|お話|話|ハンズオン|ワークショップ|ライブコーディング|実演|解説|紹介"
    r"|レクチャー|キーノート|基調講演|デモ|スピーチ|内容)"
)
SAYING = r"(?:と(?:いう|言う|の)|って)?[^。、]{0,6}(?:一言|言葉|コメント|発言|質問|台詞|セリフ|意見|ツイート|名言|言って)"
"""Behind a quotation: something that somebody said, no title."""
NAMES_SOMEBODY = re.compile(rf"{HONORIFIC}|@")
_MARKS = "[\ue000-\ue0df]*"
SENTENCE_JA = re.compile(
    rf"(?P<people>[^。！？\n]{{1,80}}?{HONORIFIC}{_MARKS}(?:[ ]?\([^()]{{1,60}}\))*)(?:[ ]?(?:の|による|から(?:の)?|が|は|より|と(?:共に"
    rf"|ともに|一緒に))(?:[^。！？\n]{{0,30}}?{OCCASION}(?!に(?!つい|関))|[「『][^「」『』\n]{{2,80}}[」』](?!{SAYING})"
    rf"|、[^。！？\n]{{2,80}}について[。!！]?$)|[ ]?(?:です"
    rf"|でした)?[。!！]?$)"
)
SPONSORED = re.compile(r"スポンサー[ ]?(?:LT|セッション|トーク|枠)")
GOES_ON = re.compile(r"で(?![すはし])|から|より|も")
"""Behind the occasion, in a later paragraph, this tells what came of a talk, not who gave it."""
SENTENCE_LABEL = re.compile(
    rf"(?:(?:{LABEL_WORDS}|トップバッター|一番手|トリ|次)(?:は|:)|(?:発表者|登壇者|スピーカー|講師)の(?!皆|みな"
    rf"|方))[、 ]?(?P<people>[^。！？\n]{{2,70}}?{HONORIFIC}{_MARKS}(?:[ ]?\([^()]{{1,60}}\))*|@[A-Za-z0-9_]{{2,30}}[\ue000-\ue0df]?)"
)
_POLITE = rf"[^。！？、,\n]{{1,40}}?{HONORIFIC}{_MARKS}(?:[ ]?\([^()]{{1,60}}\))*"
ROW = re.compile(rf"(?:{_POLITE}[ ]?[、,と&][ ]?)+{_POLITE}")
"""Several people in a row, each with their honorific."""
_WORD = r"[A-ZÀ-Þ][\w.'’À-ɏ-]*"
_ADVERB = r"(?:Then|Next|First|Second|Third|Finally|Later|Afterwards?|Lastly|And|But|Also|Today|Here|Our|We|In|On|At|With|From|Thanks|The)"
_ENGLISH_NAME = rf"(?!{_ADVERB}\b)(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?[ ])?{_WORD}(?:[ ](?:de|van|von|der|la|le|bin|{_WORD})){{0,3}}"
_ORGANIZATION_WORD = r"[A-ZÀ-Þ][\w&'’-]*(?:\.[a-z]\w*)*"
_ORGANIZATION = (
    rf"(?:[\w.,&'’ -]{{2,40}}[\ue000-\ue0df]|{_ORGANIZATION_WORD}(?:[ ](?:{_ORGANIZATION_WORD}|of|and|llc|inc)){{0,3}}"
    r"(?:(?<=Ltd|Inc)\.)?)"
)
_OFFICE = r"(?:the |an? )?[A-Za-z -]{2,40} (?:of|at|from)"
ENGLISH_PERSON = rf"{_ENGLISH_NAME}{_MARKS}(?:[ ]?\([^()]{{1,60}}\))?(?:,? (?:{_OFFICE}|of|from|at) (?:the )?{_ORGANIZATION})?{_MARKS}"
ENGLISH = (
    ((" by ",), re.compile(
        rf"\b(?:presentation|talk|session|keynote|lecture|speech|workshop|demo|presented|given|delivered|led"
        rf"|held)(?: of the [a-z]+)?(?: (?:was )?(?:given|presented|delivered|held)| was| is)? by (?P<people>@[\w-]+{_MARKS}"
        rf"|{ENGLISH_PERSON}(?:(?:, | and "
        rf"|, and ){ENGLISH_PERSON}){{0,3}})")),
    (("peaker", "resenter", "ecturer"), re.compile(
        rf"\b(?:[Ss]peakers?|[Pp]resenter|[Ll]ecturer)(?: here| today)? (?:is|was|were|are),? (?P<people>@[\w-]+{_MARKS}"
        rf"|{ENGLISH_PERSON}(?:(?:, | and |, and ){ENGLISH_PERSON}){{0,3}})")),
    (("talk", "spoke", "present", "gave ", "introduced", "shared", "gives a", "delivered", "demonstrated", "showed", "explained",
      "described", "began", "started", "opened", "kicked off"), re.compile(
        rf"(?:^|[.!?] )(?:{_ADVERB},? (?:up,? )?(?:was )?)?"
        rf"(?P<people>@[\w-]+{_MARKS}|{ENGLISH_PERSON}(?:(?:, | and |, and ){ENGLISH_PERSON}){{0,3}}),? (?:talked|spoke"
        rf"|presented|gave (?:a|an|the|us|his|her|their)|introduced|shared|talks|presents|gives (?:a|an)|delivered|demonstrated"
        rf"|showed|explained|described|(?:began|started|opened) (?:his|her|their|the) (?:talk|presentation|session)|started with"
        rf"|opened with|kicked off)\b")),
    (("he speaker, ", "he presenter, "), re.compile(rf"\b[Tt]he (?:speaker|presenter), (?P<people>{_ENGLISH_NAME}{_MARKS}),")),
    (("speaker", "presenter"), re.compile(
        rf"(?:^|[.!?] )(?P<people>{_ENGLISH_NAME}{_MARKS})(?:, [^,.!?\n]{{2,40}},)? (?:is|was) (?:an? |the )?[^.!?\n]{{0,60}}\b"
        rf"(?:speaker|presenter)\b")),
    (("'s", "’s", "s'"), re.compile(
        rf"(?P<people>{ENGLISH_PERSON}(?:(?:, | and | an |, and ){ENGLISH_PERSON}){{0,3}})(?:'s|’s"
        rf"|s'){_MARKS} (?:[a-z]+ ){{0,2}}(?:talk|presentation|session|keynote|lecture|workshop|demo)\b")),
)  # fmt: skip
"""Each with the words one of which it cannot do without."""
CLAUSE_END = re.compile(
    r"[「」『』。！？…:]|、(?!.{1,20}(?:さん|氏).*(?:さん|氏))|は[、 ]?(?=.)|では|には|として|における|という|による|こちらは"
    r"|(?<=[ぁ-ん])(?:た|る)[ ]?(?=[A-Za-z一-龠ァ-ヶ@])|(?:である|ている|でもある|かける|される|られる)(?=[ぁ-ん])"
    r"|(?<=[でにを])[、 ]?(?=[A-Za-z一-龠ァ-ヶ@])"
)
"""Behind the last of these a name begins: a particle, a comma, the verb of a relative clause."""
APPOSITION = re.compile(r"^[^、,()]{2,30}の[^、,()]{1,12}[、,][ ]?(?=[^、,]+$)")
"""What somebody is, before their name: `Xの作者、山田さん`."""
ADVERBS = re.compile(
    r"^(?:急遽|毎回|今回|今日|本日|いつも|また|まず|次の|次|次に|続いて|最後|最後に|最初|最初に|個人的に|特に|そして|さらに|他に|ちなみに"
    r"|やはり|やっぱり|(?:お)?隣の|会社の|同僚の|先輩の|後輩の|友人の|知人の|主催(?:者)?の|運営の|発表者の|登壇者の"
    r"|スピーカーの)[、 ]?"
)
STOP_INSIDE = re.compile(r"[(（][^()（）\n]{0,80}。[^()（）\n]{0,20}[)）]")
"""A remark in brackets with a full stop of its own."""
PRONOUNS_WORDS = """
he she it they we i you this that the there what in on at as so and
but for my our next finally also here after before then now when if
"""
PRONOUNS = frozenset(PRONOUNS_WORDS.split())


def of_sentences(markdown: str, *, further: bool = False) -> Byline | None:
    """The first sentence of a text that says who spoke; `further` is one that other prose goes before."""
    text = words(STOP_INSIDE.sub("", markdown[:1500]))
    for sentence in _sentences(text.text):
        if found := _japanese(sentence, text.links, further=further) or _english(sentence, text.links):
            return found
    return None


def _sentences(text: str) -> Iterator[str]:
    for number, match in enumerate(re.finditer(r"[^。！？\n]+[。！？]?", text)):
        if number >= 4:
            return
        yield match[0].strip()


def _japanese(sentence: str, links: tuple[Link, ...], *, further: bool) -> Byline | None:
    if not NAMES_SOMEBODY.search(sentence):
        return None
    for pattern, rule in ((SENTENCE_LABEL, "sentence-label"), (SENTENCE_JA, "sentence-session")):
        match = pattern.search(sentence)
        if match is None or (further and GOES_ON.match(sentence, match.end())):
            continue
        piece = clause(match["people"])
        found = people(piece, links)
        if rule == "sentence-label" and (row := ROW.match(sentence, match.start("people"))):
            found = people(row[0], links) or found
        if found and all(one.polite or one.handle for one in found) and not _is_sponsor(found, sentence, match.end()):
            return Byline(found, rule, 0.85)
    return None


def _is_sponsor(found: tuple[Person, ...], sentence: str, end: int) -> bool:
    """`ASCENDさんのスポンサーLT`: a single word in Latin letters before a sponsor's talk is the company that sponsors it."""
    name = found[0].name or ""
    sponsored = SPONSORED.search(sentence, max(0, end - 30), end + 8)
    return len(found) == 1 and not found[0].handle and sponsored is not None and bool(re.fullmatch(r"[A-Z][A-Za-z0-9.&-]+", name))


def clause(text: str) -> str:
    """What stands behind the last word that cannot belong to a name."""
    guarded = re.sub(r"\([^()]*\)", lambda match: "\ue0ff" * len(match[0]), text)
    cut = max((match.end() for match in CLAUSE_END.finditer(guarded)), default=0)
    return APPOSITION.sub("", ADVERBS.sub("", text[cut:].strip(" 、,")))


def _english(sentence: str, links: tuple[Link, ...]) -> Byline | None:
    for signs, pattern in ENGLISH:
        for match in pattern.finditer(sentence) if any(sign in sentence for sign in signs) else ():
            piece = re.sub(r" an (?=[A-Z])", " and ", match["people"]).replace(", and ", " and ")
            if piece.split()[0].lower().strip("'’") in PRONOUNS:
                continue
            found = people(piece, links)
            if found and all(is_full_name(one) for one in found):
                return Byline(found, "sentence-speaker", 0.8)
    return None


def is_full_name(one: Person) -> bool:
    """Whether an English sentence names somebody beyond doubt."""
    return bool(one.handle or (one.name and is_name(one.name) and (one.polite or len(one.name.split()) > 1)))
