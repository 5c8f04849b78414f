// What the program packs (src/report/shown_table_test.cpp) and figures unpack.
import assert from "node:assert/strict";
import { test } from "node:test";
import { module_of } from "./draw.mjs";

const { unpacked } = module_of("report/figures/tables");
const plain = (value) => JSON.parse(JSON.stringify(value));

const packed = `{"total":3,"columns":{"n":{"values":[-3,1234,7],"words":[0,"1\u2009234",0]},
  "name":{"values":["a",null,"b"]},
  "day":{"values":["2025-01-19",null,"2025-01-20"],
    "words":["19 January 2025",0,"20 January 2025"]}}}`;

test("columns become rows, and values that say themselves words", () => {
  assert.deepEqual(plain(unpacked({ t: JSON.parse(packed) })), { t: {
    total: 3,
    rows: [{ n: -3, name: "a", day: "2025-01-19" }, { n: 1234, name: null, day: null },
      { n: 7, name: "b", day: "2025-01-20" }],
    words: [{ n: "−3", name: "a", day: "19 January 2025" },
      { n: "1\u2009234", name: "—", day: "—" }, { n: "7", name: "b", day: "20 January 2025" }],
  } });
});

test("a table without rows has none", () => {
  assert.deepEqual(plain(unpacked({ t: { total: 0, columns: { n: { values: [] } } } })),
    { t: { total: 0, rows: [], words: [] } });
});

test("what is said of rows that may not leave comes along", () => {
  const left_out = "2 hashtags of fewer than 10 people are not shown.";
  const table = unpacked({ t: { total: 0, left_out, columns: { n: { values: [] } } } });
  assert.equal(table.t.left_out, left_out);
});

test("a table that is there row by row stays as it is", () => {
  const table = { total: 1, rows: [{ n: 1 }], words: [{ n: "one" }] };
  assert.deepEqual(plain(unpacked({ t: table })), { t: table });
});
