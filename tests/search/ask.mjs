// Reads {site, questions: [{q, tree}]} from standard input and prints the client's answers, as the browser would get them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { Client } = await import("../../theme/assets/meetup/search/client.js");
const { site, questions } = JSON.parse(readFileSync(0, "utf-8"));
const fetched = [];

globalThis.fetch = async (address) => {
  const path = decodeURIComponent(new URL(address).pathname);
  fetched.push(path);
  return new Response(readFileSync(join(site, path)));
};

const clients = {};
const answers = [];
for (const { q, tree = "ja" } of questions) {
  clients[tree] ??= new Client("http://127.0.0.1/", tree);
  const { results, names, also, total } = await clients[tree].search(q, { limit: 50 });
  answers.push({ results, also, total, names: names.map((name) => (name.t.find(([language]) => language === tree) ?? name.t[0])[1]) });
}
console.log(JSON.stringify({ answers, fetched }));
