import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open, report, scale, unfold } from "./page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

// Runs `check` on a page opened with `options` and closes it.
async function on(options, check) {
  const opened = await open(browser, options);
  try {
    await check(opened);
  } finally {
    await opened.context.close();
  }
}

function looks() {
  const found = [];
  for (const [name, viewport] of Object.entries(scale)) {
    for (const colorScheme of ["light", "dark"]) found.push({ name, viewport, colorScheme });
  }
  return found;
}

test("the page asks for nothing and complains about nothing", async () => {
  await on({}, async ({ page, asked, complaints }) => {
    await unfold(page);
    await page.waitForTimeout(200);
    assert.deepEqual(asked, []);
    assert.deepEqual(complaints, []);
  });
});

test("the page forbids itself to ask for anything", async () => {
  const html = readFileSync(`${report}/index.html`, "utf8");
  assert.match(html, /Content-Security-Policy" content="default-src 'none'/);
  await on({}, async ({ page }) => {
    const refused = await page.evaluate(() =>
      new Promise((done) => {
        document.addEventListener("securitypolicyviolation", () => done(true));
        fetch("https://example.org/").catch(() => {});
        setTimeout(() => done(false), 1000);
      }));
    assert.equal(refused, true);
  });
});

for (const { name, viewport, colorScheme } of looks()) {
  test(`on a ${name}, ${colorScheme}, every figure is drawn and nothing sticks out`, async () => {
    await on({ viewport, colorScheme }, async ({ page, complaints }) => {
      await unfold(page);
      const figures = await page.$$eval("figure[data-figure]", (all) => all.map((figure) => {
        const live = figure.querySelector(".live svg");
        const frame = figure.querySelector(".live").getBoundingClientRect();
        const words = live ? Array.from(live.querySelectorAll("text")) : [];
        return {
          name: figure.dataset.figure,
          marks: live ? live.querySelectorAll("path, rect").length : 0,
          still: figure.querySelectorAll(".still svg path, .still svg rect").length,
          outside: words.filter((text) => {
            const box = text.getBoundingClientRect();
            return box.width > 0 && (box.left < frame.left - 3 || box.right > frame.right + 3 ||
              box.top < frame.top - 3 || box.bottom > frame.bottom + 3);
          }).map((text) => text.textContent),
        };
      }));
      assert.ok(figures.length >= 3, "a report has figures");
      for (const figure of figures) {
        assert.ok(figure.marks > 2, `${figure.name} has marks`);
        assert.ok(figure.still > 2, `${figure.name} has marks without a script`);
        assert.deepEqual(figure.outside, [], `${figure.name} keeps its words inside`);
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= viewport.width, `${width} px on a screen of ${viewport.width}`);
      assert.deepEqual(complaints, []);
    });
  });

  test(`on a ${name}, ${colorScheme}, text stands out from its ground`, async () => {
    await on({ viewport, colorScheme }, async ({ page }) => {
      const contrasts = await page.evaluate(() => {
        const light = (color) => {
          const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((value) => {
            const share = value / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = light(getComputedStyle(document.body).backgroundColor);
        return ["h1", ".summary", ".finding", ".question", "figcaption", "summary", "a"].map((at) => {
          const ink = light(getComputedStyle(document.querySelector(at)).color);
          return [at, (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)];
        });
      });
      for (const [at, contrast] of contrasts) assert.ok(contrast >= 4.5, `${at}: ${contrast}`);
    });
  });
}

test("figures follow when the system turns dark", async () => {
  await on({ colorScheme: "light" }, async ({ page, complaints }) => {
    const fills = () => page.$$eval(".live svg text", (all) =>
      all.map((text) => text.getAttribute("fill")).filter(Boolean));
    const before_it = await fills();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForTimeout(300);
    assert.notDeepEqual(await fills(), before_it);
    assert.deepEqual(complaints, []);
  });
});

test("every figure says in words what it shows", async () => {
  await on({}, async ({ page }) => {
    const images = await page.$$eval('[role="img"]', (all) =>
      all.map((image) => image.getAttribute("aria-label")));
    for (const words of images) assert.ok(words && words.length > 40, words);
  });
});

test("no cell, sentence or figure shows what a program calls missing", async () => {
  await on({}, async ({ page }) => {
    await unfold(page);
    const text = await page.evaluate(() => {
      const copy = document.querySelector("main").cloneNode(true);
      for (const code of copy.querySelectorAll("pre, script, style")) code.remove();
      // Names of tables and settings, and what people wrote, may hold any word.
      for (const cell of copy.querySelectorAll("code, [data-table=hashtags] td:first-child")) {
        cell.remove();
      }
      for (const figure of copy.querySelectorAll("[data-figure=hashtags]")) figure.remove();
      return copy.textContent;
    });
    assert.doesNotMatch(text, /\b(NaN|undefined|null|Infinity)\b|\[object/);
    assert.match(text, /\d/);
  });
});

test("text from the data is inert", async () => {
  await on({}, async ({ page, complaints }) => {
    await unfold(page);
    await page.waitForTimeout(200);
    const scripts = await page.$$eval("script", (all) => all.length);
    assert.equal(scripts, 4, "data, ECharts, figures, page");
    const strangers = await page.$$eval("main *", (all) => all.filter((element) =>
      ["IFRAME", "IMG", "OBJECT", "EMBED", "FORM", "LINK", "BASE"].includes(element.tagName) ||
      Array.from(element.attributes).some((attribute) => attribute.name.startsWith("on"))).length);
    assert.equal(strangers, 0);
    assert.deepEqual(complaints, []);
  });
});

test("a table sorts by numbers and by words, up and down", async () => {
  await on({}, async ({ page }) => {
    await unfold(page);
    const problems = await page.evaluate(() => {
      const wrong = [];
      for (const table of document.querySelectorAll("details.data table")) {
        for (const heading of table.tHead.rows[0].cells) {
          const column = heading.cellIndex;
          const numeric = heading.classList.contains("n");
          for (const turn of [1, 2]) {
            heading.querySelector("button").click();
            const descending = heading.getAttribute("aria-sort") === "descending";
            const cells = Array.from(table.tBodies[0].rows, (row) => row.cells[column])
              .filter((cell) => cell.textContent !== "—");
            const values = cells.map((cell) =>
              numeric && cell.dataset.v !== undefined ? Number(cell.dataset.v)
                : cell.dataset.v ?? cell.textContent);
            if (numeric && !cells.every((cell) => cell.dataset.v !== undefined)) continue;
            for (let i = 1; i < values.length; i++) {
              const [low, high] = descending ? [values[i], values[i - 1]]
                : [values[i - 1], values[i]];
              if (low > high) wrong.push(`${heading.dataset.column}, turn ${turn}`);
            }
          }
        }
      }
      return wrong;
    });
    assert.deepEqual(problems, []);
  });
});

test("numbers stand right and in columns of equal digits", async () => {
  await on({}, async ({ page }) => {
    await unfold(page);
    const styles = await page.$$eval("details.data td.n", (all) => all.slice(0, 20).map((cell) => {
      const style = getComputedStyle(cell);
      return [style.textAlign, style.fontVariantNumeric];
    }));
    assert.ok(styles.length > 0);
    for (const style of styles) assert.deepEqual(style, ["right", "tabular-nums"]);
  });
});

test("a table is saved as CSV that a spreadsheet cannot run", async () => {
  await on({ acceptDownloads: true }, async ({ page }) => {
    await unfold(page);
    for (const details of await page.$$("details.data")) {
      await page.waitForTimeout(150);  // the browser refuses more than ten downloads a second
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        details.$("text=Save as CSV").then((button) => button.click()),
      ]);
      const csv = readFileSync(await download.path(), "utf8");
      assert.ok(csv.split("\n").length > 2, download.suggestedFilename());
      for (const field of csv.split(/\n|,/)) {
        assert.doesNotMatch(field, /^"?[=+@\t]/, field);
        assert.doesNotMatch(field, /^"?-(?![\d.])/, field);
      }
    }
  });
});

test("the keyboard reaches every control, in the order of the page", async () => {
  await on({}, async ({ page }) => {
    await unfold(page);
    const expected = await page.evaluate(() => {
      const controls = Array.from(document.querySelectorAll(
        "a[href], button, summary, [tabindex='0']"));
      const seen = controls.filter((control) => control.getClientRects().length > 0);
      seen.forEach((control, i) => { control.dataset.control = i; });
      return seen.length;
    });
    const reached = new Set();
    let last = -1;
    for (let i = 0; i < expected + 5; i++) {
      await page.keyboard.press("Tab");
      const number = await page.evaluate(() => document.activeElement.dataset.control);
      if (number === undefined) continue;
      if (Number(number) < last) break;  // round once
      last = Number(number);
      reached.add(last);
    }
    assert.equal(reached.size, expected);
  });
});

test("a folded table opens and sorts with the keyboard alone", async () => {
  await on({}, async ({ page }) => {
    await page.focus("details.data summary");
    await page.keyboard.press("Enter");
    assert.equal(await page.$eval("details.data", (details) => details.open), true);
    await page.focus("details.data th button");
    await page.keyboard.press("Enter");
    assert.ok(await page.$eval("details.data th", (heading) => heading.getAttribute("aria-sort")));
  });
});

test("headings stand in order and each section has one", async () => {
  await on({}, async ({ page }) => {
    const levels = await page.$$eval("h1, h2, h3", (all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((before_it, level) => {
      assert.ok(level <= before_it + 1);
      return level;
    });
    const links = await page.$$eval("nav a", (all) => all.map((a) => a.getAttribute("href")));
    for (const link of links) assert.ok(await page.$(link), link);
  });
});

test("on paper the figures are light and the folded parts are gone", async () => {
  await on({ colorScheme: "dark" }, async ({ page }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(() => {
      const shown = (at) => Array.from(document.querySelectorAll(at))
        .filter((element) => element.getClientRects().length > 0).length;
      return { live: shown(".live"), still: shown(".still svg"), nav: shown("nav"),
        tables: shown("details.data"), figures: document.querySelectorAll("figure").length,
        ink: getComputedStyle(document.body).color };
    });
    assert.equal(seen.live, 0);
    assert.equal(seen.still, seen.figures);
    assert.equal(seen.nav + seen.tables, 0);
    assert.equal(seen.ink, "rgb(29, 33, 38)");
  });
});

test("on paper a table that its reader left open is whole and no wider than the paper", async () => {
  // A4 less the margins of the page, in CSS pixels.
  const width = Math.round((210 - 32) / 25.4 * 96);
  await on({ viewport: { width, height: 1000 } }, async ({ page }) => {
    await unfold(page);
    await page.emulateMedia({ media: "print" });
    const found = await page.evaluate((paper) => {
      const tables = Array.from(document.querySelectorAll("details.data"));
      return {
        tables: tables.length,
        wide: tables.filter((details) => details.querySelector("table").getBoundingClientRect().right >
          paper + 1).map((details) => details.dataset.table),
        cut: tables.filter((details) => {
          const scroll = details.querySelector(".scroll");
          return scroll.scrollHeight > scroll.clientHeight + 1;
        }).map((details) => details.dataset.table),
        page: document.documentElement.scrollWidth,
      };
    }, width);
    assert.ok(found.tables > 10);
    assert.deepEqual(found.wide, []);
    assert.deepEqual(found.cut, []);
    assert.ok(found.page <= width, `${found.page} px on paper of ${width}`);
  });
});

test("without scripts the page still shows its figures and tables", async () => {
  await on({ javaScriptEnabled: false, viewport: scale.phone }, async ({ page }) => {
    assert.ok(await page.locator(".still svg").first().isVisible());
    await page.locator("details.data summary").first().click();
    assert.ok(await page.locator("details.data table").first().isVisible());
  });
});

test("without scripts figures still follow into the dark", async () => {
  const marks = ({ page }) => page.$$eval(".still svg [ecmeta_ssr_type=chart]", (all) =>
    Array.from(new Set(all.flatMap((mark) => {
      const { fill, stroke } = getComputedStyle(mark);
      return [fill, stroke].filter((colour) => colour !== "none");
    }))));
  // Blue, orange, grey, red, salmon, silver, sky and slate of the light palette.
  const light = ["rgb(31, 111, 178)", "rgb(200, 100, 27)", "rgb(138, 144, 153)", "rgb(165, 64, 45)",
    "rgb(221, 143, 111)", "rgb(185, 189, 195)", "rgb(116, 171, 207)", "rgb(119, 122, 125)",
    "rgb(29, 33, 38)"];
  await on({ javaScriptEnabled: false, colorScheme: "light" }, async (opened) => {
    const colours = await marks(opened);
    for (const colour of light) assert.ok(colours.includes(colour), colour);
  });
  await on({ javaScriptEnabled: false, colorScheme: "dark" }, async (opened) => {
    const colours = await marks(opened);
    for (const colour of light) assert.ok(!colours.includes(colour), colour);
  });
});
