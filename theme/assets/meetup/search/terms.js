// @ts-check
/** The sorted terms of the index and the records that each leads to. */

import { rest } from "./turns.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * Where a term leads: the numbers of the records, and for each a byte that says where in it the term stands.
 * @typedef {{ numbers: Uint32Array, marks: Uint8Array }} Postings
 */

/** @typedef {{ names: string[], starts: Uint32Array, bytes: Uint8Array }} Shard */

/** The bits of a mark, and how to read the count of the text out of it. */
export const TITLE = 1;
export const SPEAKER = 2;
export const TAG = 4;
export const HEADING = 8;
export const CONTEXT = 16;
/** @param {number} mark */
export const countOf = (mark) => mark >> 5;

/**
 * The term that leads to all talks of a name.
 * @param {{ k: string, i: string }} name
 */
export const termOf = ({ k, i }) => `:${k}:${i}`;

const MOST_JOINT = 100;
/** No term has more bytes. */
const LONGEST = 8192;
export const NOTHING = { numbers: new Uint32Array(0), marks: new Uint8Array(0) };

export class Terms {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {Map<number, Promise<Shard>>} */
    this.shards = new Map();
    /** What several terms led to lately. @type {Map<string, Promise<Postings>>} */
    this.joint = new Map();
  }

  /**
   * Where exactly this term leads.
   * @param {string} term
   * @returns {Promise<Postings>}
   */
  async exact(term) {
    await rest();
    const { ranges } = await this.store.directory();
    const shard = await this.shard(rangeOf(ranges, term));
    const at = lowerBound(shard.names, term);
    return shard.names[at] === term ? postingsAt(shard, at) : NOTHING;
  }

  /**
   * Where all of these terms lead, with the places where all of them stand.
   * @param {string[]} terms
   * @returns {Promise<Postings>}
   */
  together(terms) {
    const key = terms.join("\n");
    const known = this.joint.get(key);
    if (known) return known;
    if (this.joint.size >= MOST_JOINT) this.joint.clear();
    const found = this.intersection(terms);
    found.catch(() => this.joint.delete(key));
    this.joint.set(key, found);
    return found;
  }

  /** @param {string[]} terms */
  async intersection(terms) {
    const [first = NOTHING, ...others] = (await Promise.all(terms.map((term) => this.exact(term)))).sort((one, other) => one.numbers.length - other.numbers.length);
    return others.reduce(shared, first);
  }

  /**
   * The terms that begin so, at most `limit`, with where they lead.
   * @param {string} prefix
   * @param {(term: string) => boolean} [accepts]
   * @param {number} [limit]
   * @returns {Promise<{ term: string, postings: Postings }[]>}
   */
  async startingWith(prefix, accepts = () => true, limit = 400) {
    const { ranges } = await this.store.directory();
    const found = [];
    const first = rangeOf(ranges, prefix);
    let behind = first + 1;
    while (behind < ranges.length && ranges[behind].startsWith(prefix)) behind += 1;
    const shards = Array.from({ length: behind - first }, (_, at) => this.shard(first + at));
    for (const shard of await Promise.all(shards)) {
      for (let at = lowerBound(shard.names, prefix); at < shard.names.length && shard.names[at].startsWith(prefix); at += 1) {
        if (accepts(shard.names[at])) found.push({ term: shard.names[at], postings: postingsAt(shard, at) });
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  /**
   * Sets out to fetch what these terms need, all at once; whether it came is asked when it is used.
   * @param {string[]} terms
   */
  prefetch(terms) {
    const set = async () => {
      const { ranges } = await this.store.directory();
      for (const term of terms) this.shard(rangeOf(ranges, term)).catch(() => undefined);
    };
    set().catch(() => undefined);
  }

  /** @param {number} range */
  shard(range) {
    let shard = this.shards.get(range);
    if (!shard) {
      shard = this.store.part(`terms-${range}`).then(decode);
      shard.catch(() => this.shards.delete(range));
      this.shards.set(range, shard);
    }
    return shard;
  }
}

/**
 * The places that two marks have in common; the count is the smaller one.
 * @param {number} one
 * @param {number} other
 */
export function sharedMark(one, other) {
  return (one & other & 0x1f) | (Math.min(one >> 5, other >> 5) << 5);
}

/**
 * What two terms both lead to, in the places where both stand.
 * @param {Postings} one
 * @param {Postings} other
 * @returns {Postings}
 */
function shared(one, other) {
  const numbers = new Uint32Array(Math.min(one.numbers.length, other.numbers.length));
  const marks = new Uint8Array(numbers.length);
  let count = 0;
  for (let at = 0, there = 0; at < one.numbers.length && there < other.numbers.length; ) {
    const ahead = one.numbers[at] - other.numbers[there];
    const mark = ahead ? 0 : sharedMark(one.marks[at], other.marks[there]);
    if (mark) [numbers[count], marks[count++]] = [one.numbers[at], mark];
    if (ahead <= 0) at += 1;
    if (ahead >= 0) there += 1;
  }
  return { numbers: numbers.subarray(0, count), marks: marks.subarray(0, count) };
}

/**
 * @param {string[]} ranges
 * @param {string} term
 */
function rangeOf(ranges, term) {
  const at = lowerBound(ranges, term);
  return ranges[at] === term ? at : Math.max(0, at - 1);
}

/**
 * The place of the first string that is not before this one.
 * @param {string[]} sorted
 * @param {string} wanted
 */
function lowerBound(sorted, wanted) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Shard}
 */
function decode(bytes) {
  const reader = new Reader(bytes, 0);
  const decoder = new TextDecoder();
  const names = [];
  const starts = [];
  const name = new Uint8Array(LONGEST);
  while (reader.at < bytes.length) {
    const shared = reader.varint();
    const length = reader.varint();
    name.set(bytes.subarray(reader.at, reader.at + length), shared);
    reader.at += length;
    names.push(decoder.decode(name.subarray(0, shared + length)));
    const size = reader.varint();
    starts.push(reader.at);
    reader.at += size;
  }
  return { names, starts: Uint32Array.from(starts), bytes };
}

/**
 * @param {Shard} shard
 * @param {number} at
 * @returns {Postings}
 */
function postingsAt(shard, at) {
  const reader = new Reader(shard.bytes, shard.starts[at]);
  const numbers = new Uint32Array(reader.varint());
  let number = 0;
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = number += reader.varint();
  return { numbers, marks: shard.bytes.subarray(reader.at, reader.at + numbers.length) };
}

class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
