// Asks the page's search and the program the same questions, and compares the records that come first. Needs no browser:
// it takes the tables out of a page and runs the page's modules. POC names the program.
//
// Usage: POC=target/debug/poc node tests/browser/parity.mjs [FILE of questions ..]

import { execFileSync, execFile } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";
import { Atlas } from "../../src/atlas/data.js";
import { find } from "../../src/atlas/find.js";

const LEAST = 0.98;
const AT_ONCE = 4;
const poc = process.env.POC ?? "target/debug/poc";
const here = new URL(".", import.meta.url);

const page = execFileSync(poc, ["atlas"], { encoding: "utf8", maxBuffer: 1 << 26 });
const packed = (id) => inflateSync(Buffer.from(page.match(new RegExp(`id="${id}">([^<]*)<`))[1], "base64"));
const atlas = new Atlas(JSON.parse(packed("bundle").toString()), new Uint8Array(packed("tables")));

const questions = (file) => JSON.parse(readFileSync(file, "utf8")).map(({ q }) => q);
const folder = new URL("../questions/", here);
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => new URL(name, folder));
const asked = files.flatMap(questions);
const named = readFileSync(new URL("queries.txt", here), "utf8").split("\n").filter(Boolean);

const run = promisify(execFile);
async function first(words) {
  const { stdout } = await run(poc, ["search", "--json", "--quiet", "-n", "1", "--", words], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout)[0]?.id;
}

/** How many of `all` have the same record first in both; the others are printed. */
async function agree(all) {
  let same = 0;
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(
      all.slice(at, at + AT_ONCE).map(async (words) => {
        const wanted = await first(words);
        const got = find(atlas, words).hits[0]?.record.id;
        if (got === wanted) same += 1;
        else console.log(`${words}: ${got} in the page, ${wanted} in the program`);
      }),
    );
  }
  return same;
}

const begin = performance.now();
for (const words of asked) find(atlas, words);
const spent = (performance.now() - begin) / Math.max(asked.length, 1);
const [of, ofNamed] = [await agree(asked), await agree(named)];
console.log(`questions: ${of} of ${asked.length} agree; queries.txt: ${ofNamed} of ${named.length}; ${spent.toFixed(1)} ms a search in the page`);
if (of < LEAST * asked.length || ofNamed < named.length) process.exit(1);
