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

// On a phone the plot is as high as its names, broken into lines, need.
export function slope_height(plot: SlopePlot, view: View): number {
  if (!is_narrow(view)) return 400;
  let height = 90;
  for (let i = 0; i < plot.slopes.length; i++) {
    height += label_height(name_lines(plot.slopes[i].name, view));
  }
  return Math.max(360, height);
}

function is_narrow(view: View): boolean { return view.width < 480; }

// As wide as names may be.
function most_width(view: View): number { return view.width * 0.42; }

function label_size(view: View): number { return is_narrow(view) ? 11 : size; }

function name_lines(name: string, view: View): string[] {
  const room = most_width(view) - 18;
  return is_narrow(view) ? wrap(name, label_size(view), room).split("\n") : [cut(name, size, room)];
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
  let width = 0;
  for (let i = 0; i < plot.slopes.length; i++) {
    width = Math.max(width, text_width(plot.slopes[i].name, size) * 1.05 + 24);
  }
  width = Math.min(width, most_width(view));
  const made = base(view);
  const narrow = is_narrow(view);
  made.grid = { left: 46, right: width, top: 34, bottom: narrow ? 42 : 30 };
  const room = 2 * (view.width - 46 - width) / Math.max(1, plot.steps.length - 1);
  made.xAxis = {
    type: "category", data: plot.steps, boundaryGap: false,
    axisLine: { lineStyle: { color: colours.muted } }, axisTick: { show: false },
    axisLabel: {
      color: colours.muted, interval: 0, alignMinLabel: "left",
      alignMaxLabel: narrow ? "right" : "center",
      // Where steps are close to one another every second name stands a line lower.
      formatter: function (name: string, i: number): string {
        return (narrow && i % 2 === 1 ? "\n" : "") + cut(name, size, narrow ? room : room / 2);
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
        opacity: strong ? 1 : 0.55 },
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
