import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { after, before, test } from "node:test";

import { answer, atlas, axe, launch, open, poc } from "./browser.mjs";

const VIEWS = ["#/", "#/timeline", "#/missions", "#/compare", "#/definitions", "#/crosswalk", "#/influence", "#/tools", "#/due", "#/search?q=drones", "#/monusco", "#/hrddp", "#/def-un-2019"];
let browser;
let page;

before(async () => {
  browser = await launch();
  page = atlas();
});

after(async () => {
  await browser?.close();
});

/** Opens, runs, and holds that nothing was asked of a network and nothing failed. */
async function on(fragment, run, options, address = page.address) {
  const opened = await open(browser, address, fragment, options);
  try {
    await run(opened.page, opened);
    assert.deepEqual(opened.errors, []);
    assert.deepEqual(opened.asked, []);
  } finally {
    await opened.context.close();
  }
}

const counted = (shown) => shown.locator("[data-count]").first().textContent();

test("the page is one file of at most 2 MB", () => {
  assert.ok(statSync(page.file).size <= 2 * 1024 * 1024, String(statSync(page.file).size));
  assert.equal(poc("atlas"), readFileSync(page.file, "utf8"), "the same input gives the same bytes");
});

test("every view opens, asks nothing of a network, and passes axe in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const fragment of VIEWS) {
      await on(fragment, async (shown) => assert.deepEqual(await axe(shown), [], `${fragment} ${colorScheme}`), { colorScheme });
    }
  }
});

test("counts on the page are those of the tool", async () => {
  const cases = [
    ["#/missions", ["missions", "--count"], "mission"],
    ["#/missions?org=eu", ["missions", "--org", "eu", "--count"], "mission"],
    ["#/missions?mandate=explicit,training", ["missions", "--mandate", "poc", "--count"], "mission"],
    ["#/missions?country=mali", ["missions", "--country", "mali", "--count"], "mission"],
    ["#/missions?active=2010", ["missions", "--active", "2010", "--count"], "mission"],
    ["#/timeline", ["timeline", "--count"], "event"],
    ["#/timeline?from=2008&to=2010&track=un,inter", ["timeline", "--from", "2008", "--to", "2010", "--track", "un,inter", "--count"], "event"],
    ["#/tools?org=nato", ["tools", "--org", "nato", "--count"], "tool"],
  ];
  for (const [fragment, words, one] of cases) {
    const number = poc(...words, "-q").trim();
    await on(fragment, async (shown) => {
      const text = await counted(shown);
      const all = `${number} ${number === "1" ? one : `${one}s`}`;
      assert.ok(text === all || text.startsWith(`${number} of `), `${fragment}: ${text}, not ${number}`);
    });
  }
});

test("organizations are counted as compare counts them, also as of a year", async () => {
  const { counts } = answer("compare", "--orgs", "un,eu,nato");
  await on("#/compare", async (shown) => {
    for (const [org, of] of Object.entries(counts)) {
      for (const [title, key] of [["Documents", "policies"], ["Missions", "missions"], ["Tools", "tools"], ["Milestones", "milestones"], ["Missions with a POC mandate", "missions_with_poc_mandate"], ["– explicit", "missions_explicit"], ["Courses", "courses"]]) {
        assert.equal(await shown.locator(`[data-count-of="${title} ${org}"]`).textContent(), String(of[key]), `${title} ${org}`);
      }
    }
  });
  const { state } = answer("compare", "--orgs", "un,eu,nato", "--as-of", "2010");
  await on("#/compare?year=2010", async (shown) => {
    const row = shown.locator("tr", { has: shown.locator("th", { hasText: "Missions active" }) });
    const cells = await row.locator("td strong").allTextContents();
    assert.deepEqual(cells, ["un", "eu", "nato"].map((org) => String(state[org].missions.length)));
  });
});

test("the slider changes the year, and the address keeps it", async () => {
  await on("#/compare", async (shown) => {
    await shown.locator("input[type=range]").focus();
    const earlier = await shown.locator("output").textContent();
    await shown.keyboard.press("ArrowLeft");
    await shown.waitForFunction((year) => document.querySelector("output").textContent !== year, earlier);
    const year = await shown.locator("output").textContent();
    assert.equal(Number(year), Number(earlier) - 1);
    assert.match(shown.url(), new RegExp(`year=${year}`));
  });
});

test("filters change the address, and back undoes them", async () => {
  await on("#/missions", async (shown) => {
    const all = await counted(shown);
    await shown.getByLabel("EU", { exact: true }).check();
    await shown.waitForFunction((text) => document.querySelector("[data-count]").textContent !== text, all);
    assert.match(shown.url(), /org=eu/);
    await shown.goBack();
    await shown.waitForFunction((text) => document.querySelector("[data-count]").textContent === text, all);
  });
});

test("a record found by search opens, cites itself in every style, and back returns", async () => {
  await on("#/", async (shown) => {
    await shown.locator("main input[type=search]").fill("HRDDP");
    await shown.keyboard.press("Enter");
    await shown.waitForSelector(".results li");
    await shown.locator(".results li a").first().click();
    await shown.waitForFunction(() => location.hash === "#/hrddp");
    for (const style of ["text", "footnote", "bibtex", "ris", "csl-json"]) {
      await shown.getByLabel(style, { exact: true }).check();
      assert.equal((await shown.locator("pre").textContent()).trim(), poc("cite", "hrddp", "--style", style, "-q").trim(), style);
    }
    await shown.getByRole("button", { name: "Copy" }).click();
    await shown.waitForFunction(() => document.getElementById("live").textContent !== "");
    await shown.goBack();
    await shown.waitForSelector(".results li");
  });
});

test("a search finds first what the tool finds first", async () => {
  const queries = readFileSync(new URL("queries.txt", import.meta.url), "utf8").split("\n").filter(Boolean);
  assert.ok(queries.length >= 50);
  await on("#/", async (shown) => {
    const wrong = [];
    for (const query of queries) {
      const wanted = answer("search", query)[0]?.id;
      await shown.evaluate((words) => {
        location.hash = `#/search?q=${encodeURIComponent(words)}`;
      }, query);
      await shown.waitForFunction((words) => document.querySelector("main h1")?.textContent === `“${words}”`, query);
      const first = shown.locator(".results li a").first();
      const got = (await first.count()) > 0 ? decodeURIComponent((await first.getAttribute("href")).slice(2)) : undefined;
      if (got !== wanted) wrong.push(`${query}: ${got}, not ${wanted}`);
    }
    assert.deepEqual(wrong, []);
  });
});

test("everything is reached by keyboard", async () => {
  await on("#/timeline", async (shown) => {
    await shown.keyboard.press("Tab");
    assert.equal(await shown.evaluate(() => document.activeElement.className), "skip");
    await shown.keyboard.press("Enter");
    assert.equal(await shown.evaluate(() => document.activeElement.id), "main");
    await shown.keyboard.press("/");
    assert.equal(await shown.evaluate(() => document.activeElement.id), "words");
    await shown.keyboard.type("UNIFIL");
    await shown.keyboard.press("Enter");
    await shown.waitForSelector(".results li");
    assert.equal(await shown.evaluate(() => document.activeElement.id), "main");
  });
});

test("evidence on an influence opens by keyboard and keeps an address", async () => {
  await on("#/influence", async (shown) => {
    await shown.getByRole("button", { name: "evidence" }).first().focus();
    await shown.keyboard.press("Enter");
    await shown.waitForSelector("section[aria-label=Evidence]");
    assert.match(shown.url(), /claim=/);
  });
});

test("a phone shows every view without sideways scrolling", async () => {
  for (const fragment of VIEWS) {
    await on(
      fragment,
      async (shown) => {
        const wide = await shown.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${fragment}: ${wide} pixels too wide`);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    );
  }
});

test("a record, a comparison and a timeline print", async () => {
  for (const fragment of ["#/monusco", "#/compare", "#/timeline"]) {
    await on(fragment, async (shown) => {
      await shown.emulateMedia({ media: "print" });
      assert.equal(await shown.locator("header").isVisible(), false);
      assert.match(await shown.locator("#evidence").innerText(), /: evidence to \d{4}-\d\d-\d\d, made on \d{4}-\d\d-\d\d/);
      const pdf = await shown.pdf({ format: "A4" });
      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    });
  }
});

test("a figure gives its data as CSV and itself as SVG", async () => {
  await on("#/tools", async (shown) => {
    for (const [name, begins] of [["Data as CSV", "\uFEFFtool,user,year"], ["Figure as SVG", "<svg"]]) {
      const waiting = shown.waitForEvent("download");
      await shown.getByRole("button", { name }).first().click();
      const text = readFileSync(await (await waiting).path(), "utf8");
      assert.ok(text.startsWith(begins), text.slice(0, 80));
    }
  });
});

test("the switch leaves only what the paper says", async () => {
  await on("#/timeline", async (shown) => {
    await shown.getByLabel("Show only what the paper says").check();
    const number = poc("timeline", "--layer", "paper", "--count", "-q").trim();
    await shown.waitForFunction((text) => document.querySelector("[data-count]").textContent === text, `${number} events`);
  });
});

test("text from a user's data is text", async () => {
  const bad = "<img src=x onerror=\"window.broken=1\"></script><script>window.broken=1</script>";
  const [mission] = JSON.parse(poc("missions", "-n", "1", "--json", "-q"));
  const own = { ...mission, id: "zz-bad", name: bad, acronym: null, summary: bad, aliases: [bad] };
  const { address } = atlas([own]);
  for (const fragment of ["#/zz-bad", "#/missions", "#/search?q=onerror", "#/compare"]) {
    await on(
      fragment,
      async (shown) => {
        assert.equal(await shown.evaluate(() => globalThis.broken), undefined);
        assert.equal(await shown.locator("main img").count(), 0);
        if (fragment === "#/zz-bad") assert.equal(await shown.locator("main h1").textContent(), bad);
      },
      {},
      address,
    );
  }
});

test("an address that leads nowhere says so", async () => {
  await on("#/no-such-record", async (shown) => assert.equal(await shown.locator("main h1").textContent(), "No such record"));
  await on("#/%E0%A4%A", async (shown) => assert.equal(await shown.locator("main h1").textContent(), "No such record"));
});
