// Differences in words: which way they go, and whether they are clear of zero.
import { Cell } from "report/figures/figure";

type Words = { [column: string]: string };
type Values = { [column: string]: Cell };

// 1 where the whole interval is above zero, −1 where it is below, 0 where it holds zero or is not
// there.
export function clear_sign(row: Values): number { return sign_of(row["low"], row["high"]); }

function sign_of(low: Cell, high: Cell): number {
  if (typeof low !== "number" || typeof high !== "number") return 0;
  if (low > 0) return 1;
  return high < 0 ? -1 : 0;
}

// The same of the band of a row that is one of a family: what picks the largest of them asks this.
export function band_sign(row: Values): number { return sign_of(row["band_low"], row["band_high"]); }

// The same of a row that is one of a family: 0 too where q, which allows for their number, is not
// below .05. What picks rows out of many to speak of them asks this.
export function corrected_sign(row: Values): number {
  const q = row["q"];
  return typeof q === "number" && q < 0.05 ? clear_sign(row) : 0;
}

function without_minus(words: string): string {
  return words.charAt(0) === "\u2212" ? words.slice(1) : words;
}

// "7.5" and "[4.2, 10.8]" of a difference whose interval does not hold zero, by its size: of one
// below zero the ends change places.
export function size_of(words: Words, column: string): string { return without_minus(words[column]); }

// "6.2 percentage points".
export function points(words: Words, column: string): string {
  return size_of(words, column) + " percentage points";
}

// Of a row that is spoken of because it is the most extreme of `count`: it is so by chance too, and
// its interval is that of a row chosen beforehand.
export function picked(count: number): string {
  return "picked as the largest of " + count + "; the interval is not corrected for that";
}

export function interval_of_size(row: Values, words: Words): string {
  return ends_of_size(clear_sign(row), words["low"], words["high"]);
}

function ends_of_size(sign: number, low: string, high: string): string {
  const ends = [without_minus(low), without_minus(high)];
  return "[" + (sign < 0 ? ends.reverse() : ends).join(", ") + "]";
}

export function band_of_size(row: Values, words: Words): string {
  return ends_of_size(band_sign(row), words["band_low"], words["band_high"]);
}

// "p = 0.012", "p < 0.001".
export function p_in_words(words: Words): string {
  return words["p"].charAt(0) === "<" ? "p " + words["p"] : "p = " + words["p"];
}

// "−0.4 [−1.9, 1.1]"; without an interval the number alone.
export function with_interval(words: Words, column: string): string {
  if (words["low"] === "—" || words["high"] === "—") return words[column];
  return words[column] + " [" + words["low"] + ", " + words["high"] + "]";
}
