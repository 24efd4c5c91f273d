// @ts-check
/** The files of the index, fetched when they are first asked for and kept. A small site's index is one bundle, a large one's comes in pieces. */

import { rest } from "./turns.js";

/**
 * @typedef {object} Directory
 * @property {number} format
 * @property {number} records
 * @property {string[]} languages
 * @property {string} default
 * @property {number} block
 * @property {string[]} ranges the first term of each shard
 * @property {boolean} lean whether pairs of hiragana in texts are left out
 * @property {string} [bundle] the digest of the one file
 * @property {string} [names] the digest of the names' file
 * @property {Record<string, string>} [columns] the digests of the facets' files
 * @property {string} [terms] the stamp of each shard
 * @property {string} [texts] a digest of all texts
 */

/**
 * A record as the index holds it: a talk, an event or a page written by hand.
 * @typedef {object} Entry
 * @property {number} n number
 * @property {string} k kind
 * @property {string} u address, without the language's prefix
 * @property {[string, string][]} t titles by language, the original first
 * @property {[string, [string, string][]] | null} e the event's id and names
 * @property {string} d the event's day, or nothing
 * @property {number | null} y year
 * @property {string[]} s speakers
 * @property {string[]} o organizations
 * @property {string[]} g tags
 * @property {[number, string, string, string, string][]} p parts: source, language, fragment, heading, text
 */

const FORMAT = 5;
/** So many characters of a shard's digest stand in the directory, and in the header of the shard, where gzip has a time. */
const STAMP = 3;
const TIME = 4;
const ATTEMPTS = 3;
const PAUSE = 400;
const GONE = 404;

/** The index cannot be had: offline, or a deployment is half done. */
export class IndexUnavailable extends Error {}

/** Files that were asked for before there was a store, by address. @typedef {Map<string, Promise<Response>>} Early */

export class Store {
  /**
   * @param {string} folder the address of the index's folder, with a slash at its end
   * @param {Early} [early]
   */
  constructor(folder, early = new Map()) {
    this.folder = folder;
    this.early = early;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.parts = new Map();
    /** @type {Map<number, Promise<Map<number, Entry>>>} */
    this.blocks = new Map();
    /** @type {Promise<Directory> | undefined} */
    this.opened = undefined;
  }

  /** @returns {Promise<Directory>} */
  directory() {
    this.opened ??= this.open().catch((error) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  /** Forgets everything, so that a newer deployment is seen. */
  reset() {
    this.opened = undefined;
    this.parts.clear();
    this.blocks.clear();
  }

  async open() {
    const bytes = await this.get("directory.json", "no-cache");
    /** @type {Directory} */
    const directory = JSON.parse(new TextDecoder().decode(bytes));
    if (directory.format !== FORMAT) throw new IndexUnavailable("The index is of another version");
    if (directory.bundle) await this.unpack(`bundle.${directory.bundle}.bin`);
    return directory;
  }

  /**
   * Whether every part is at hand already.
   * @param {Directory} directory
   */
  isWhole(directory) {
    return directory.bundle !== undefined;
  }

  /**
   * @param {string} file
   * @param {RequestCache} [cache]
   * @param {string} [stamp] what its header must have
   */
  get(file, cache = "default", stamp = "") {
    const address = new URL(file, this.folder).href;
    const early = this.early.get(address);
    this.early.delete(address);
    return get(address, cache, stamp, early);
  }

  /** @param {string} file */
  async unpack(file) {
    const bytes = await inflate(await this.get(file));
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    let at = 4 + size;
    for (const [name, length] of JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)))) {
      this.parts.set(name, Promise.resolve(bytes.subarray(at, (at += length))));
    }
  }

  /**
   * One part of the index, inflated.
   * @param {string} name
   * @returns {Promise<Uint8Array>}
   */
  async part(name) {
    const directory = await this.directory();
    let part = this.parts.get(name);
    if (!part) {
      part = this.get(...fileOf(name, directory)).then(inflate);
      part.catch(() => this.parts.delete(name));
      this.parts.set(name, part);
    }
    return part;
  }

  /**
   * One part that holds JSON.
   * @param {string} name
   */
  async json(name) {
    const bytes = await this.part(name);
    await rest();
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /**
   * A record; undefined where a newer deployment has it no more.
   * @param {number} number
   * @returns {Promise<Entry | undefined>}
   */
  async entry(number) {
    const block = Math.floor(number / (await this.directory()).block);
    let entries = this.blocks.get(block);
    if (!entries) {
      entries = this.json(`texts-${block}`).then((list) => new Map(list.map((/** @type {Entry} */ entry) => [entry.n, entry])));
      entries.catch(() => this.blocks.delete(block));
      this.blocks.set(block, entries);
    }
    return (await entries).get(number);
  }
}

/**
 * The file that holds a part, how to ask for it, and the stamp that it must have.
 * @param {string} name
 * @param {Directory} directory
 * @returns {[string, RequestCache?, string?]}
 */
function fileOf(name, directory) {
  const [kind, place] = name.split("-");
  if (kind === "columns") return [`columns/${directory.columns?.[place]}.bin`];
  if (kind === "names") return [`names.${directory.names}.bin`];
  if (kind === "texts") return [`texts/${place}.bin?${directory.texts}`];
  const stamp = directory.terms?.slice(Number(place) * STAMP, (Number(place) + 1) * STAMP) ?? "";
  return [`terms/${hashed(directory.ranges[Number(place)]).toString(16)}.bin?${stamp}`, "default", stamp];
}

/**
 * A number of 53 bits for a text, as `outputs/search_files.py` works it out, too.
 * @param {string} text
 */
export function hashed(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x9e3779b1);
    other = Math.imul(other ^ text.charCodeAt(at), 0x5f356495);
  }
  [one, other] = [(one ^ (other >>> 13)) >>> 0, (other ^ (one >>> 13)) >>> 0];
  return (other & 0x1fffff) * 2 ** 32 + one;
}

/**
 * A file's bytes; what fails or is another deployment's is asked for again before it is given up.
 * @param {string} address
 * @param {RequestCache} cache
 * @param {string} stamp
 * @param {Promise<Response>} [early] the first attempt, if somebody has made it
 */
async function get(address, cache, stamp, early) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await (attempt === 1 && early ? early : fetch(address, { cache: attempt > 1 && stamp ? "reload" : cache }));
      if (!response.ok) throw new IndexUnavailable(`${response.status} ${address}`, { cause: response.status });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!isStamped(bytes, stamp)) throw new IndexUnavailable(`${address} is of another deployment`, { cause: attempt > 1 ? GONE : undefined });
      return bytes;
    } catch (error) {
      const isGone = error instanceof IndexUnavailable && error.cause === GONE;
      if (isGone || attempt === ATTEMPTS) throw error instanceof IndexUnavailable ? error : new IndexUnavailable(String(error));
      await new Promise((resume) => setTimeout(resume, PAUSE * attempt));
    }
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} stamp
 */
function isStamped(bytes, stamp) {
  return [...stamp].every((character, at) => bytes[TIME + at] === character.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
async function inflate(bytes) {
  const stream = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
