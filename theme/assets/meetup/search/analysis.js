// @ts-check
/**
 * A text goes in, the terms that the search index knows it by come out. `outputs/analysis.py` does the same when the
 * index is built; `tests/search/vectors.json` holds both together.
 */

const JAPANESE =
  "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const WORD = `(?:(?![${JAPANESE}])[\\p{L}\\p{N}])`;
const COMPOUND = `${WORD}+(?:[-_./]${WORD}+)*`;

const TOKEN = new RegExp(
  `(?<!${WORD})@(?:${WORD}|_)(?:${WORD}|[_-])*` +
    `|(?<!${WORD})(?<!-)--?${COMPOUND}` +
    "|#[0-9]+" +
    `|${COMPOUND}(?:\\+\\+|#(?!${WORD}))?` +
    `|[${JAPANESE}]+`,
  "gu",
);
const FIRST_JAPANESE = new RegExp(`^[${JAPANESE}]`, "u");
const SEPARATOR = /[-_./]+/;
const CAMEL = /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g;
const VERSION = /^([a-z]*)(([0-9]+\.[0-9]+)[0-9.]*)$/;
const NUMBER = /^\p{Nd}+$/u;
const ALPHANUMERIC = /^[A-Za-z0-9]+$/;
const KANA = /[\u3041-\u3096\u309d\u309eァィゥェォヵヶヂヅヴヰヱー]/;
/** Old and variant forms of kanji, most of them from names, and the common ones in the same order: who writes 渡辺 may mean 渡邊. */
const OLDER_KANJI = [..."邊邉齋齊斎髙﨑嵜澤濱濵嶋嶌廣國櫻惠眞龍榮瀨關瀧遙實淺藏條壽德晉彌鐵學圓萬與來會氣靜緖郞增曾薗冨舘埜檜檢凜峯賴淵繩豐邨禮亞應黑黃綠淸顯將奧滿總聰靑桒槇𠮷圖變體"];
const KANJI = [..."辺辺斉斉斉高崎崎沢浜浜島島広国桜恵真竜栄瀬関滝遥実浅蔵条寿徳晋弥鉄学円万与来会気静緒郎増曽園富館野桧検凛峰頼渕縄豊村礼亜応黒黄緑清顕将奥満総聡青桑槙吉図変体"];
const KANJI_OF = new Map(OLDER_KANJI.map((older, at) => [older, KANJI[at]]));
const OLDER = new RegExp(`[${OLDER_KANJI.join("")}]`, "gu");
const ASCII = /^[\x00-\x7f]*$/;
const FIRST_KANA = 0x3041;
const LAST_KANA = 0x30fc;

const LONGEST = 64;
const LONGEST_JOINED = 24;

/** @type {Record<string, string>} */
const SAME_SOUND = { ァ: "ア", ィ: "イ", ゥ: "ウ", ェ: "エ", ォ: "オ", ヵ: "カ", ヶ: "ケ", ヂ: "ジ", ヅ: "ズ", ヴ: "ブ", ヰ: "イ", ヱ: "エ", ー: "" };

/** Each character of the kana blocks, folded. */
const FOLDED = Array.from({ length: LAST_KANA - FIRST_KANA + 1 }, (_, at) => foldedKana(String.fromCharCode(FIRST_KANA + at)));

/** @param {string} kana */
function foldedKana(kana) {
  const katakana = /[\u3041-\u3096\u309d\u309e]/.test(kana) ? String.fromCharCode(kana.charCodeAt(0) + 0x60) : kana;
  return SAME_SOUND[katakana] ?? katakana;
}

/**
 * The words of a text in their order and letter case: runs of Japanese, Latin words with what joins them, `@handle`, `--flag`, `#20`.
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) {
  return text.normalize("NFKC").match(TOKEN) ?? [];
}

// The first use of an expression compiles it, which takes longer than to split a query: better now than while the reader waits.
tokens("");

/**
 * All terms of a text, in order.
 * @param {string} text
 * @returns {string[]}
 */
export function terms(text) {
  return tokens(text).flatMap(termsOf);
}

/**
 * The terms of one token.
 * @param {string} token
 * @returns {string[]}
 */
export function termsOf(token) {
  if (token[0] === "@") return unique([token.toLowerCase(), ...latin(token.slice(1))]);
  if (token[0] === "-") return unique([token.toLowerCase(), ...latin(token.replace(/^-+/, ""))]);
  if (token[0] === "#") return [token, token.slice(1)];
  return isJapanese(token) ? japanese(token) : unique(latin(token));
}

/**
 * Whether a token is a run of kana and kanji.
 * @param {string} token
 */
export function isJapanese(token) {
  return FIRST_JAPANESE.test(token);
}

/**
 * Hiragana as katakana, long vowel marks dropped, spellings of one sound and forms of one kanji unified.
 * @param {string} text
 */
export function foldJapanese(text) {
  const common = text.replace(OLDER, (older) => KANJI_OF.get(older) ?? older);
  if (!KANA.test(common)) return common;
  let folded = "";
  for (let at = 0; at < common.length; at += 1) folded += FOLDED[common.charCodeAt(at) - FIRST_KANA] ?? common[at];
  return folded;
}

/**
 * A text in the form in which two spellings of it are equal.
 * @param {string} text
 */
export function fold(text) {
  return ASCII.test(text) ? text.toLowerCase() : foldJapanese(text.normalize("NFKC").toLowerCase());
}

/**
 * Each pair of neighbours; the last character by itself, so that any single one is found as the start of a term.
 * @param {string} run
 */
function japanese(run) {
  const folded = [...foldJapanese(run)];
  const pairs = folded.slice(1).map((character, at) => folded[at] + character);
  return [...pairs, ...folded.slice(-1)];
}

/**
 * The pairs of a run by which it is looked up: few, for each may cost a request, but all characters are in one.
 * @param {string} run as written
 * @param {boolean} lean whether the index knows no pairs of hiragana in texts
 * @returns {string[]}
 */
export function cover(run, lean) {
  const spoken = [...run.replaceAll("ー", "")];
  const pairs = spoken.slice(1).map((_, at) => ({ at, isGrammar: /^[\u3041-\u3096]{2}$/.test(spoken[at] + spoken[at + 1]) }));
  const known = pairs.filter((pair) => !pair.isGrammar);
  const usable = lean && known.length ? known : pairs;
  const chosen = usable.filter((pair, index) => index === 0 || index === usable.length - 1 || (pair.at - usable[0].at) % 2 === 0);
  return chosen.map(({ at }) => foldJapanese(spoken[at] + spoken[at + 1]));
}

/**
 * @param {string} word
 * @returns {string[]}
 */
function latin(word) {
  const whole = word.toLowerCase();
  const found = length(whole) <= LONGEST ? [whole] : [];
  found.push(...versions(whole));
  const segments = word.split(SEPARATOR);
  for (const segment of segments) {
    if (length(segment) <= LONGEST) found.push(...parts(segment, segments.length === 1));
  }
  const joined = segments.join("").toLowerCase();
  if (segments.length > 1 && length(joined) <= LONGEST_JOINED && !NUMBER.test(joined)) found.push(joined);
  return found;
}

/**
 * A segment and the words that its capitals divide it into; bare numbers of one or two digits say nothing outside a version.
 * @param {string} segment
 * @param {boolean} alone
 */
function parts(segment, alone) {
  const pieces = ALPHANUMERIC.test(segment) ? (segment.match(CAMEL) ?? []) : [];
  return [...(alone ? [] : [segment]), ...(pieces.length > 1 ? pieces : [])]
    .filter((piece) => length(piece) > 2 || (length(piece) === 2 && !NUMBER.test(piece)))
    .map((piece) => piece.toLowerCase());
}

/**
 * `go1.18.2` is also `go`, `1.18.2` and `1.18`.
 * @param {string} word
 */
function versions(word) {
  const match = VERSION.exec(word);
  return match ? match.slice(1).filter((each) => each.length > 1) : [];
}

/**
 * The length in characters, as Python counts it.
 * @param {string} text
 */
function length(text) {
  return [...text].length;
}

/** @param {string[]} words */
function unique(words) {
  return [...new Set(words)];
}
