"""Words beside a name in; whether they are an organization or a role, and where the name begins, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .companies import is_known
from .edges import at_end, at_start

COMPANY = (
    r"株式会社|有限会社|合同会社|合資会社|相互会社|(?:一般|公益)?(?:社団|財団)法人|独立行政法人|国立研究開発法人|NPO法人|学校法人"
    r"|医療法人|[(（][株有合][)）]|㈱|㈲|[\ue0f4-\ue0f6]"
)
COMPANY_MARK = re.compile(rf"(?=[株有合相一公社財独国N学医(（㈱㈲\ue0f4-\ue0f6])(?:{COMPANY})")
MARKED_END = at_end(
    r"(?:大学(?:院)?|高専|高校|高等学校|専門学校|研究所|研究室|研究会|ラボ|学会|協会|機構|財団|銀行|新聞社?|出版社?|書房"
    rf"|書店|(?<=[A-Za-zァ-ヶー一-龠]{2})社|市役所|ホールディングス|グループ|テクノロジー(?:ズ)?|システムズ?|ソリューションズ?"
    rf"|サービス|ネットワークス?|コミュニティ|ユーザ(?:ー)?会|学部|学園)$"
    r"|\b(?:Inc|LLC|llc|Ltd|Corp|GmbH|Co|K\.?K|Corporation|Company|University|Institute|Foundation|Laboratory|Laboratories|Labs?"
    r"|Technologies|Systems|Software|Group|Holdings|Solutions|Networks|Japan|College|Studio|Services|Partners|Consulting"
    r"|Community)\b\.?$",
    letters=".bcdeghknopsyィクスズプボムンー会団園学室専店房所校構版社聞行部院",
    longest=16,
)
MARKED_WHOLE = re.compile(r"(?:University of|Univ\.|The University)|[A-Za-z0-9-]+\.(?:com|io|jp|co|ai|org|net|dev|inc)$")
POLITE_END = ("さん", "氏", "様")
ROLES = (
    r"代表取締役(?:社長|会長|CEO|CTO)?|取締役|執行役員|代表理事|理事長?|代表|社長|会長|(?:上級)?副社長|部長|課長|室長|所長|店長|局長|本部長"
    r"|(?:(?:プロダクト|プロジェクト|プログラム|コミュニティー?|テクニカル|アカウント|チーム|シニア|リード)[ ]?)?(?:マネージャー?"
    r"|ディレクター|リーダー)"
    r"|プロデューサー|エンジニア(?:リング)?(?:マネージャー?)?|プログラマー?|デザイナー|アーキテクト|"
    r"エバンジェリスト|エヴァンジェリスト|アドボケイト|コンサルタント|ソリューションアーキテクト|リーダー|技術顧問|顧問|准?教授|助教"
    r"|講師|管理人|管理者|主宰|作者|メンテナー?|コミッター?|研究員|学生|社員|フェロー|オーナー|主催者?|運営|スタッフ|会長|編集長|編集者|著者|訳者|弁護士|医師|フリーランス|"
    r"CEO|CTO|CIO|COO|CPO|CMO|CDO|CSO|CISO|CAIO|VPoE|VPoP|VP|EM|PM|SRE|PdM|PjM|SA|DevRel|Founder|Co-?founder|Director|Manager|Engineer|Developer"
    r"|Architect|Evangelist|Advocate|Lead|President|Head|Consultant|Professor|Researcher|Student|Organizer|Chief [A-Z]\w+ Officer|"
    r"(?:Senior |Principal |Staff |Chief |Lead |Software |Site Reliability |Data |Web |Mobile |Product |Engineering |Developer "
    r"|Solutions? |Cloud |Security |Technical |Machine Learning )+(?:Engineer|Developer|Architect|Manager|Advocate|Evangelist"
    r"|Scientist|Lead|Officer|Designer)"
)
ROLE_STARTS = "acdefhlmoprstvwアエオコシスソチテデフプマメリ主上代会作准副助医取執学室局店弁所技教本理研社管編著訳課講運部顧"
ROLE_ENDS = "adelmoprtアグスタトナフマャー事人催員問営士宰師役授教生者表長"
ROLE = at_end(
    rf"^(?:{ROLES}|[A-Za-z/ァ-ヶー一-龠・ ]{{0,16}}(?:エンジニア|デザイナー|マネージャー?|ディレクター|リーダー|プログラマー?"
    r"|アーキテクト|(?:上級)?副社長|コンサルタント|開発者|研究者|担当|管理人|管理者|主宰|作者|メンテナー?|コミッター?))$",
    letters=f"{ROLE_ENDS}当",
    flags=re.IGNORECASE,
)
FIELD = r"(?:[ ]of[ ][^@,()]{2,30}?(?=,|[ ]?@|[ ]at[ ]))?"
"""What an office is held of, before where it is held: `Director of Engineering at X`."""
ROLE_OF = at_start(
    rf"^(?:(?:the |an? )?(?:{ROLES}){FIELD}[ ,]*)(?:(?:of|at|from|in)\b|,|@)[ ]?(?:the )?(.+)$",
    letters=f"{ROLE_STARTS}t",
    flags=re.IGNORECASE,
)
ROLE_BEFORE = at_start(rf"^(?:{ROLES})[ 　・/の]+(?=\S)", letters=ROLE_STARTS, flags=re.IGNORECASE)
ROLE_AFTER = at_end(
    rf"(?<=\S)(?:[ 　・/,、]+|(?<=[一-龠ぁ-んァ-ヶー])(?=代表|取締|上級副社長|副社長|CTO|CEO|社長))(?:の)?(?:{ROLES})$",
    letters=ROLE_ENDS,
    flags=re.IGNORECASE,
)
GENERIC = re.compile(
    r"^(?:今回|今日|本日|次|次回|最後|最初|まず|続いて|続いては|次に|前回|おなじみ|お馴染み|元?(?:同僚|上司|後輩|先輩)|弊社|当社|自社|社内|主催者?"
    r"|運営(?:メンバー)?|発表者|登壇者|スピーカー|講師|司会|[一二三四五六七八九十\d１-９]+(?:人目|番目|つ目|本目|発目|番手)?"
    r"|トップバッター|トリ|(?:職業|現役|専業)[ ]?\S+|LT|メイン|ゲスト|パネリスト|モデレータ[ー]?|"
    r"(?-i:first|second|third|next|last|final))$",
    re.IGNORECASE,
)
MOST_WORDS = 9
"""No name with its employer has more."""
HAN = "一-龠々〆ヶ"
HAN_START = re.compile(rf"[{HAN}]")
GLUED = re.compile(
    rf"^((?:株式会社|有限会社|合同会社)[A-Za-z0-9.&\-ァ-ヴー・]{{1,40}}|[A-Za-z0-9.&\-ァ-ヴー・]{{1,40}}(?:株式会社|有限会社"
    rf"|合同会社))(?:の)?([{HAN}][{HAN}ぁ-ん 　]{{1,9}})$"
)
GLUED_HAN = re.compile(rf"^(\S{{2,20}}?(?:株式会社|有限会社|合同会社|大学院?|研究所|高専))の?([{HAN}]{{2,5}})$")
MAY_BE_GLUED = re.compile("会社|大学|研究所|高専")
OF = re.compile(r"^(.{2,40}?)(?:から来た|所属)?の[ ]?(\S.{0,24})$")
MAY_BE_OF = re.compile(r",| (?:of|from|at) ")
UNIT_OF = re.compile(
    r"^(?:[A-Za-z0-9]{2,16}|[一-龠ァ-ヶーA-Za-z]{0,12}(?:部|課|室|チーム|グループ|ユニット|事業部|本部))の[ ]?(?=[^ぁ-ん\s]\S)"
)
NOT_INC = r"(?![ ]?(?:Inc|LLC|Ltd|Co|Corp|GmbH|K\.?K)\b)"
ENGLISH_OF = re.compile(rf"^(.{{2,60}}?)(?:,{NOT_INC}[ ]?|[ ]\()(.+?)\)?$|^(.{{2,60}}?) (?:of|from|at)[ ](?:the )?(.+)$")


def is_organization(text: str) -> bool:
    """Whether the words carry an organization's mark and can be no person."""
    text = text.strip()
    return len(text) > 1 and not text.endswith(POLITE_END) and (_is_marked(text) or is_known(text))


@lru_cache(maxsize=512)  # each end of a name is tried for the end of an employer
def _is_marked(text: str) -> bool:
    return bool(MARKED_WHOLE.match(text) or MARKED_END.search(text) or COMPANY_MARK.search(text))


def is_role(text: str) -> bool:
    """Whether the words are an office or a profession."""
    return bool(ROLE.search(text.strip()))


def is_office(text: str) -> bool:
    """Whether the words are an office with the place that it is held at: `CTO at X`."""
    return bool(ROLE_OF.match(text.strip()))


def without_roles(text: str) -> str:
    """An affiliation or a name without the offices around it."""
    text = text.strip()
    if is_role(text):
        return ""
    if match := ROLE_OF.match(text):
        return match[1].strip()
    text = ROLE_BEFORE.removed(ROLE_AFTER.removed(text))
    return text.strip(" 　・/,、")


def split_affiliation(text: str, *, polite: bool = False) -> tuple[str, str]:
    """The organization that stands with a name, or nothing, and the name."""
    text = text.strip()
    if is_known(text):
        return "", text
    if MAY_BE_GLUED.search(text) and (match := GLUED.match(text) or GLUED_HAN.match(text)):
        return match[1], match[2].strip()
    if match := ENGLISH_OF.match(text) if MAY_BE_OF.search(text) else None:
        return without_roles(match[2] or match[4]), (match[1] or match[3]).strip()
    if polite and "の" in text and (match := OF.match(text)) and not re.fullmatch(r"[ぁ-ん]{1,6}", text):
        return _named(match[1]), _last_name(UNIT_OF.sub("", match[2]))
    return _spaced(text, polite=polite)


SAYS = re.compile(r"[!！?？。、「」『』]|(?:する|した|です|ます)$")
"""Words that say something, or quote it, name no company."""
FORMER = re.compile(r"^元(?=\S*(?:社|会社|所属)$)")
CLAUSE = re.compile(r"[ァ-ヶー一-龠A-Za-z][はがを][一-龠ァ-ヶA-Za-z]")


def _named(text: str) -> str:
    text = without_roles(text)
    return "" if GENERIC.match(text) or CLAUSE.search(text) or FORMER.match(text) else text


def _last_name(text: str) -> str:
    """`代表の山田` behind の has been cut already; `CTO 山田` has not."""
    return without_roles(text)


def _spaced(text: str, *, polite: bool) -> tuple[str, str]:
    tokens = text.replace("　", " ").split()
    if len(tokens) > MOST_WORDS:
        return "", text
    for cut in _cuts(tokens):
        before, name = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if GENERIC.match(before):
            return "", name
        if _is_employer(before, tokens[cut:], polite=polite):
            return _named(before), name
    if len(tokens) == 3 and all(_is_han(token) and len(token) <= 6 for token in tokens):
        return tokens[0], " ".join(tokens[1:])
    if polite and len(tokens) == 4 and all(re.fullmatch(r"[A-Z][a-z]+", token) for token in tokens):  # `Lantern Works Jane Doe氏`
        return " ".join(tokens[:2]), " ".join(tokens[2:])
    behind = " ".join(tokens[1:])
    if len(tokens) == 2 and _is_marked(behind) and not _is_marked(tokens[0]):
        return behind, tokens[0]
    return "", text


def _cuts(tokens: Sequence[str]) -> list[int]:
    """Where an employer may end: first behind the last word that carries an organization's mark."""
    marked = [cut for cut in range(len(tokens) - 1, 0, -1) if _is_marked(tokens[cut - 1]) and not COMPANY_MARK.match(tokens[cut - 1])]
    return [*(cut for cut in marked if cut > 1), *range(1, len(tokens))]


def _is_employer(before: str, rest: list[str], *, polite: bool) -> bool:
    name = "".join(rest)
    if COMPANY_MARK.search(name) or before.endswith(":"):
        return False
    if SAYS.search(before):
        return False
    if _is_marked(before) or is_known(before):
        return not _is_han(rest[0]) or not re.fullmatch(rf"[{HAN}]{{1,3}}", before)
    if polite and before.isascii() and _is_kana_name(name):
        return True
    if not _is_han(name) or _is_han(before[-1]):
        return False
    return len(name) >= 3 or polite


def _is_kana_name(text: str) -> bool:
    """`エッダ・リンドクヴィスト`: given and family name in katakana."""
    return bool(re.fullmatch(r"[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+", text))


def _is_han(text: str) -> bool:
    return bool(HAN_START.match(text))
