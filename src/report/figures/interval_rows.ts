// One row a thing, with one or two dots and their intervals on a common axis; what the row says in
// numbers stands at its right end. Two dots a row may be joined (a dumbbell). Beside the dots a thin
// bar may show shares that add up to all, around a middle. Where there is little width the name
// stands above its dots.
import { Part, View } from "report/figures/figure";
import { cut, share_axis, text_width, value_axis, wrap } from "report/figures/axes";
import { base, fonts, theme } from "report/figures/palette";

export interface Mark {
  value: number | null;
  low: number | null;
  high: number | null;
  colour: string;
}

export interface IntervalRow {
  name: string;
  // A line of its own above rows that belong together; without a name, the end of such rows.
  heading?: boolean;
  bold?: boolean;
  marks: Mark[];
  note: string;
  // Shares of the parts of the bar, and the same in words.
  parts?: number[];
  parts_in_words?: string[];
  tip: string[];
}

export interface IntervalPlot {
  rows: IntervalRow[];
  axis: string;
  shares?: boolean;
  // Ends of the axis where they are not the data's.
  limit?: number;
  joined?: boolean;
  legend: { name: string; colour: string }[];
  note_title: string;
  // Of the bar, from its left end to its right one; the middle one lies on the middle.
  part_colours?: string[];
  part_inks?: string[];
  parts_title?: string;
}

const size = 12;
const top_space = 46;

interface Columns {
  narrow: boolean;
  row: number;
  left: number;
  right: number;
  bar_left: number;
  bar_width: number;
}

// Bold letters are a little wider.
function name_size(row: IntervalRow): number { return size * (row.bold ? 1.08 : 1); }

function name_width(row: IntervalRow): number {
  return row.heading ? 0 : text_width(row.name, name_size(row));
}

function columns_of(plot: IntervalPlot, view: View): Columns {
  const has_bar = !!plot.part_colours;
  if (view.width < 620) {
    return { narrow: true, row: has_bar ? 58 : 38, left: 8, right: 8, bar_left: 8,
      bar_width: view.width - 16 };
  }
  let name = 0;
  let note = text_width(plot.note_title, size);
  for (let i = 0; i < plot.rows.length; i++) {
    name = Math.max(name, name_width(plot.rows[i]));
    note = Math.max(note, text_width(plot.rows[i].note, size));
  }
  const left = Math.min(name, view.width * 0.3) + 20;
  const bar = has_bar ? Math.round(view.width * 0.24) : 0;
  const right = note + 20 + (bar ? bar + 20 : 0);
  return { narrow: false, row: 24, left: left, right: right, bar_left: view.width - bar,
    bar_width: bar };
}

export function interval_height(plot: IntervalPlot, view: View): number {
  let height = 0;
  for (let i = 0; i < plot.rows.length; i++) height += row_height(plot, i, view);
  return height + top_space + 46;
}

const line_height = 15;

// Above dots a name that is too long for its line goes on in the next one.
function name_lines(plot: IntervalPlot, i: number, view: View): string[] {
  const row = plot.rows[i];
  const width = view.width - text_width(row.note, size) - 16;
  return wrap(row.name, name_size(row), width);
}

function row_height(plot: IntervalPlot, i: number, view: View): number {
  const row = plot.rows[i];
  if (row.heading) return row.name === "" ? 10 : 26;
  const at = columns_of(plot, view);
  return at.row + (at.narrow ? (name_lines(plot, i, view).length - 1) * line_height : 0);
}

function tops_of(plot: IntervalPlot, view: View): number[] {
  const tops: number[] = [];
  let y = top_space;
  for (let i = 0; i < plot.rows.length; i++) {
    tops.push(y);
    y += row_height(plot, i, view);
  }
  return tops;
}

function text(words: string, x: number, y: number, style: Part): Part {
  const all: Part = { text: words, verticalAlign: "middle", font: size + "px " + fonts };
  for (const key in style) all[key] = style[key];
  return { type: "text", x: x, y: y, style: all };
}

// The parts one after another, so that the middle of the middle part lies on the column's middle.
function bar_of(plot: IntervalPlot, row: IntervalRow, at: Columns, y: number, view: View): Part[] {
  const parts = row.parts || [];
  const colours = plot.part_colours || [];
  if (parts.length === 0) return [];
  const middle = (parts.length - 1) / 2;
  const height = at.narrow ? 13 : 14;
  const unit = at.bar_width / 1.6;
  let before = parts[middle] / 2;
  for (let i = 0; i < middle; i++) before += parts[i];
  let x = at.bar_left + at.bar_width / 2 - before * unit;
  const shapes: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    const width = parts[i] * unit;
    // The outline is for fills that hardly stand out from the ground.
    shapes.push({ type: "rect", shape: { x: x, y: y - height / 2, width: width, height: height },
      style: { fill: colours[i], stroke: theme(view).muted, lineWidth: width > 1 ? 0.6 : 0 } });
    const words = (row.parts_in_words || [])[i];
    if (text_width(words, 10) + 2 < width) {
      shapes.push(text(words, x + width / 2, y, {
        align: "center", font: "10px " + fonts, fill: (plot.part_inks || [])[i]
      }));
    }
    x += width;
  }
  const centre = at.bar_left + at.bar_width / 2;
  // The middle is marked outside the bar, where no number stands.
  [-1, 1].forEach(function (side) {
    const edge = y + side * height / 2;
    shapes.push({ type: "line", shape: { x1: centre, y1: edge, x2: centre, y2: edge + side * 3 },
      style: { stroke: theme(view).muted, lineWidth: 1 } });
  });
  return shapes;
}

function marks_of(plot: IntervalPlot, row: IntervalRow, y: number, api: Part, view: View): Part[] {
  const colours = theme(view);
  const shapes: Part[] = [];
  const x_of = function (value: number): number { return api.coord([value, 0])[0]; };
  const known = row.marks.filter(function (mark) { return mark.value !== null; });
  // Two dots of a row stand a little apart in height, so that neither interval hides the other.
  const apart = row.marks.length > 1 ? 4 : 0;
  if (plot.joined && known.length === 2) {
    shapes.push({ type: "line",
      shape: { x1: x_of(known[0].value as number), y1: y - apart,
        x2: x_of(known[1].value as number), y2: y + apart },
      style: { stroke: colours.muted, lineWidth: 1, opacity: 0.8 } });
  }
  for (let i = 0; i < row.marks.length; i++) {
    const mark = row.marks[i];
    if (mark.value === null) continue;
    const at = y + (i === 0 ? -apart : apart);
    if (mark.low !== null && mark.high !== null) {
      shapes.push({ type: "line",
        shape: { x1: x_of(mark.low), y1: at, x2: x_of(mark.high), y2: at },
        style: { stroke: mark.colour, lineWidth: 1.5 } });
    }
    shapes.push({ type: "circle", shape: { cx: x_of(mark.value), cy: at, r: 4 },
      style: { fill: mark.colour } });
  }
  return shapes;
}

function row_shapes(plot: IntervalPlot, i: number, tops: number[], at: Columns, area: Part,
  api: Part, view: View): Part[] {
  const colours = theme(view);
  const row = plot.rows[i];
  const height = row_height(plot, i, view);
  if (row.heading) {
    return row.name === "" ? [] : [text(cut(row.name, size, view.width - 8), at.narrow ? 0 : 4, tops[i] + height - 10, {
      fill: colours.muted, font: "600 11px " + fonts
    })];
  }
  const weight = row.bold ? "600 " : "";
  const name_y = at.narrow ? tops[i] + 9 : tops[i] + height / 2;
  const lines = at.narrow ? name_lines(plot, i, view)
    : [cut(row.name, name_size(row), at.left - 16)];
  const more = (lines.length - 1) * line_height;
  const dots_y = at.narrow ? tops[i] + 26 + more : name_y;
  const note_x = at.narrow ? view.width : view.width - (at.bar_width ? at.bar_width + 20 : 0);
  // Names above dots lie on the axis' lines, which must not strike them out.
  const ground = at.narrow ? colours.paper : "transparent";
  const shapes: Part[] = [
    { type: "line", shape: { x1: area.x, y1: dots_y, x2: area.x + area.width, y2: dots_y },
      style: { stroke: colours.hairline, lineWidth: 1, lineDash: [1, 3] } },
    text(lines.join("\n"), at.narrow ? 0 : at.left - 12, name_y + more / 2,
      { fill: colours.ink, lineHeight: line_height, font: weight + size + "px " + fonts, align: at.narrow ? "left" : "right",
        backgroundColor: ground }),
    text(row.note, note_x, name_y, { fill: colours.ink, align: "right", backgroundColor: ground })
  ];
  return shapes.concat(marks_of(plot, row, dots_y, api, view))
    .concat(bar_of(plot, row, at, at.narrow ? tops[i] + 42 + more : name_y, view));
}

// Names of the columns, above the first row.
function titles(plot: IntervalPlot, at: Columns, view: View): Part[] {
  const colours = theme(view);
  const note_x = view.width - (!at.narrow && at.bar_width ? at.bar_width + 20 : 0);
  const y = top_space - 12;
  const made = [text(plot.note_title, note_x, y, { fill: colours.muted, align: "right" })];
  if (plot.parts_title && !at.narrow) {
    made.push(text(plot.parts_title, view.width - at.bar_width / 2, y,
      { fill: colours.muted, align: "center" }));
  }
  return made;
}

export function interval_option(plot: IntervalPlot, view: View): Part {
  const colours = theme(view);
  const at = columns_of(plot, view);
  const tops = tops_of(plot, view);
  const made = base(view);
  made.grid = { left: at.left, right: at.right, top: top_space, bottom: 46 };
  made.legend = {
    show: plot.legend.length > 0, left: 0, top: 0, selectedMode: false, itemWidth: 10, itemHeight: 10,
    itemGap: 14, textStyle: { color: colours.ink, fontSize: size },
    data: plot.legend.map(function (entry) { return entry.name; })
  };
  made.xAxis = (plot.shares ? share_axis : value_axis)(plot.axis, view);
  made.xAxis.nameLocation = "middle";
  made.xAxis.nameGap = 26;
  if (plot.limit !== undefined) {
    made.xAxis.min = -plot.limit;
    made.xAxis.max = plot.limit;
    made.xAxis.interval = plot.limit / 2;
    // The line of nothing felt stands out.
    made.xAxis.axisLine = { show: false };
  }
  made.yAxis = { type: "value", show: false, min: 0, max: 1 };
  const numbers = function (row: IntervalRow, i: number): Part[] {
    const cells: Part[] = [i];
    for (let k = 0; k < 2; k++) {
      const mark = row.marks[k];
      cells.push(mark ? mark.value : null, mark ? mark.low : null, mark ? mark.high : null);
    }
    return cells;
  };
  made.series = [
    {
      type: "custom", clip: false, encode: { x: [1, 2, 3, 4, 5, 6], y: -1 },
      data: plot.rows.map(numbers),
      renderItem: function (params: Part, api: Part) {
        const i = params.dataIndex;
        const shapes = row_shapes(plot, i, tops, at, params.coordSys, api, view);
        if (i === 0) {
          Array.prototype.push.apply(shapes, titles(plot, at, view));
          if (plot.limit !== undefined) {
            const zero = api.coord([0, 0])[0];
            shapes.unshift({ type: "line", shape: { x1: zero, y1: params.coordSys.y,
              x2: zero, y2: params.coordSys.y + params.coordSys.height },
              style: { stroke: colours.muted, lineWidth: 1 } });
          }
        }
        return { type: "group", children: shapes };
      }
    }
  ];
  // Series without points are there for the legend alone.
  for (let i = 0; i < plot.legend.length; i++) {
    made.series.push({ type: "scatter", name: plot.legend[i].name, data: [], symbol: "circle",
      itemStyle: { color: plot.legend[i].colour, opacity: 1,
        borderColor: plot.part_colours ? colours.muted : plot.legend[i].colour, borderWidth: 0.6 } });
  }
  if (view.live) {
    made.tooltip.trigger = "item";
    made.tooltip.formatter = function (mark: Part) {
      const row = plot.rows[mark.dataIndex];
      return row.heading ? "" : [row.name].concat(row.tip).join("\n");
    };
  }
  return made;
}
