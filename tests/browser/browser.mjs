// One browser for all tests, and the program whose page they drive.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "poc-atlas-"));

/** What the program prints. */
export function poc(...words) {
  return execFileSync(process.env.POC, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
}

/** What the program prints as JSON. */
export function answer(...words) {
  return JSON.parse(poc(...words, "--json", "-q"));
}

/** Writes the page of the embedded data, or of `data` as well, and gives its address. */
export function atlas(data) {
  const file = join(folder, data ? "own.html" : "atlas.html");
  if (data) {
    const own = join(folder, "own.json");
    writeFileSync(own, JSON.stringify(data));
    poc("--data", own, "atlas", "-o", file);
  } else if (!existsSync(file)) poc("atlas", "-o", file);
  return { file, address: pathToFileURL(file).href };
}

function program() {
  for (const each of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) if (existsSync(each)) return each;
  throw new Error("no Chromium was found; tests/browser/setup installs one");
}

/** Starts the browser. */
export function launch() {
  return chromium.launch({
    executablePath: program(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Opens `fragment` of the page, and notes everything that it asks of a network and every error. */
export async function open(browser, address, fragment = "#/", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const asked = [];
  const errors = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) asked.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("dialog", (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(`${address}${fragment}`);
  await page.waitForSelector("main h1", { timeout: 15000 }).catch((error) => {
    throw errors.length > 0 ? new Error(errors.join("\n")) : error;
  });
  return { page, context, asked, errors };
}

/** What axe finds wrong on the page. */
export async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}
