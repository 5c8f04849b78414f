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

// "2025-01-19" → 19 January of year 2025 as the number of a day, counted from 1 March of year 0.
export function day_number(iso: string): number {
  const month = (Number(iso.slice(5, 7)) + 9) % 12;
  const year = Number(iso.slice(0, 4)) - Math.floor(month / 10);
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) +
    Math.floor((month * 306 + 5) / 10) + Number(iso.slice(8)) - 1;
}

export interface Ticks { [index: number]: string; }

// At most `most` of the places of an axis whose places begin on `days`, each with its label: first
// days of years or of months if the window has enough of them, else every so many days. Labels say
// the year if the window has days of more than one.
export function day_ticks(days: string[], most: number): Ticks {
  const year_of = function (i: number): number { return Number(days[i].slice(0, 4)); };
  const month_of = function (i: number): number { return Number(days[i].slice(5, 7)); };
  const spans_years = days.length > 0 && year_of(0) !== year_of(days.length - 1);
  const years: number[] = [];
  const starts: number[] = [];
  for (let i = 0; i < days.length; i++) {
    const first = i === 0 ? days[i].slice(8) === "01" : month_of(i) !== month_of(i - 1);
    if (first) starts.push(i);
    if (i === 0 ? first && month_of(i) === 1 : year_of(i) !== year_of(i - 1)) years.push(i);
  }
  const ticks: Ticks = {};
  const every = function (step: number): number[] {
    return starts.filter(function (i) { return (month_of(i) - 1) % step === 0; });
  };
  if (years.length >= 3) {
    const step = Math.ceil(years.length / most);
    years.forEach(function (i) { if (year_of(i) % step === 0) ticks[i] = String(year_of(i)); });
  } else if (starts.length >= 3) {
    const fits = [1, 2, 3, 4, 6, 12].filter(function (step) { return every(step).length <= most; });
    every(fits.length > 0 ? fits[0] : 12).forEach(function (i) {
      const month = months[month_of(i) - 1];
      ticks[i] = spans_years ? month + " " + year_of(i) : "1 " + month;
    });
  } else {
    let step = Math.ceil(days.length / most);
    if (step > 4) step = Math.ceil(step / 7) * 7;
    for (let i = 0; i < days.length; i += step) {
      ticks[i] = String(Number(days[i].slice(8))) + " " + months[month_of(i) - 1] +
        (spans_years ? " " + year_of(i) : "");
    }
  }
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

// The width of the widest.
export function widest(texts: string[], size: number): number {
  return texts.reduce(function (most, text) { return Math.max(most, text_width(text, size)); }, 0);
}

// The text in lines of at most `width` pixels, broken at spaces.
export function wrap(text: string, size: number, width: number): string[] {
  const words = text.split(" ");
  const lines = [words[0]];
  for (let i = 1; i < words.length; i++) {
    const longer = lines[lines.length - 1] + " " + words[i];
    if (text_width(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(words[i]);
  }
  return lines;
}

// The same in at most so many lines: what is left goes into the last, and each is cut to its width.
export function wrap_into(text: string, size: number, width: number, most: number): string[] {
  const lines = wrap(text, size, width);
  const kept = lines.length > most ? lines.slice(0, most - 1).concat(lines.slice(most - 1).join(" ")) : lines;
  return kept.map(function (line) { return cut(line, size, width); });
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
