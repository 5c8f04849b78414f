// The figures' colours on both grounds, and to eyes that see fewer colours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { module_of, root } from "./draw.mjs";

const { tints, grounds, theme } = module_of("report/figures/palette");
const sides = ["light", "dark"];
const marks = ["blue", "orange", "grey", "red", "salmon", "silver", "sky", "slate"];
// Fills that hardly stand out from white: they have an outline, and a written value where it fits.
const outlined = { light: ["salmon", "silver", "sky"], dark: [] };
const levels = ["blue", "orange", "grey"];
const sentiment = ["red", "salmon", "silver", "sky", "blue"];

function linear(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
}

const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

// WCAG 2.2, contrast ratio.
function contrast(a, b) {
  const [dark, light] = [a, b].map((one) => luminance(linear(one))).sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
const sights = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]],
};

// CIE 1976 L*a*b* for D65.
function lab(colour, sight) {
  const seen = sights[sight].map((row) =>
    Math.min(1, Math.max(0, row.reduce((sum, part, i) => sum + part * linear(colour)[i], 0))));
  const [x, y, z] = [[0.4124564, 0.3575761, 0.1804375, 0.95047],
    [0.2126729, 0.7151522, 0.072175, 1], [0.0193339, 0.119192, 0.9503041, 1.08883]]
    .map(([r, g, b, white]) => (r * seen[0] + g * seen[1] + b * seen[2]) / white)
    .map((t) => t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function apart(a, b, sight) {
  const [one, other] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(...one.map((value, i) => value - other[i]));
}

for (const side of sides) {
  test(`on ${side} ground every mark stands out at least 3 to 1 or has an outline`, () => {
    for (const name of marks) {
      const ratio = contrast(tints[name][side], grounds[side]);
      if (outlined[side].includes(name)) continue;
      assert.ok(ratio >= 3, `${name} ${ratio}`);
    }
  });

  test(`on ${side} ground coloured text stands out at least 4.5 to 1`, () => {
    const { level_inks, accent, ink } = theme({ width: 960, dark: side === "dark", live: false });
    for (const colour of [level_inks.high, level_inks.low, accent]) {
      const ratio = contrast(colour, grounds[side]);
      assert.ok(ratio >= 4.5, `${colour} ${ratio}`);
    }
    assert.equal(level_inks.inactive, ink);
  });

  test(`on ${side} ground what is written on a bar of sentiment stands out 4.5 to 1`, () => {
    const colours = theme({ width: 960, dark: side === "dark", live: false });
    colours.sentiment.forEach((fill, i) => {
      const ratio = contrast(fill, colours.sentiment_inks[i]);
      assert.ok(ratio >= 4.5, `${fill} under ${colours.sentiment_inks[i]}: ${ratio}`);
    });
  });

  test(`on ${side} ground levels and neighbours of sentiment differ to every eye`, () => {
    for (const sight of Object.keys(sights)) {
      for (const [a, b] of [[0, 1], [0, 2], [1, 2]]) {
        const distance = apart(tints[levels[a]][side], tints[levels[b]][side], sight);
        assert.ok(distance >= 27, `${levels[a]}, ${levels[b]}, ${sight}: ${distance}`);
      }
      sentiment.slice(1).forEach((name, i) => {
        const distance = apart(tints[name][side], tints[sentiment[i]][side], sight);
        assert.ok(distance >= 19, `${sentiment[i]}, ${name}, ${sight}: ${distance}`);
      });
    }
  });
}

test("the dark tints keep the order of lightness, and each is the lighter one", () => {
  const order = (side) => marks.filter((name) => name !== "slate")
    .sort((a, b) => luminance(linear(tints[a][side])) - luminance(linear(tints[b][side])));
  assert.deepEqual(order("dark"), order("light"));
  for (const name of marks) {
    assert.ok(luminance(linear(tints[name].dark)) > luminance(linear(tints[name].light)), name);
  }
});

test("the page's variables are the palette, on both grounds", () => {
  const rules = readFileSync(`${root}/src/report/page/page.css`, "utf8")
    .match(/:root \{ --blue:[^}]*\}/g);
  assert.equal(rules.length, 2);
  rules.forEach((rule, i) => {
    const found = Object.fromEntries(Array.from(rule.matchAll(/--(\w+): (#\w+);/g),
      ([, name, colour]) => [name, colour]));
    const expected = Object.fromEntries(Object.keys(tints).map((name) =>
      [name, tints[name][sides[i]]]));
    assert.deepEqual(found, expected);
  });
});

test("no two names of the palette have one light colour, for the page tells them apart by it", () => {
  const light = Object.keys(tints).map((name) => tints[name].light);
  assert.equal(new Set(light).size, light.length);
});
