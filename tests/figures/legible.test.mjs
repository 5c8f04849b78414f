// In a real browser no word covers another or leaves its figure, however much there is to show.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { module_of } from "./draw.mjs";
import { collisions, launch, open, show } from "./gallery.mjs";
import { study } from "./studies.mjs";

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await open(browser);
});
after(async () => { await browser.close(); });

const studies = {
  "one day, one phase, two topics": { days: 1, phases: 1, topics: 2, specifications: 24 },
  "two months, two phases": { days: 60, phases: 2, topics: 14, specifications: 24 },
  "two years, seven phases with long names": { days: 574, phases: 7, long: true },
  "eleven years, thirteen phases, forty topics, 700 specifications":
    { days: 4000, phases: 13, topics: 40, specifications: 700, events: 8, long: true },
};

for (const [name, options] of Object.entries(studies)) {
  const tables = study(options);
  for (const [place, view] of [["phone", { width: 332 }], ["desk", { width: 1100 }],
    ["paper", { width: 960, live: false }]]) {
    test(`${name}, on a ${place}: no word covers another`, async () => {
      const drawn = await show(page, tables, view);
      assert.ok(drawn.length > 12, `${drawn.length} figures`);
      assert.deepEqual(await collisions(page), []);
    });
  }
}

test("words that cover one another are found", async () => {
  await page.evaluate(() => {
    document.body.innerHTML = '<div class="figure" data-figure="x" style="width:200px;height:90px">' +
      '<svg width="200" height="90"><text x="5" y="30">first</text><text x="20" y="34">second</text>' +
      '<text x="190" y="70">third one</text></svg></div>';
  });
  assert.deepEqual(await collisions(page),
    [["x", "first", "second"], ["x", "third one", "(outside)"]]);
});

const { day_number, day_ticks } = module_of("report/figures/axes");
const day = 86400000;
const days_from = (first, count, step = 1) => Array.from({ length: count }, (_, i) =>
  new Date(Date.parse(`${first}T00:00:00Z`) + i * step * day).toISOString().slice(0, 10));

test("a day’s number counts days over leap years and centuries", () => {
  for (const first of ["1899-12-25", "1999-11-30", "2000-02-27", "2024-02-27", "2099-12-30"]) {
    const days = days_from(first, 800);
    days.forEach((one, i) => assert.equal(day_number(one) - day_number(first), i, one));
  }
});

test("an axis of more than one year says the year on every tick", () => {
  for (const [first, count] of [["2024-12-20", 20], ["2024-12-20", 60], ["2024-11-20", 100],
    ["2023-05-03", 574], ["2021-01-01", 1500]]) {
    for (const most of [3, 5]) {
      const ticks = Object.values(day_ticks(days_from(first, count), most));
      assert.ok(ticks.length >= 2 && ticks.length <= most, `${first}, ${count}: ${ticks}`);
      for (const tick of ticks) assert.match(tick, /\d{4}$/, `${first}, ${count}: ${ticks}`);
    }
  }
  const weeks = Object.values(day_ticks(days_from("2014-03-03", 571, 7), 5));
  assert.deepEqual(weeks, ["2016", "2019", "2022", "2025"]);
});

test("an axis inside one year leaves the year out", () => {
  assert.deepEqual(Object.values(day_ticks(days_from("2025-01-05", 30), 5)),
    ["5 Jan", "12 Jan", "19 Jan", "26 Jan", "2 Feb"]);
  assert.deepEqual(Object.values(day_ticks(days_from("2025-01-01", 120), 5)),
    ["1 Jan", "1 Feb", "1 Mar", "1 Apr"]);
  assert.deepEqual(Object.values(day_ticks(["2025-01-19"], 5)), ["19 Jan"]);
});
