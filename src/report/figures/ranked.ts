// A ranked dot plot: one row a thing, largest on top, one or two marks a row, the count written at
// the right. Two measures on one scale are a filled and a hollow dot.
import { Part, Table, View } from "report/figures/figure";
import { cut, share_axis, value_axis, widest } from "report/figures/axes";
import { base, theme } from "report/figures/palette";

export interface Measure {
  column: string;
  title: string;
}

export interface Ranked {
  name_column: string;
  // The first is drawn filled and ranks the rows; the second, if any, hollow.
  measures: Measure[];
  axis: string;
  shares?: boolean;
  // What is written at the right end of a row.
  label(words: { [column: string]: string }): string;
  name?(words: { [column: string]: string }): string;
}

const row_height = 24;
const size = 12;

export function ranked_height(rows: number): number {
  return rows * row_height + 64;
}

function name_of(words: { [column: string]: string }, ranked: Ranked): string {
  return ranked.name ? ranked.name(words) : words[ranked.name_column];
}

export function ranked_option(table: Table, ranked: Ranked, view: View): Part {
  const colours = theme(view);
  const names: string[] = [];
  const labels: string[] = [];
  for (let i = 0; i < table.words.length; i++) {
    names.push(cut(name_of(table.words[i], ranked), size, Math.min(180, view.width * 0.34)));
    labels.push(ranked.label(table.words[i]));
  }
  const left = widest(names, size) + 22;
  const right = Math.min(widest(labels, size) + 26, view.width * 0.42);
  const series: Part[] = ranked.measures.map(function (measure, number) {
    return {
      type: "scatter",
      name: measure.title,
      symbolSize: number === 0 ? 8 : 11,
      z: number === 0 ? 3 : 4,
      itemStyle:
        number === 0
          ? { color: colours.accent, opacity: 1 }
          : { color: "transparent", borderColor: colours.ink, borderWidth: 1.3, opacity: 1 },
      data: table.rows.map(function (row, i) { return [row[measure.column], i]; })
    };
  });
  const option = base(view);
  option.grid = { left: left, right: right, top: ranked.measures.length > 1 ? 30 : 8, bottom: 44 };
  option.legend = {
    show: ranked.measures.length > 1,
    left: left - 8, top: 0, selectedMode: false, itemWidth: 10, itemHeight: 10, itemGap: 16,
    textStyle: { color: colours.ink, fontSize: size },
    data: ranked.measures.map(function (measure) { return measure.title; })
  };
  option.xAxis = (ranked.shares ? share_axis : value_axis)(ranked.axis, view);
  option.xAxis.min = 0;
  option.xAxis.nameLocation = "middle";
  option.xAxis.nameGap = 28;
  // The counts stand on an axis of their own at the right, each in line with its row.
  option.yAxis = [names, labels].map(function (words, side) {
    return {
      type: "category", inverse: true, data: words, position: side === 0 ? "left" : "right",
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: colours.ink, fontSize: size, interval: 0, margin: 10 },
      splitLine: {
        show: side === 0, lineStyle: { color: colours.hairline, width: 1, type: [1, 3] }
      }
    };
  });
  option.series = series;
  if (view.live) {
    option.tooltip.trigger = "item";
    option.tooltip.formatter = function (at: Part) {
      const words = table.words[at.data[1]];
      return [name_of(words, ranked)].concat(ranked.measures.map(function (measure) {
        return measure.title + ": " + words[measure.column];
      })).join("\n");
    };
  }
  return option;
}

// The first `count` rows of a table, those with a count above nothing.
export function first_rows(table: Table, count: number, column: string): Table {
  const rows: Table["rows"] = [];
  const words: Table["words"] = [];
  for (let i = 0; i < table.rows.length && rows.length < count; i++) {
    if (!table.rows[i][column]) continue;
    rows.push(table.rows[i]);
    words.push(table.words[i]);
  }
  return { rows: rows, words: words, total: table.total };
}
