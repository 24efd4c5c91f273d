// What the small modules of the client promise each other, one by one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { withFilter, withoutFilter } from "../../theme/assets/meetup/search/facets.js";
import { nameKey, romaji } from "../../theme/assets/meetup/search/kana.js";
import { needleOf, spans } from "../../theme/assets/meetup/search/matching.js";
import { Names, SURE } from "../../theme/assets/meetup/search/names.js";
import { pageOf } from "../../theme/assets/meetup/search/paging.js";
import { parse, takenApart } from "../../theme/assets/meetup/search/query.js";
import { rootOf, stems } from "../../theme/assets/meetup/search/question.js";
import { worth } from "../../theme/assets/meetup/search/ranking.js";
import { likeness } from "../../theme/assets/meetup/search/sound.js";
import { distance } from "../../theme/assets/meetup/search/spelling.js";
import { IndexUnavailable, Store } from "../../theme/assets/meetup/search/store.js";
import { Synonyms } from "../../theme/assets/meetup/search/synonyms.js";
import { Terms } from "../../theme/assets/meetup/search/terms.js";
import { rest } from "../../theme/assets/meetup/search/turns.js";

const words = (text) => parse(text).words.map((word) => word.units.map((unit) => unit.needle).join("+"));
const marked = (text, query) =>
  spans(text, parse(query).words.flatMap((word) => word.units.map(needleOf))).map(([from, to]) => text.slice(from, to));

test("a query is words, phrases, exclusions and filters", () => {
  const query = parse('監視　"pod selector" -helm tag:"Service Mesh" year:2018..2020');
  assert.deepEqual(query.words.map((word) => [word.written, word.exact]), [["監視", false], ["pod selector", true]]);
  assert.deepEqual(query.excluded.map((word) => word.written), ["helm"]);
  assert.deepEqual(query.filters, [{ key: "tag", value: "Service Mesh" }, { key: "year", value: "2018..2020" }]);
});

test("what stands alone behind a dash is a flag, not an exclusion", () => {
  assert.deepEqual(words("-gcflags"), ["-gcflags"]);
  assert.deepEqual(words("--overrides"), ["--overrides"]);
  assert.deepEqual(parse("kubectl -gcflags").excluded.map((word) => word.written), ["gcflags"]);
});

test("letters that an input method has not turned into kana yet are left out", () => {
  assert.deepEqual(words("セキュr"), ["セキュ"]);
  assert.deepEqual(words("セキュr 監視"), ["セキュ+r", "監視"]);
});

test("no query throws or takes long", () => {
  const pieces = ["[", "]", "(", "{", "}", "^", "~", "*", ":", '"', "-", "--", "@", "#", "あ", "ー", "a", "\ud800", "\udc00", "🍣", " ", "　", "tag:", 'tag:"', "\0"];
  let seed = 7;
  const next = () => (seed = (seed * 48271) % 2147483647);
  for (let round = 0; round < 3000; round += 1) parse(Array.from({ length: next() % 14 }, () => pieces[next() % pieces.length]).join(""));
  for (const piece of pieces) parse(piece.repeat(10_000));
});

test("long vowels, spellings and the order of a Japanese name in Latin letters do not matter", () => {
  for (const spelling of ["Saitō", "saitou", "Saito", "SAITOH"]) assert.equal(nameKey(spelling.toLowerCase()), nameKey(romaji("サイトウ")));
  assert.equal(nameKey("shunsuke"), nameKey("syunsuke"));
  assert.equal(nameKey("junichi"), nameKey("jun'ichi"));
});

test("a name is found by kanji, kana, Latin letters in both orders, and by handle", () => {
  const person = { k: "speaker", i: "sora", u: "speakers/sora/", t: [["ja", "大野 空"]], a: ["オオノ ソラ", "@sora_clouds"], c: 3 };
  const names = new Names([person, { ...person, i: "other", t: [["ja", "小野 海"]], a: ["オノ ウミ"] }]);
  for (const text of ["大野空", "大野 空", "大野", "おおのそら", "オオノ", "Oono Sora", "sora ohno", "@sora_clouds", "sora_clouds"]) {
    assert.deepEqual(names.matching(text, false).filter(({ quality }) => quality >= SURE)[0]?.name.i, "sora", text);
  }
  assert.equal(names.matching("@sora", false)[0].name.i, "sora");
  assert.deepEqual(names.matching("@nobody", true), []);
});

test("a foreign name is known by ear, where it has enough to be heard", () => {
  const named = (id, label) => ({ k: "speaker", i: id, t: [["", label]], a: [], c: 1 });
  const names = new Names([named("emma", "Emma Schmidt"), named("grace", "Grace Kim"), named("raman", "Priya Raman")]);
  const found = (text) => names.matching(text, false).map(({ name }) => name.i);
  assert.deepEqual(found("エマ シュミット"), ["emma"]);
  assert.deepEqual(found("シュミット・エマ"), ["emma"]);
  assert.deepEqual(found("グレース"), ["grace"]);
  assert.deepEqual(found("ラーメン"), []);
  assert.deepEqual(found("キム"), []);
});

test("the forms of a verb have a beginning in common", () => {
  assert.deepEqual(stems("切れた"), ["切れ"]);
  assert.deepEqual(stems("証明書"), []);
  assert.equal(rootOf("減らした"), rootOf("減らす"));
  assert.equal(rootOf("減らす"), "減ら");
});

test("marks stand where the words stand, whatever their width and case", () => {
  assert.deepEqual(marked("ｋｕｂｅｌｅｔの権限", "kubelet"), ["ｋｕｂｅｌｅｔ"]);
  assert.deepEqual(marked("ﾈｯﾄﾜｰｸとネットワーク", "ねっとわーく"), ["ﾈｯﾄﾜｰｸ", "ネットワーク"]);
  assert.deepEqual(marked("podSelectorとreselector", "selector"), ["Selector"]);
  assert.deepEqual(marked("<b>&amp;</b>", "amp"), ["amp"]);
});

test("a short katakana word is no part of another", () => {
  assert.deepEqual(marked("ジャパンのパン、パンダ", "パン"), ["パン", "パン"]);
  assert.deepEqual(marked("アクセス\u200bログとカタログ", "ログ"), ["ログ"]);
  assert.deepEqual(marked("スキーマ", "スキー"), []);
});

test("the same place is not counted twice", () => {
  const once = worth([{ mark: 1, quality: 1 }]);
  assert.equal(worth([{ mark: 1, quality: 1 }, { mark: 1, quality: 0.5 }]), once);
  assert.ok(worth([{ mark: 1, quality: 1 }, { mark: 4, quality: 0.5 }]) > once);
});

test("two scripts agree by ear", () => {
  assert.equal(likeness("security", "セキュリテイ"), 1);
  assert.ok(likeness("security", "シクレツト") < 0.7);
  assert.ok(likeness("cuda", "コド") < 1);
  assert.ok(likeness("berlin", "バイオリン") < 1);
  assert.equal(likeness("data", "デタ"), 1);
  assert.equal(likeness("query", "カレ"), 0);
});

test("a swap of neighbours is one slip", () => {
  assert.equal(distance("kuberentes", "kubernetes", 2), 1);
  assert.equal(distance("helm", "heml", 1), 1);
  assert.equal(distance("abc", "abcdefgh", 2), 3);
});

test("synonyms ignore spaces, hyphens and case", () => {
  const synonyms = new Synonyms([["負荷試験", "Load Test"]]);
  for (const text of ["load test", "load-test", "LoadTest", "load tests"]) assert.deepEqual(synonyms.of(text), ["負荷試験"]);
  assert.deepEqual(synonyms.of("負荷"), []);
});

test("a run of Japanese is taken apart at particles and where scripts meet", () => {
  const apart = (text) => takenApart(parse(text))?.words.map((word) => word.written);
  assert.deepEqual(apart("コンテナの署名"), ["コンテナ", "署名"]);
  assert.deepEqual(apart("監視ツールについて"), ["監視", "ツール"]);
  assert.deepEqual(apart("Kubernetesの監視 helm"), ["Kubernetes", "監視", "helm"]);
  assert.deepEqual(apart("XSS対策"), ["XSS", "対策"]);
  assert.equal(apart("引き継ぎ"), undefined);
  assert.equal(apart("node.js containerd"), undefined);
  assert.equal(apart('"コンテナの署名"'), undefined);
});

test("only consonants are half typed", () => {
  const units = (text) => parse(text).words[0].units.map((unit) => unit.written);
  assert.deepEqual(units("セキュr"), ["セキュ"]);
  assert.deepEqual(units("さーびsh"), ["さーび"]);
  assert.deepEqual(units("昨年のLT"), ["昨年の", "LT"]);
  assert.deepEqual(units("ごみ集めのgc"), ["ごみ集めの", "gc"]);
});

test("filters go into a query's text and out of it again", () => {
  const text = withFilter(withFilter("監視", { key: "tag", value: "Service Mesh" }), { key: "year", value: "2020" });
  assert.equal(text, '監視 tag:"Service Mesh" year:2020');
  assert.equal(withoutFilter(text, 0), "監視 year:2020");
  assert.equal(withoutFilter(text, 1), '監視 tag:"Service Mesh"');
  assert.deepEqual(parse(text).filters.length, 2);
});

test("a name that no text means is offered where it looks alike", () => {
  const tag = { k: "tag", i: "terraform", u: "tags/terraform/", t: [["", "Terraform"]], a: [], c: 1 };
  const names = new Names([tag, { ...tag, i: "helm", t: [["", "Helm"]] }]);
  assert.deepEqual(names.nearest("teraforms", 5).map((name) => name.i), ["terraform"]);
});

test("a phrase that has a shorter word of its group in it needs no search of its own", () => {
  const synonyms = new Synonyms([["kernel", "Linux kernel", "カーネル", "OSカーネル", "kernels", "kernelspace"]]);
  assert.deepEqual(synonyms.of("kernel"), ["カーネル", "kernelspace"]);
  assert.deepEqual(synonyms.of("カーネル"), ["kernel", "kernelspace"]);
  assert.deepEqual(new Synonyms([["ログ", "アクセスログ", "ログ基盤"]]).of("ログ"), ["アクセスログ"]);
});

test("a foreign name is heard as its own language reads it", () => {
  const people = ["Noah Fischler", "Jonas Werner", "Chloe Marten", "Hannah Loe", "Dmitri Valkov", "Michael Ahlgren", "Ivan Pertov", "Matthew Clarke", "Charlotte Evens", "Lars Brend"];
  const names = new Names(people.map((name, at) => ({ k: "speaker", i: `${at}`, t: [["en", name]], a: [], c: 1 })));
  const heard = ["ノア・フィシュラー", "ヨナス・ヴェルナー", "クロエ・マーテン", "ハンナ・ロー", "ドミトリ・ヴァルコフ", "マイケル・アールグレン", "イワン・ペルトフ", "マシュー・クラーク", "シャーロット・エヴェンス", "ラルス・ブレンド"];
  const meant = heard.map((text) => names.matching(text, false).filter(({ quality }) => quality >= SURE).map(({ name }) => name.t[0][1]));
  assert.deepEqual(meant, people.map((name) => [name]));
  assert.deepEqual(names.matching("ランナー", false), []);
});

test("names of which one is another's beginning are both offered while it is being typed", () => {
  const names = new Names(["Ada", "Adaline"].map((name) => ({ k: "speaker", i: name, t: [["en", name]], a: [], c: 1 })));
  assert.deepEqual(names.matching("ada", true).map(({ name }) => name.i), ["Ada", "Adaline"]);
  assert.deepEqual(names.matching("ada", false).map(({ name }) => name.i), ["Ada"]);
});

test("a shard of another deployment is asked for again, and not taken for this one's", async () => {
  const shard = (text, stamp) => Uint8Array.from([...gzipSync(text).subarray(0, 4), ...Buffer.from(`${stamp}\0`), ...gzipSync(text).subarray(8)]);
  const directory = { format: 5, records: 1, block: 16, ranges: [""], terms: "abc", lean: false };
  const store = (renewed) => {
    globalThis.fetch = async (address, { cache }) => new Response(address.endsWith("directory.json") ? JSON.stringify(directory) : cache === "reload" ? renewed : shard("old", "xyz"));
    return new Store("http://localhost/data/search/");
  };
  assert.equal(new TextDecoder().decode(await store(shard("new", "abc")).part("terms-0")), "new");
  await assert.rejects(store(shard("old", "xyz")).part("terms-0"), IndexUnavailable);
});

test("long work lets others have their turn, short work goes on", async () => {
  await rest();
  const order = [];
  setTimeout(() => order.push("others"));
  await rest();
  order.push("short");
  for (const start = performance.now(); performance.now() - start < 30; );
  await rest();
  order.push("long");
  assert.deepEqual(order, ["short", "others", "long"]);
});

test("where the texts of the best do not bear out what the index says, not all others are fetched", async () => {
  let fetched = 0;
  const entry = async (n) => (fetched += 1) && { n, k: "talk", u: "", t: [["ja", "題"]], e: null, d: "", y: null, s: [], o: [], g: [], p: [] };
  const hits = Array.from({ length: 500 }, (_, number) => ({ number, score: 1, thin: true }));
  const unsure = [{ needle: parse("本番環境").words[0].units.map(needleOf)[0], marks: new Map(hits.map(({ number }) => [number, 1 << 5])) }];
  const reader = { language: "ja", localized: (address) => address };
  assert.deepEqual(await pageOf(hits, 10, { entry, unsure, needles: [], names: new Names([]) }, reader, () => undefined), []);
  assert.deepEqual([hits.length, fetched < 100], [0, true]);
});

test("what several terms lead to is what each of them leads to, in the places that all have", async () => {
  const postings = { a: [[1, 3, 7], [1, 33, 5]], b: [[3, 7, 9], [97, 2, 1]], c: [[0, 3], [1, 65]] };
  const terms = new Terms(/** @type {any} */ (undefined));
  terms.exact = async (term) => ({ numbers: Uint32Array.from(postings[term][0]), marks: Uint8Array.from(postings[term][1]) });
  const found = async (...all) => terms.together(all).then(({ numbers, marks }) => [[...numbers], [...marks]]);
  assert.deepEqual(await found("a", "b"), [[3], [33]]);
  assert.deepEqual(await found("c", "b", "a"), [[3], [33]]);
  assert.deepEqual(await found("a"), postings.a);
});
