// @ts-check
/** Katakana as Latin letters, and spellings of a name in Latin letters brought to one form. */

const TABLE =
  "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa シ si ス su セ se ソ so ザ za ジ zi ズ zu ゼ ze ゾ zo " +
  "タ ta チ ti ツ tu テ te ト to ダ da デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ hu ヘ he ホ ho バ ba ビ bi ブ bu ベ be ボ bo " +
  "パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ャ ya ュ yu ョ yo";
/** @type {Map<string, string>} */
const ROMAJI = new Map();
for (let at = 0, list = TABLE.split(" "); at < list.length; at += 2) ROMAJI.set(list[at], list[at + 1]);

/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/tch/g, "ti"],
  [/sh(?=[aou])/g, "sy"],
  [/ch(?=[aou])/g, "ty"],
  [/j(?=[aou])/g, "zy"],
  [/shi/g, "si"],
  [/chi/g, "ti"],
  [/ji/g, "zi"],
  [/tsu/g, "tu"],
  [/f(?=u)/g, "h"],
  [/m(?=[bp])/g, "n"],
  [/oh(?![aeiouy])/g, "o"],
  [/ou|oo/g, "o"],
  [/uu/g, "u"],
  [/([b-df-hj-mp-tv-z])\1/g, "$1"],
];

/**
 * Folded katakana in plain Latin letters: `ワタナベ` is `watanabe`.
 * @param {string} katakana
 */
export function romaji(katakana) {
  let text = "";
  for (const kana of katakana) {
    if (kana === "ッ") continue;
    const letters = ROMAJI.get(kana) ?? "";
    text = /[ャュョ]/.test(kana) ? text.replace(/i$/, "") + letters : text + letters;
  }
  return text;
}

/**
 * Two ways to write one Japanese name in Latin letters have the same key: Saitō, Saito, Saitou; Shun, Syun; Yuu, Yu.
 * @param {string} latin lower case
 */
export function nameKey(latin) {
  const plain = latin.normalize("NFD").replace(/[^a-z0-9]/g, "");
  return SPELLINGS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), plain);
}
