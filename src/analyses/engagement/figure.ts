import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import { text_width, thousands, wrap_into } from "report/figures/axes";
import { finding, of_noun, place_of_extreme, rows_where } from "report/figures/choose";
import { base, fonts, theme } from "report/figures/palette";
import { no_posts } from "report/figures/remedies";

const metrics = ["likes", "saves", "comments", "shares"];
const titles: { [metric: string]: string } = {
  likes: "Likes", saves: "Saves", comments: "Comments", shares: "Shares"
};
const row_height = 44;

function both_levels(tables: Tables): Table {
  const kept: Table = { rows: [], words: [], total: 0 };
  const table = tables["engagement"];
  for (let i = 0; i < table.rows.length; i++) {
    if (table.rows[i]["level"] === "unscored" || table.rows[i]["phase_number"] === 0) continue;
    kept.rows.push(table.rows[i]);
    kept.words.push(table.words[i]);
  }
  return kept;
}

function phases_of(table: Table): { number: number; name: string }[] {
  const phases: { number: number; name: string }[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const number = table.rows[i]["phase_number"] as number;
    if (!phases.some(function (phase) { return phase.number === number; })) {
      phases.push({ number: number, name: table.words[i]["phase"] });
    }
  }
  return phases.sort(function (a, b) { return a.number - b.number; });
}

interface Panel {
  left: number;
  top: number;
  width: number;
  first: boolean;  // of its row: the metrics stand left of it
  last: boolean;
}

const panel_height = metrics.length * row_height;
const least_width = 170;

// A panel a phase: as many side by side as have room, on a phone one beneath the other.
function panels(tables: Tables, view: View): Panel[] {
  const count = phases_of(both_levels(tables)).length;
  const label = 78;
  const gap = 22;
  const room = view.width - label - 14;
  const most = Math.max(1, Math.floor((room + gap) / (least_width + gap)));
  // Rows as full as one another: 4 and 3 rather than 5 and 2.
  const across = Math.ceil(count / Math.ceil(count / most));
  const width = (room - gap * (across - 1)) / Math.max(1, across);
  const made: Panel[] = [];
  for (let i = 0; i < count; i++) {
    const column = i % across;
    made.push({
      left: label + column * (width + gap),
      top: 66 + Math.floor(i / across) * (panel_height + 94),
      width: width, first: column === 0, last: column + 1 === across || i + 1 === count
    });
  }
  return made;
}

function height(tables: Tables, view: View): number {
  const all = panels(tables, view);
  const last = all.length > 0 ? all[all.length - 1].top : 0;
  return last + panel_height + 60;
}

function bounds(table: Table): { min: number; max: number } {
  let min = 1e300;
  let max = 0;
  for (let i = 0; i < table.rows.length; i++) {
    const mean = table.rows[i]["mean"] as number;
    if (!(mean > 0)) continue;
    const low = table.rows[i]["low"] as number;
    const high = table.rows[i]["high"] as number;
    min = Math.min(min, low > 0 ? low : mean);
    max = Math.max(max, high > 0 ? high : mean);
  }
  if (max === 0) return { min: 1, max: 10 };
  return {
    min: Math.pow(10, Math.floor(Math.log(min) / Math.LN10)),
    max: Math.pow(10, Math.ceil(Math.log(max) / Math.LN10))
  };
}

function cell(table: Table, phase: number, metric: string, level: string): number {
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row["phase_number"] === phase && row["metric"] === metric && row["level"] === level) return i;
  }
  return -1;
}

function ratio_words(tables: Tables, phase: number, metric: string): string {
  const table = tables["engagement_gap"];
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row["design"] === "same" && row["phase_number"] === phase && row["metric"] === metric &&
        row["ratio"] !== null) {
      return "×\u2009" + table.words[i]["ratio"];
    }
  }
  return "";
}

// Two dots, their intervals and the line between them with the ratio written on it.
function marks(tables: Tables, phase: number, panel: number, view: View): Part {
  const colours = theme(view);
  const table = both_levels(tables);
  return {
    type: "custom", xAxisIndex: panel, yAxisIndex: panel, encode: { x: -1, y: -1 },
    // The metric's place, then mean, low and high of both levels.
    data: metrics.map(function (metric, i) {
      const numbers: Part[] = [i];
      ["low", "high"].forEach(function (level) {
        const at = cell(table, phase, metric, level);
        ["mean", "low", "high"].forEach(function (column) {
          numbers.push(at < 0 ? null : table.rows[at][column]);
        });
      });
      return numbers;
    }),
    renderItem: function (_: Part, api: Part) {
      const i = api.value(0);
      const children: Part[] = [];
      const ends: number[] = [];
      ["low", "high"].forEach(function (level) {
        const at = cell(table, phase, metrics[i], level);
        if (at < 0 || !((table.rows[at]["mean"] as number) > 0)) return;
        const row = table.rows[at];
        const point = api.coord([row["mean"], metrics.length - 1 - i]);
        ends.push(point[0]);
        if ((row["low"] as number) > 0) {
          const from = api.coord([row["low"], 0])[0];
          const to = api.coord([row["high"], 0])[0];
          children.push({ type: "line", shape: { x1: from, y1: point[1], x2: to, y2: point[1] },
            style: { stroke: colours.levels[level], lineWidth: 1.5 } });
        }
        children.push({ type: "circle", shape: { cx: point[0], cy: point[1], r: 5 },
          style: { fill: colours.levels[level] } });
      });
      const text = ratio_words(tables, phase, metrics[i]);
      if (ends.length === 2) {
        const y = api.coord([1, metrics.length - 1 - i])[1];
        children.unshift({ type: "line",
          shape: { x1: ends[0], y1: y, x2: ends[1], y2: y },
          style: { stroke: colours.muted, lineWidth: 1, lineDash: [2, 3] } });
        children.push({ type: "text", x: (ends[0] + ends[1]) / 2, y: y - 7,
          style: { text: text, fill: colours.ink, font: "12px " + fonts, align: "center",
            verticalAlign: "bottom" } });
      }
      return { type: "group", children: children };
    },
    tooltip: {
      formatter: function (at: Part) {
        const metric = metrics[at.data[0]];
        return titles[metric] + " a post\n" + ["high", "low"].map(function (level) {
          const i = cell(table, phase, metric, level);
          if (i < 0) return level + ": no posts";
          const words = table.words[i];
          return level + ": mean " + words["mean"] + " [" + words["low"] + ", " + words["high"] +
            "], median " + words["median"] + ", " + words["posts"] + " posts";
        }).join("\n");
      }
    }
  };
}

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const table = both_levels(tables);
  const range = bounds(table);
  const made = base(view);
  const all = phases_of(table);
  const places = panels(tables, view);
  made.grid = places.map(function (place) {
    return { left: place.left, top: place.top, width: place.width, height: panel_height };
  });
  made.xAxis = all.map(function (_, i) {
    return {
      type: "log", gridIndex: i, min: range.min, max: range.max,
      name: places[i].first ? "Mean a post (logarithmic)" : "",
      nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colours.muted },
      axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: colours.muted, formatter: thousands, hideOverlap: true,
        showMaxLabel: places[i].last },
      splitLine: { lineStyle: { color: colours.hairline, width: 1 } },
      minorTick: { show: false }
    };
  });
  made.yAxis = all.map(function (_, i) {
    return {
      type: "category", gridIndex: i, axisLine: { show: false }, axisTick: { show: false },
      data: metrics.slice().reverse().map(function (metric) { return titles[metric]; }),
      axisLabel: { show: places[i].first, color: colours.ink, fontSize: 12, margin: 12 }
    };
  });
  made.title = all.map(function (phase, i) {
    // Bold letters are a little wider.
    const lines = wrap_into(phase.name, 12 * 1.08, places[i].width + 12, 2);
    return { text: lines.join("\n"), left: places[i].left - 4,
      top: places[i].top - 14 - 14 * lines.length,
      textStyle: { fontSize: 12, lineHeight: 14, fontWeight: 600, color: colours.ink,
        fontFamily: fonts } };
  });
  // Which colour is which is written once, above the panels.
  made.graphic = ["high", "low"].map(function (level, i) {
    return { type: "text", left: 8 + i * (text_width("● high influence", 12) + 18), top: 0,
      silent: true,
      style: { text: "● " + level + " influence", fill: colours.level_inks[level],
        font: "600 12px " + fonts } };
  });
  made.series = all.map(function (phase, i) { return marks(tables, phase.number, i, view); });
  if (view.live) made.tooltip.trigger = "item";
  return made;
}

// Each post stands in one phase and level, once for each metric.
function posts_shown(tables: Tables): string {
  const once = rows_where(both_levels(tables), "metric", metrics[0]);
  return of_noun(thousands(once.rows.reduce(function (sum, row) {
    return sum + (row["posts"] as number);
  }, 0)), "post");
}

function posts_left_out(tables: Tables): string {
  const days = tables["settings"].words[0]["min_age_days"];
  return days === "0" ? "" : ", and posts seen before they were " + of_noun(days, "day") + " old,";
}

function caption(tables: Tables): string {
  return "Mean likes, saves, comments and shares a post by the level of its author (blue: high, " +
    "orange: low), with 95 % intervals over authors, and the ratio of the two means. n = " +
    posts_shown(tables) + ". Users without a level" + posts_left_out(tables) + " are left out, and a " +
    "count that is missing of its mean. These levels are made of the same posts, so part of the gap is by construction; the " +
    "sentence above takes levels from one half of each author’s posts and compares the other. " +
    "Bootstrap over authors.";
}

function extremes(tables: Tables): string {
  const table = rows_where(both_levels(tables), "metric", "likes");
  const at = place_of_extreme(table, "mean");
  if (at < 0) return "";
  const words = table.words[at];
  return "The highest mean was " + words["mean"] + " likes a post, by users of " + words["level"] +
    " influence in " + words["phase"] + ".";
}

export const figures: Figure[] = [
  {
    name: "engagement",
    wide: true,
    nothing: function (tables) {
      return both_levels(tables).rows.some(function (row) { return row["mean"] !== null; }) ? ""
        : no_posts(tables) || "No post of a user with a level has counts: map likes, saves, comments " +
          "and shares in the columns of the posts\u2019 [[source]] in study.toml.";
    },
    height: height,
    option: option,
    sentence: function (tables) {
      return finding(tables, "engagement_gap_split") ||
        "What posts received is drawn; the two levels could not be compared on halves of posts.";
    },
    caption: caption,
    extremes: extremes
  }
];
