// A line a thing over a few steps, its name at the right end of its line. All lines are grey but the
// one that the sentence is about; pointing at another makes that one stand out. Where a thing has no
// number the line has a gap.
import { Part, View } from "report/figures/figure";
import { cut, share_axis, text_width, value_axis } from "report/figures/axes";
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
const line_height = 15;

export function slope_height(view: View): number {
  return view.width < 480 ? 360 : 400;
}

interface Label {
  slope: number;
  y: number;
}

// Labels in the order of their lines' ends, pushed apart where they would cover one another.
function placed_labels(ends: Label[], top: number, bottom: number): Label[] {
  const placed = ends.slice().sort(function (a, b) {
    return a.y !== b.y ? a.y - b.y : a.slope - b.slope;
  });
  let free = top;
  for (let i = 0; i < placed.length; i++) {
    placed[i] = { slope: placed[i].slope, y: Math.max(placed[i].y, free) };
    free = placed[i].y + line_height;
  }
  let limit = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i].y = Math.min(placed[i].y, limit);
    limit = placed[i].y - line_height;
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

function labels(plot: SlopePlot, width: number, view: View): Part {
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
        return { slope: one.i, y: api.coord([one.step, value])[1] };
      });
      const children: Part[] = [];
      placed_labels(ends, area.y, area.y + area.height).forEach(function (label) {
        const slope = plot.slopes[label.slope];
        const step = last_step(slope);
        const end = api.coord([step, slope.values[step] as number]);
        const strong = slope.name === plot.highlighted;
        children.push({ type: "line",
          shape: { x1: end[0] + 5, y1: end[1], x2: right + 12, y2: label.y },
          style: { stroke: strong ? colours.accent : colours.hairline, lineWidth: 1 } });
        children.push({ type: "text", x: right + 15, y: label.y, style: {
          text: cut(slope.name, strong ? size * 1.07 : size, width - 18), verticalAlign: "middle",
          fill: strong ? colours.accent : colours.ink,
          font: (strong ? "600 " : "") + size + "px " + fonts
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
  width = Math.min(width, view.width * 0.42);
  const made = base(view);
  const narrow = view.width < 480;
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
  made.series.push(labels(plot, width, view));
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
