// The same examples that pytest runs through the Python side.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fold, terms } from "../../theme/assets/meetup/search/analysis.js";
import { ofKatakana, ofLatin } from "../../theme/assets/meetup/search/sound.js";
import { hashed } from "../../theme/assets/meetup/search/store.js";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf-8"));

for (const [name, analyse] of Object.entries({ terms, fold, latin: ofLatin, katakana: ofKatakana, hashed })) {
  for (const [text, expected] of vectors[name]) {
    test(`${name} of ${JSON.stringify(text)}`, () => assert.deepEqual(analyse(text), expected));
  }
}
