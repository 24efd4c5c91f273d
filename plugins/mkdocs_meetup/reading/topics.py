"""A heading in; whether it opens something that is no talk, holds talks, or speaks of other events, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .edges import at_end
from .eventname import EVENT_NOUN
from .folding import fold
from .titles import KIND_WORD, PREFIX_MARK, PREFIX_NUMBER, PREFIX_TIME, SUFFIX_KIND, SUFFIX_TIME

_NONE = (
    r"始めに|始まり|概要|開催概要|イベント概要|イベント(?:情報|詳細|について)|会の概要|勉強会の?概要|詳細|はじめに|初めに|まえがき|前書き|前置き"
    r"|序文|まえおき|導入|イントロ|この記事について|これは(?:何|なに|なん)|なにこれ|注意(?:事項|書き)?|免責|お断り|目次|もくじ|"
    r"まとめ|総括|総評|おわりに|終わりに|さいごに|最後に|おしまい|結び|むすび(?:に)?|あとがき|後書き|締め|終わってみて|ふりかえり|振り返り"
    r"|二周年振り返り|所感|感想|感じたこと|思ったこと|思うこと|雑感|気持ち|全体(?:的な|を通しての?|の)?(?:感想|所感|まとめ|の流れ)?"
    r"|学び|学んだこと|得たもの|良かった(?:点|こと)|よかった(?:点|こと)|反省(?:点)?|悩み|今後|今後の?(?:予定|展望|イベント|課題)?"
    r"|次回|次回予告|次の(?:イベント|予定)|NEXT|これから|"
    r"参考|参考(?:資料|文献|リンク|URL|記事|サイト)?|関連(?:記事|リンク|資料|情報|エントリ)?|リンク(?:集)?|資料|発表資料|登壇資料"
    r"|スライド|スライド(?:一覧|まとめ)|資料(?:一覧|まとめ|リンク)|参加者のブログ|ブログ(?:まとめ|記事)?|他の(?:方|人)の(?:ブログ"
    r"|レポート|記事)|関連ブログ|togetter|ツイート(?:まとめ)?|実況|ハッシュタグ|アーカイブ|録画|動画|写真(?:タイム)?|フォト(?:ギャラリー?)?|"
    r"会場|会場(?:について|の様子|案内|風景)?|アクセス|場所|日時|日程|開催日(?:時)?|主催|協賛|後援|スポンサー(?:さま|様)?(?:紹介)?"
    r"|スポンサー(?:ブース|企業)|(?:スポンサー|企業)?ブース(?:で.{1,12})?|企業ブース|展示|受付|参加者|参加(?:費|方法|動機|理由|の動機|の経緯|した理由|したきっかけ|メモ"
    r"|レポート|のきっかけ)|きっかけ|動機|経緯|目的|対象(?:者)?|"
    r"朝|昼|夜|夕方|お昼(?:ごはん|休み)?|朝食|夕食|夕飯|昼ごはん|晩ごはん|飲み会|ビール|新幹線|ホテル|温泉|懇親会|懇親会(?:の様子)?|drink-?ups?|(?:写真|画像)の?(?:提供|撮影)|交流会|打ち上げ|二次会|ビアバッシュ|ネットワーキング|歓談|休憩|休息|休み時間|昼食|ランチ(?:タイム)?|昼休み|おやつ"
    r"|乾杯|食事|ごはん|軽食|お弁当|飲み物|ノベルティ(?:ー)?|スタンプラリー?|戦利品|グッズ|お土産|宿|移動|観光|旅程|前日|前夜祭|"
    r"開会(?:式|の挨拶|挨拶|宣言)?|閉会(?:式|の挨拶|挨拶|宣言)?|開場|開始|終了|解散|撤収|集合写真|記念撮影|挨拶|ご?あいさつ"
    r"|オープニング(?:セッション|トーク)?|クロージング|アンケート|抽選会?|じゃんけん(?:大会)?|自己紹介|アイスブレイク|会場説明|諸注意"
    r"|諸連絡|お知らせ|告知|宣伝|募集|会社紹介|採用|スタッフ|運営(?:メンバー|について|側の感想)?|登壇者(?:紹介|一覧|プロフィール)?"
    r"|プロフィール|著者(?:について|紹介)?|成果(?:発表|物)?|参加者の成果|やったこと|収支(?:報告)?|会計|謝辞|お礼|余談|おまけ|追記|更新履歴|備考|その他|雑談|用語(?:集)?|環境"
    r"|準備|持ち物|話題|(?:今回|本日|今日|今月)の(?:テーマ|お題)|出発|到着|現地集合|集合|起床|就寝|消灯|入浴|チェックイン|チェックアウト"
    r"|自由時間|買い出し|片付け|もくもく(?:開発|作業|タイム)?|開発(?:開始|タイム|作業)|作業(?:開始|タイム)?"
    r"|本|本棚|積読|書籍|books?(?: i (?:read|bought))?|reading list|Q\.? ?[&＆]? ?A\.?(?:セッション|コーナー|タイム)?"
    r"|質疑(?:応答)?(?:・議論)?|質問(?:タイム|コーナー)?|FAQ|ディスカッション|議論|"
    r"そのあと|その後|会のあと|あとで|帰り道(?:に.{0,8})?|帰りに|終わったあと(?:に)?|終了後|書きかけ|下書き|メモ書き|後日談|宿題|こぼれ話|裏話|反響|当日まで|"
    r"the morning after|after(?:wards?| the (?:meet-?up|event|talks?|conference|show|party))|before (?:the )?(?:meet-?up|event|talks?)"
    r"|on the way (?:home|there|back)|odds and ends|in closing|closing words|last words|wrapping(?: it)? up|the end|what came next"
    r"|(?:a few )?(?:last|parting|closing) (?:words|notes|remarks|thoughts)|drafts?|to ?do|unsorted|credits|"
    r"未定|調整中|募集中|飛び(?:入り|込み)(?:枠|LT)?|tb[ad]|"
    r"TL;? ?DR|summary|conclusions?|wrap[- ]?up|final thoughts|finally|closing(?: remarks| thoughts)?|opening(?: remarks)?"
    r"|intro(?:duction)?|about(?: (?:me|us|this event|the event|the author|the conference))?|overview|outline|agenda|schedule"
    r"|timetable|time table|abstract|venue|location|access|date|when|where|food|lunch|dinner|breakfast|coffee(?: break)?|breaks?"
    r"|drinks|party|after ?party|social(?: event)?|networking|conference stands|booths?|sponsors?|organi[sz]ers?|staff|thanks"
    r"|thank you|acknowledge?ments?|references?|resources|related(?: posts| links)?|links?|see also|further reading|slides?|videos?"
    r"|photos?|gallery|feedback|impressions?|thoughts|takeaways?|key takeaways|lessons(?: learned)?|what i learned|what'?s next"
    r"|next(?: steps| time| event)?|upcoming(?: events)?|announcements?|misc(?:ellaneous)?|others?|notes?|ps|p\.s\.|edit|update"
    r"|(?:see|watch) the (?:talks|videos|recordings)"
    r"|that['’]?s (?:all|it)(?:,? folks)?|next actions?|参考(?:図書|書籍)|comments?|hall(?:way)? track|registration|reception"
    r"|doors? open|welcome|q ?& ?a|memo|メモ|student volunteer|travel|hotel"
)  # fmt: skip
NOT_A_TALK = re.compile(
    rf"^(?:の)?(?:{_NONE})(?:[ ]?(?:と|や|・|、|/|／|＆|&|\+|＋|and|or)[ ]?(?:{_NONE}|LT(?:大会)?))?"
    r"(?:について|など|等|です|!|！|…|〜|~|:|：)*(?:\s*[(（][^()（）]{0,30}[)）])?$",
    re.IGNORECASE,
)
ENDS_LIKE_NONE = at_end(
    r"(?:(?:全体|勉強会|イベント|参加して|参加した|聞いて|行って|登壇して|開催して|当日|カンファレンス|個人的|運営)(?:の|みた|みての"
    r"|した)?(?:感想|所感|まとめ|様子|流れ|雰囲気|ふりかえり|振り返り)|の(?:感想|所感|様子|雰囲気)|に参加して(?:みて)?(?:の感想)?"
    r"|(?:勉強会|カンファレンス|イベント|ミートアップ|会|[一1]日|時間)でした|行ってきました?|参加してきました?|を終えて|(?:ご)?挨拶|あいさつ|受付|開場|休憩|懇親会|ランチ|スタンプラリー?|の終わり|開催概要|(?:読んだ|買った|購入した|紹介された|おすすめの?|お勧めの?|気になった|気になる)(?:本|書籍|図書|技術書)|"
    r"(?:支援|協賛|協力|参加|出展|スポンサー)(?:企業|団体)(?:一覧|紹介)?[】」]?[ ]?様?|交流会|乾杯|集合写真|企業紹介|会場説明"
    r"|諸注意|抽選会|じゃんけん大会|スポンサー(?:紹介|セッション|トーク|LT|挨拶)?|sponsor session|(?:coffee|lunch|short) break"
    r"|opening|closing|のお知らせ|の告知|の募集|(?:の開催)?予定です|スケジュール|タイムテーブル|時間割|登壇者一覧|発表者一覧|会社説明|会社概要|リンク集|参考資料|パーティー?)$",
    letters=" 」】書本籍tgknしすせたチリ体業様つてめりれィクルンー介付会割場子想意感憩所拶料明杯気真知要覧集",
    flags=re.IGNORECASE,
    longest=24,
)
LABELLED = re.compile(
    r"^(?:開催)?(?:日時|日程|会場|場所|住所|主催|共催|協賛|参加費|会費|定員|参加者数?|ハッシュタグ|URL|まとめ|感想|所感|雑感|懇親会|余談|おまけ|参考|関連|次回|告知|追記|PR"
    r"|date|venue|place|when|where|hashtag|organi[sz]er|sponsor|note|update|summary)s?[ ]?[:：]",
    re.IGNORECASE,
)
"""A fact or a remark behind its label."""
CONTAINER = re.compile(
    rf"^(?:(?:各|主な|聞いた|聴いた|見た|参加(?:した)?|聴講(?:した)?|気になった|印象に残った|面白かった|良かった|拝聴した|受講した|午前の?|午後の?"
    rf"|当日の?|本日の|今回の|今日の|招待|一般|メイン|応募|公募|オープン|ランチ|モーニング|イブニング|スポンサー|企画|特別|の)*(?:{KIND_WORD}|プレゼン(?:テーション)?"
    rf"|(?:ショート|ロング|ミニ|レギュラー)(?:セッション|発表))[ ]?(?:枠|大会|タイム|の部|コーナー|の?内容|の?一覧|の?リスト"
    rf"|メニュー?|お品書き|紹介|メモ"
    rf"|レポート|の?感想|のまとめ|まとめ|について|の様子|資料|スライド|概要|たち|session|sessions)?s?"
    r"|(?:day|track|room|hall|stage|ルーム|ホール|トラック|会場)\s*[-#:]?\s*(?:\d{1,2}|[A-Z]|one|two|three)(?:日目)?|[A-Z]\s*(?:会場"
    r"|トラック|ホール|ルーム)|\d{1,2}日目(?:\s*[(（][^()（）]*[)）])?|第[\d一二三四五六七八九十]{1,2}部|\d{1,2}[/月]\d{1,2}日?(?:\s*[(（][^()（）]{1,6}[)）])?|前半|後半|前半戦|後半戦|午前"
    r"|午後|午前の部|午後の部|夜の部|初日|二日目|最終日|"
    r"プログラム|タイムテーブル|当日のプログラム|当日の流れ|アジェンダ|スケジュール|発表内容|講演内容|内容|レポート|イベントレポート"
    r"|本編|本題|当日の様子|当日のメモ|参加メモ|勉強会メモ|メモ|memo|notes?|聞いた(?:もの|内容|話)|登壇(?:内容)?|"
    r"programme?|agenda|schedule|timetable|the talks|my (?:favou?rite )?(?:talks|sessions)|talks i (?:attended|saw|liked)"
    r"|sessions? (?:i attended|notes)|lightning talks?|morning(?: session)?|afternoon(?: session)?|evening"
    r"|content)(?:\s*[(（][^()（）]{0,30}[)）])?[:：]?$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"^(?:関連|参考|今後|次回|次|過去|前回|これまで|お知らせ|告知|宣伝|募集|参加者|他|ほか|その他|おまけ|余談|追記|リンク|related"
    r"|references?|resources|links|see also|further reading|upcoming|next|previous|past|announcements?|about (?:me|the author))"
    r"(?:の?(?:記事|リンク集?|資料|文献|サイト|予定|イベント|勉強会|開催|お知らせ|予告|情報|ブログ|レポート|回|方の.{0,10}"
    r"|人の.{0,10}|活動|展望|集|posts?|links?|events?|meetups?|steps|reading|time)){0,3}$|(?:のお知らせ|の告知|の予定|予告)$",
    re.IGNORECASE,
)
GATHERS = re.compile(
    r"(?:スライド|資料|発表資料|登壇資料|発表スライド|slides?|presentations?|decks?)(?:一覧|まとめ|リンク|集)?$", re.IGNORECASE
)
FACTS = re.compile(
    r"^(?:開催|イベント|勉強会|会の|基本)?(?:概要|情報|詳細|データ)$|^(?:about|overview|outline|event(?: info(?:rmation)?| details)?"
    r"|details)$|^(?:開催)?日時(?:.場所|.会場)?$|^(?:アジェンダ|タイムテーブル|プログラム)$",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"^(?:著者|筆者|執筆者|書いた人|登壇者|発表者|スピーカー|運営|スタッフ|参加者)(?:について|紹介|一覧|プロフィール)?$|^(?:自己紹介|プロフィール)$"
    r"|^about (?:me|the authors?|the speakers?)$|^(?:authors?|staff|organi[sz]ers?)$",
    re.IGNORECASE,
)
ON_IT = re.compile(
    r"^(?:my |final |some |first )?(?:thoughts|impressions|notes|words) (?:on|of|about)(?: the)? "
    r"|(?:の(?:感想|様子)|に(?:参加して|行って)(?:みて)?)$",
    re.IGNORECASE,
)
"""What somebody thinks of the event."""
ABOUT = re.compile(
    r"^(?:what is|what was|about|why)(?: the)? |(?:とは(?:何か|なにか)?|について|って(?:何|なに)|の(?:概要|紹介))$", re.IGNORECASE
)
"""What explains the event, or the subject of a talk."""
EDITION = re.compile(r"第?\d+回?")
PROGRAMME_PART = re.compile(
    r"^(?:自己紹介(?:タイム)?|オープニング(?:トーク)?|開会(?:式|の?挨拶|宣言)?|クロージング|閉会(?:式|の?挨拶|宣言)?|会場(?:説明|案内)|諸注意|アイスブレイク|休憩(?:時間)?|集合写真"
    r"|記念撮影|懇親会|交流会|乾杯|ビアバッシュ|質疑応答|(?:LT|ライトニングトーク)[ ]?(?:大会|タイム|コーナー|の部)?"
    r"|抽選会|じゃんけん大会|(?:主催者?)?(?:の)?(?:ご)?挨拶"
    r"|opening(?: remarks)?|closing(?: remarks)?|breaks?|lunch|networking|lightning talks)(?:など|等)?$",
    re.IGNORECASE,
)
LONG_ENOUGH = 8
"""Before the kind of a talk in brackets, a title."""
ADDRESS_BEHIND = re.compile(r"(?<=\S)\s*<?https?://\S+$")
EDGES = re.compile(r"^[\s\"'「『【\[(（<《~〜✨🎉📝]+|[\s\"'」』】\])）>》。.!！?？:：、~〜…✨🎉ー]+$")


def is_no_talk(text: str) -> bool:
    """A chapter of the report itself: 概要, まとめ, 懇親会, references."""
    text = ADDRESS_BEHIND.sub("", text) if "http" in text else text
    if text.endswith((")", "）", "】", "]")) and (kind := SUFFIX_KIND.search(text)) and kind.start() >= LONG_ENOUGH:
        text = text[: kind.start()]
    text = bare(text)
    return not text or bool(NOT_A_TALK.match(text) or ENDS_LIKE_NONE.search(text) or LABELLED.match(text))


def is_container(text: str) -> bool:
    """A heading below which talks stand: セッション, Day 1, LT, A会場."""
    return bool(CONTAINER.match(bare(text)))


def is_elsewhere(text: str) -> bool:
    """A chapter about other events, other posts, other people."""
    return bool(ELSEWHERE.search(bare(text)))


def tells_of_people(text: str) -> bool:
    """A chapter about the author, the staff or the speakers, in which nobody speaks: 著者について, プロフィール."""
    return bool(PEOPLE.match(bare(text)))


def is_about(text: str, names: Iterable[str]) -> bool:
    """A chapter on the event itself, whose folded names are given: `Thoughts on X`, `Xとは`, `Xについて`.

    What an event has its name from may be a talk's subject: `Kafkaについて` of a Kafka Meetup.
    """
    text = bare(text)
    subject = ON_IT.sub("", ABOUT.sub("", text))
    if subject == text or len(name := fold(subject)) < 4:
        return False
    if ON_IT.search(text) or EVENT_NOUN.search(subject):
        return any(known.startswith(EDITION.sub("", name)) for known in names)
    return EDITION.sub("", name) in {EDITION.sub("", known) for known in names}


def is_programme_part(text: str) -> bool:
    """A part of every meetup's evening that no talk fills: 自己紹介, 休憩, 集合写真, 懇親会."""
    return bool(PROGRAMME_PART.match(bare(text)))


def gathers_slides(text: str) -> bool:
    """A chapter that lists the slides of the talks: スライド, 発表資料."""
    return bool(GATHERS.match(bare(text)))


def tells_facts(text: str) -> bool:
    """A chapter of facts about the event: 概要, イベント情報."""
    return bool(FACTS.search(bare(text)))


@lru_cache(maxsize=512)  # a heading is asked many questions
def bare(text: str) -> str:
    """A heading's words without mark, number, time, decoration and punctuation around them."""
    text = text.strip()
    if not text[:1].isalpha():
        text = PREFIX_MARK.sub("", text)
    text = PREFIX_TIME.sub("", PREFIX_NUMBER.sub("", text))
    if text[-1:] in ")）]】":
        text = SUFFIX_TIME.sub("", text)
    return EDGES.sub("", text).strip() if len(text) < 200 else text
