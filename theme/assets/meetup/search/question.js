// @ts-check
/** What a reader asks in a sentence: its telling words, without those that only make it a question. */

import { foldJapanese } from "./analysis.js";

/** Words that say how something is asked, not what. */
const ENGLISH = new Set(
  ("a an the of to in on for with and or about by at from into is are was were be do does did has have had can could should how what who whom whose when where why which " +
    "i we you me my our your it its this that these those there any some talk talks talked talking session sessions speak spoke spoken say said explain tell show find").split(" "),
);
const JAPANESE = new Set(
  ("誰 だれ 何 なに 何か いつ どこ どう 何故 話 話題 話し手 お話 話した 話す 話して 話していた 話している 話してる 話してた 語る 語った 発表 発表した 発表者 登壇 登壇した 登壇者 人 方 方々 人物 事 物 時 際 為 系 年 回 " +
    "教えて 知り 知りたい 聞きたい 聞ける 知れる 学べる 分かる わかる 本当 本当に 見たい 読みたい 探して 探している 調べたい 欲しい 良い 一覧 とき こと もの").split(" "),
);
/** Words of so many texts that one that lacks them may still be meant. */
const WEAK = /^(?:担当者|担当|初心者|初学者|経験者|関係者|利用者|管理者|開発者|向け|心得|知見|経験談|体験談|注意点|勘所|基礎知識|必要性|重要性|全体像|取り組み|方法|仕方|やり方|使い方|作り方|始め方|考え方|進め方|選び方|書き方|読み方|手順|手法|入門|基本|基礎|事例|紹介|比較|解説|まとめ|最新|おすすめ|コツ|ポイント|理由|違い|実例|活用|利用|対策|対応|導入|実践|使う|使った|使わない|する|した|したい)$/;

/** `直し方`, `測り方`. */
const WAY = /^[一-鿿]{1,2}[ぁ-ん]{1,2}方$/;
const WEAK_ENGLISH = new Set("use uses used using best good better bad right way ways need needs want make makes made get start started really without instead work works tips guide introduction example examples".split(" "));

const HONORIFIC = /(?:さん|氏|様|さま|先生|くん|君|ちゃん)$/u;

/**
 * Whether a word only makes a question of the others.
 * @param {string} written
 */
export function isFiller(written) {
  return /^[ぁ-んー]*$/.test(written) || JAPANESE.has(written) || ENGLISH.has(written.toLowerCase());
}

/**
 * Whether what lacks this word may still be what is looked for.
 * @param {string} written
 */
export function isWeak(written) {
  return WEAK.test(written) || WAY.test(written) || /^[一-鿿]{1,2}[ぁ-ん]+$/.test(written) || WEAK_ENGLISH.has(written.toLowerCase());
}

/**
 * A name without what is put behind it out of politeness.
 * @param {string} written
 */
export function plainName(written) {
  const plain = written.replace(HONORIFIC, "");
  return plain.length > 1 ? plain : written;
}

/**
 * What the forms of a Japanese word share, the longest first: `切れた` is `切れ`, and what tells of `不安定` may say `安定`. None for a word that has one form.
 * @param {string} written
 */
export function stems(written) {
  const denied = /^[不非未無]([一-鿿]{2,})$/u.exec(written);
  if (denied) return [denied[1]];
  const [, root = "", ending = ""] = /^(.*[一-鿿])([ぁ-ん]{2,8})$/u.exec(written) ?? [];
  return root ? [...ending].slice(1).map((_, at) => root + ending.slice(0, ending.length - 1 - at)).filter((stem) => stem.length > 1) : [];
}

/**
 * The word that is the same for all forms of a Japanese verb or adjective: `減らす` and `減らした` are `減ら`.
 * @param {string} text
 */
export function rootOf(text) {
  return /^.*[一-鿿][ぁ-ん](?=[ぁ-ん]+$)/u.exec(text)?.[0] ?? "";
}

/**
 * The year that a word names.
 * @param {string} written
 */
export function yearIn(written) {
  return /^((?:19|20)\d\d)年?$/.exec(written.normalize("NFKC"))?.[1];
}

/** @type {[string, string][]} */
const KINDS = [
  ["lightning_talk", "LT|LTs|ライトニングトーク|lightning talk|lightning talks"],
  ["keynote", "キーノート|基調講演|keynote|keynotes"],
  ["panel", "パネル|パネルディスカッション|panel|panel discussion"],
  ["workshop", "ワークショップ|ハンズオン|workshop|workshops|hands-on"],
];
const BY_WORD = new Map(KINDS.flatMap(([kind, words]) => words.split("|").map((word) => [foldJapanese(word.toLowerCase()), kind])));

/**
 * The kind of talk that a word names.
 * @param {string} written
 */
export function kindIn(written) {
  return BY_WORD.get(foldJapanese(written.normalize("NFKC").toLowerCase()));
}
