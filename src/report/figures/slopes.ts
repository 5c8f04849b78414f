// A line a thing over a few steps, its name at the right end of its line. All lines are grey but the
// one that the sentence is about; pointing at another makes that one stand out. Where a thing has no
// number the line has a gap.
import { Part, View } from "report/figures/figure";
import { cut, share_axis, text_width, value_axis, wrap } from "report/figures/axes";
import { base, fonts, theme } from "report/figures/palette";

export interface Slope {
  name: string;
  values: (number | null)[];  // one a step
  // What pointing at a step says, one a step.
  tips: string[];
}

export interface SlopePlot {
  steps: string[];
  slopes: Slope[];
  axis: string;
  shares?: boolean;
  most?: number;  // the axis' end
  highlighted: string;
}

const size = 12;

const top_space = 34;

// The plot is as high as the names at its right end need.
export function slope_height(plot: SlopePlot, view: View): number {
  let height = 0;
  for (let i = 0; i < plot.slopes.length; i++) {
    height += label_height(name_lines(plot.slopes[i].name, view));
  }
  return Math.max(is_narrow(view) ? 290 : 336, height) + top_space +
    bottom_space(step_names(plot, view));
}

interface StepNames {
  names: string[];
  rows: number;  // neighbours stand in different ones
}

const step_row = 15;

// Names of steps in as many rows as keep neighbours apart, at most five, cut where that is not enough.
function step_names(plot: SlopePlot, view: View): StepNames {
  const room = (view.width - 46 - labels_width(plot, view)) / Math.max(1, plot.steps.length - 1);
  const most = Math.min(5, plot.steps.length);
  for (let rows = 1; rows <= most; rows++) {
    if (are_apart(plot.steps, rows, room)) return { rows: rows, names: plot.steps };
  }
  return { rows: most, names: plot.steps.map(function (name) {
    return cut(name, size, Math.max(24, most * room / 1.5 - 6));
  }) };
}

// Whether each name ends before the next one of its row begins. A name that is too wide to stand in
// the middle of the first or the last step reaches into the plot instead.
function are_apart(names: string[], rows: number, room: number): boolean {
  const last = names.length - 1;
  const shift = function (i: number): number {
    const half = text_width(names[i], size) / 2;
    if (!reaches_beyond(names[i])) return 0;
    return i === 0 ? half : i === last ? -half : 0;
  };
  for (let i = 0; i + rows <= last; i++) {
    const gap = rows * room + shift(i + rows) - shift(i) -
      (text_width(names[i], size) + text_width(names[i + rows], size)) / 2;
    if (gap < 8) return false;
  }
  return true;
}

// How far a name may reach beyond the plot.
const most_half = 44;

function reaches_beyond(name: string): boolean { return text_width(name, size) / 2 > most_half; }

function bottom_space(names: StepNames): number { return 16 + names.rows * step_row; }

// How much of the width the names at the right end take.
function labels_width(plot: SlopePlot, view: View): number {
  let width = 0;
  for (let i = 0; i < plot.slopes.length; i++) {
    width = Math.max(width, text_width(plot.slopes[i].name, size) * 1.05 + 24);
  }
  return Math.min(width, most_width(view));
}

function is_narrow(view: View): boolean { return view.width < 480; }

// As wide as names may be.
function most_width(view: View): number { return view.width * 0.42; }

function label_size(view: View): number { return is_narrow(view) ? 11 : size; }

function name_lines(name: string, view: View): string[] {
  const room = most_width(view) - 18;
  return is_narrow(view) ? wrap(name, label_size(view), room) : [cut(name, size, room)];
}

function label_height(lines: string[]): number { return 3 + 12 * lines.length; }

interface Label {
  slope: number;
  y: number;
  height: number;
}

// Labels in the order of their lines' ends, pushed apart where they would cover one another.
function placed_labels(ends: Label[], top: number, bottom: number): Label[] {
  const placed = ends.slice().sort(function (a, b) {
    return a.y !== b.y ? a.y - b.y : a.slope - b.slope;
  });
  let free = top;
  for (let i = 0; i < placed.length; i++) {
    const half = placed[i].height / 2;
    placed[i] = { slope: placed[i].slope, y: Math.max(placed[i].y, free + half),
      height: placed[i].height };
    free = placed[i].y + half;
  }
  let limit = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    const half = placed[i].height / 2;
    placed[i].y = Math.min(placed[i].y, limit - half);
    limit = placed[i].y - half;
  }
  return placed;
}

// The last step with a number, and −1 without any.
function last_step(slope: Slope): number {
  for (let i = slope.values.length - 1; i >= 0; i--) {
    if (slope.values[i] !== null) return i;
  }
  return -1;
}

function labels(plot: SlopePlot, view: View): Part {
  const colours = theme(view);
  const shown = plot.slopes.map(function (slope, i) { return { step: last_step(slope), i: i }; })
    .filter(function (one) { return one.step >= 0; });
  return {
    type: "custom", silent: true, z: 5, clip: false, tooltip: { show: false },
    encode: { x: -1, y: -1 }, data: [[0]],
    renderItem: function (params: Part, api: Part) {
      const area = params.coordSys;
      const right = area.x + area.width;
      const ends = shown.map(function (one) {
        const value = plot.slopes[one.i].values[one.step] as number;
        const lines = name_lines(plot.slopes[one.i].name, view);
        return { slope: one.i, y: api.coord([one.step, value])[1], height: label_height(lines) };
      });
      const children: Part[] = [];
      placed_labels(ends, area.y - 8, area.y + area.height + 8).forEach(function (label) {
        const slope = plot.slopes[label.slope];
        const step = last_step(slope);
        const end = api.coord([step, slope.values[step] as number]);
        const strong = slope.name === plot.highlighted;
        children.push({ type: "line",
          shape: { x1: end[0] + 5, y1: end[1], x2: right + 12, y2: label.y },
          style: { stroke: strong ? colours.accent : colours.hairline, lineWidth: 1 } });
        children.push({ type: "text", x: right + 15, y: label.y, style: {
          text: name_lines(slope.name, view).join("\n"), verticalAlign: "middle", lineHeight: 12,
          fill: strong ? colours.accent : colours.ink,
          font: (strong ? "600 " : "") + label_size(view) + "px " + fonts
        } });
      });
      return { type: "group", children: children };
    }
  };
}

export function slope_option(plot: SlopePlot, view: View): Part {
  const colours = theme(view);
  const width = labels_width(plot, view);
  const made = base(view);
  const names = step_names(plot, view);
  made.grid = { left: 46, right: width, top: top_space, bottom: bottom_space(names) };
  made.xAxis = {
    type: "category", data: plot.steps, boundaryGap: plot.steps.length === 1,
    axisLine: { lineStyle: { color: colours.muted } }, axisTick: { show: false },
    axisLabel: {
      color: colours.muted, interval: 0, lineHeight: step_row,
      alignMinLabel: reaches_beyond(names.names[0]) ? "left" : "center",
      alignMaxLabel: reaches_beyond(names.names[names.names.length - 1]) ? "right" : "center",
      formatter: function (_: string, i: number): string {
        let above = "";
        for (let row = 0; row < i % names.rows; row++) above += "\n";
        return above + names.names[i];
      }
    },
    splitLine: { show: true, lineStyle: { color: colours.hairline, width: 1 } }
  };
  made.yAxis = (plot.shares ? share_axis : value_axis)(plot.axis, view);
  made.yAxis.min = 0;
  if (plot.most !== undefined) {
    made.yAxis.max = plot.most;
    made.yAxis.interval = plot.most / 4;
  }
  made.yAxis.nameTextStyle.align = "left";
  made.yAxis.nameTextStyle.padding = [0, 0, 0, -46];
  made.series = plot.slopes.map(function (slope) {
    const strong = slope.name === plot.highlighted;
    return {
      type: "line", name: slope.name, data: slope.values, connectNulls: false, symbol: "circle",
      symbolSize: strong ? 8 : 6, z: strong ? 4 : 2,
      lineStyle: { color: strong ? colours.accent : colours.muted, width: strong ? 2.5 : 1.2,
        opacity: strong ? 1 : 0.7 },
      itemStyle: { color: strong ? colours.accent : colours.muted, opacity: strong ? 1 : 0.7 },
      emphasis: { focus: "series", lineStyle: { color: colours.accent, width: 2.5, opacity: 1 },
        itemStyle: { color: colours.accent, opacity: 1 } },
      blur: { lineStyle: { opacity: 0.2 }, itemStyle: { opacity: 0.2 } },
      triggerLineEvent: true
    };
  });
  made.series.push(labels(plot, view));
  if (view.live) {
    made.tooltip.trigger = "item";
    made.tooltip.formatter = function (mark: Part) {
      const slope = plot.slopes[mark.seriesIndex];
      if (mark.dataIndex === undefined || !slope) return slope ? slope.name : "";
      return slope.name + ", " + plot.steps[mark.dataIndex] + "\n" + slope.tips[mark.dataIndex];
    };
  }
  return made;
}
