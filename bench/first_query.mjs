// What each query fetches when it is the reader's first, at 40 ms a request, and how long it takes the second time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { Client } from "../theme/assets/meetup/search/client.js";

const { site, queries } = JSON.parse(readFileSync(0, "utf-8"));
let bytes = 0;
let requests = 0;

globalThis.fetch = async (address) => {
  const path = join(site, decodeURIComponent(new URL(address).pathname));
  const data = readFileSync(path);
  bytes += path.endsWith(".json") ? gzipSync(data).length : data.length;
  requests += 1;
  await new Promise((resume) => setTimeout(resume, 40));
  return new Response(data);
};

const time = async (action) => {
  const start = performance.now();
  const value = await action();
  return [performance.now() - start, value];
};

for (const query of queries) {
  [bytes, requests] = [0, 0];
  const client = new Client("http://127.0.0.1/", "ja");
  const [first, answer] = await time(() => client.search(query, { limit: 10 }));
  const fetched = `${(bytes / 1000).toFixed(0)} kB in ${requests} requests`;
  const [again] = await time(() => client.search(query, { limit: 10 }));
  console.log(`${query}: ${fetched}, ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms, ${answer.total} found`);
}
