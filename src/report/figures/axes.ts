// Axes with units and at most five ticks, and the placing of labels so that none covers another.
import { Part, View } from "report/figures/figure";
import { theme } from "report/figures/palette";

const months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
];

// 1234567 → "1 234 567" with thin spaces; ticks are the only numbers that a figure words itself.
export function thousands(value: number): string {
  const text = String(Math.abs(value)).split(".");
  const whole = text[0].replace(/\B(?=(\d{3})+$)/g, "\u2009");
  return (value < 0 ? "\u2212" : "") + whole + (text[1] ? "." + text[1] : "");
}

// "2025-01-19" → "19 Jan".
export function short_day(iso: string): string {
  return String(Number(iso.slice(8))) + " " + months[Number(iso.slice(5, 7)) - 1];
}

// At most `most` places of `days` to label: first days of months where the window has enough of
// them, else every so many days.
export function day_ticks(days: string[], most: number): { [index: number]: boolean } {
  const firsts: number[] = [];
  for (let i = 0; i < days.length; i++) {
    if (days[i].slice(8) === "01") firsts.push(i);
  }
  const ticks: { [index: number]: boolean } = {};
  if (firsts.length >= 3) {
    const step = Math.ceil(firsts.length / most);
    for (let i = 0; i < firsts.length; i += step) ticks[firsts[i]] = true;
    return ticks;
  }
  let step = Math.ceil(days.length / most);
  if (step > 4) step = Math.ceil(step / 7) * 7;
  for (let i = 0; i < days.length; i += step) ticks[i] = true;
  return ticks;
}

export function value_axis(name: string, view: View): Part {
  const colours = theme(view);
  return {
    type: "value",
    name: name,
    nameTextStyle: { color: colours.muted, fontSize: 12 },
    splitNumber: view.width < 480 ? 2 : 3,
    axisLabel: { color: colours.muted, formatter: thousands, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.hairline, width: 1 } }
  };
}

// An axis of shares, 0.25 as "25 %".
export function share_axis(name: string, view: View): Part {
  const axis = value_axis(name, view);
  axis.max = function (range: { max: number }): number | null { return range.max > 0.8 ? 1 : null; };
  axis.axisLabel.formatter = function (share: number): string {
    return String(Math.round(share * 1000) / 10) + "\u00a0%";
  };
  return axis;
}

// Roughly how wide a text is in pixels: Chinese characters are square, others a little over half.
export function text_width(text: string, size: number): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) > 0x2e7f ? 1 : 0.6;
  return width * size;
}

// As much of the text as fits into `width` pixels.
export function cut(text: string, size: number, width: number): string {
  if (text_width(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && text_width(text.slice(0, end) + "…", size) > width) end--;
  // Not through the middle of a character of two units.
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end) + "…";
}

// The text in lines of at most `width` pixels, broken at spaces.
export function wrap(text: string, size: number, width: number): string {
  const words = text.split(" ");
  const lines = [words[0]];
  for (let i = 1; i < words.length; i++) {
    const longer = lines[lines.length - 1] + " " + words[i];
    if (text_width(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(words[i]);
  }
  return lines.join("\n");
}

export interface Placed {
  text: string;
  left: number;
  row: number;
}

// Rows for labels that begin at `lefts`, each in the first row where it touches no other; a label
// that would leave the figure is moved to the left.
export function place_labels(
  texts: string[], lefts: number[], size: number, right_edge: number
): Placed[] {
  const ends: number[] = [];
  const placed: Placed[] = [];
  for (let i = 0; i < texts.length; i++) {
    const text = cut(texts[i], size, right_edge - 8);
    const width = text_width(text, size);
    const left = Math.max(0, Math.min(lefts[i], right_edge - width));
    let row = 0;
    while (row < ends.length && ends[row] + 8 > left) row++;
    ends[row] = left + width;
    placed.push({ text: text, left: left, row: row });
  }
  return placed;
}

export function rows_of(placed: Placed[]): number {
  let rows = 0;
  for (let i = 0; i < placed.length; i++) rows = Math.max(rows, placed[i].row + 1);
  return rows;
}
