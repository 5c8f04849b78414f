import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import { share_axis, text_width } from "report/figures/axes";
import {
  counted_in_words, finding, is_withheld, of_noun, posts_in_words, rows_where
} from "report/figures/choose";
import { base, fonts, theme } from "report/figures/palette";
import { no_posts } from "report/figures/remedies";

const metric_names: { [metric: string]: string } = {
  followers: "Followers", likes: "Likes", comments: "Comments", saves: "Saves", shares: "Shares"
};

// Of the metrics that somebody has, over the window.
function weights(tables: Tables): Table {
  const all = rows_where(tables["influence_weights"], "scope_number", 0);
  const kept: Table = { rows: [], words: [], total: 0 };
  for (let i = 0; i < all.rows.length; i++) {
    if (all.rows[i]["weight"] === null) continue;
    kept.rows.push(all.rows[i]);
    kept.words.push(all.words[i]);
  }
  return kept;
}

// What is the matter with the score, if anything.
function warning(tables: Tables): string {
  const table = weights(tables);
  return table.rows.length > 0 && table.rows[0]["reason"] !== null
    ? " " + table.words[0]["reason"] : "";
}

function level(tables: Tables, name: string): { [column: string]: string } {
  return rows_where(tables["influence_levels"], "level", name).words[0] || {};
}

// Whom the two levels leave out of all users.
function unscored(tables: Tables): string {
  const row = level(tables, "unscored");
  return row["users"] ? " Left out: " + of_noun(row["users"], "user") +
    " with " + posts_in_words(row) + ", without a level for want of a metric of the score." : "";
}

interface Boxes { narrow: boolean; bar: Part; curve: Part; height: number; }

// The weights stand left of the curve, on a phone above it.
function boxes(view: View): Boxes {
  const narrow = view.width < 640;
  return narrow
    ? { narrow: narrow, height: 470, bar: { left: 8, width: view.width - 16, top: 34, height: 64 },
        curve: { left: 56, right: 16, top: 160, bottom: 48 } }
    : { narrow: narrow, height: 340, bar: { left: 8, width: view.width * 0.3, top: 34, height: 250 },
        curve: { left: view.width * 0.3 + 90, right: 20, top: 34, bottom: 48 } };
}

// Where along the bar the names of its parts stand, each at the middle of its part or as close to it
// as the others leave room.
function places_of_names(table: Table, length: number, rooms: number[]): number[] {
  const places: number[] = [];
  let at = 0;
  let free = 0;
  for (let i = 0; i < table.rows.length; i++) {
    const share = (table.rows[i]["weight"] as number) * length;
    places.push(Math.max(at + share / 2, free + rooms[i] / 2));
    free = places[i] + rooms[i] / 2;
    at += share;
  }
  let limit = length;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i], limit - rooms[i] / 2);
    limit = places[i] - rooms[i] / 2;
  }
  return places;
}

// One stacked bar with the parts' names and values beside it, on a phone beneath it.
function weight_bar(tables: Tables, view: View): Part {
  const colours = theme(view);
  const box = boxes(view).bar;
  const table = weights(tables);
  const narrow = boxes(view).narrow;
  const opacities = [0.7, 0.58, 0.48, 0.4, 0.34];
  const names = table.rows.map(function (row) { return metric_names[row["metric"] as string]; });
  const length = narrow ? box.width : box.height;
  const places = places_of_names(table, length, names.map(function (name, i) {
    return narrow ? Math.max(text_width(name, 12), text_width(table.words[i]["weight"], 12)) + 8 : 16;
  }));
  return {
    type: "custom", coordinateSystem: "none", silent: true,
    data: table.rows.map(function (row, i) { return [i, row["weight"]]; }),
    renderItem: function (params: Part) {
      const i = params.dataIndex;
      const children: Part[] = [];
      let at = 0;
      for (let k = 0; k < i; k++) at += table.rows[k]["weight"] as number;
      const share = table.rows[i]["weight"] as number;
      const x = narrow ? box.left + at * box.width : box.left;
      const y = narrow ? box.top : box.top + at * box.height;
      const width = narrow ? share * box.width : box.width * 0.34;
      const height = narrow ? box.height * 0.5 : share * box.height;
      children.push({
        type: "rect", shape: { x: x, y: y, width: Math.max(0, width - (narrow ? 1 : 0)),
          height: Math.max(0, height - 1) },
        style: { fill: colours.accent, stroke: colours.accent,
          fillOpacity: opacities[i % opacities.length] }
      });
      const weight = table.words[i]["weight"];
      children.push({
        type: "text", x: narrow ? box.left + places[i] : x + width + 8,
        y: narrow ? y + height + 5 : box.top + places[i],
        style: { text: names[i] + (narrow ? "\n" : "  ") + weight, fill: colours.ink,
          font: "12px " + fonts, lineHeight: 15, align: narrow ? "center" : "left",
          verticalAlign: narrow ? "top" : "middle" }
      });
      if (i === 0) {
        children.push({
          type: "text", x: box.left, y: box.top - 24,
          style: { text: "Weight in the score", fill: colours.muted, font: "12px " + fonts }
        });
      }
      return { type: "group", children: children };
    }
  };
}

// Equal steps for tenfold scores, linear near 0: the least score may be 0.
const linear = 0.001;
function place_of(score: number): number {
  return Math.log(1 + score / linear) / Math.LN10;
}

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const made = base(view);
  const curve = tables["influence_curve"];
  const ticks = [0, 0.001, 0.01, 0.1, 1];
  made.grid = boxes(view).curve;
  made.xAxis = share_axis("Share of users below", view);
  made.xAxis.nameLocation = "middle";
  made.xAxis.nameGap = 28;
  made.xAxis.min = 0;
  made.xAxis.max = 1;
  made.xAxis.interval = 0.25;
  made.yAxis = {
    type: "value", name: "Influence score (0 to 1)", min: 0, max: place_of(1),
    nameTextStyle: { color: colours.muted, align: "left", padding: [0, 0, 0, -44] },
    nameGap: 10, axisLine: { show: false },
    axisTick: { show: false, customValues: ticks.map(place_of) },
    axisLabel: {
      color: colours.muted, customValues: ticks.map(place_of),
      formatter: function (place: number) {
        for (let i = 0; i < ticks.length; i++) {
          if (Math.abs(place_of(ticks[i]) - place) < 1e-6) return String(ticks[i]);
        }
        return "";
      }
    },
    splitLine: { lineStyle: { color: colours.hairline, width: 1 } }
  };
  made.series = [weight_bar(tables, view)];
  ["low", "high"].forEach(function (name) {
    const rows = rows_where(curve, "level", name);
    if (rows.rows.length === 0) return;
    const last = rows.rows.length - 1;
    made.series.push({
      type: "line", name: name, showSymbol: false, silent: !view.live,
      lineStyle: { color: colours.levels[name], width: 3 },
      itemStyle: { color: colours.levels[name] },
      data: rows.rows.map(function (row) {
        return [row["share_below"], place_of(row["score"] as number), row["score"]];
      }),
      markPoint: {
        silent: true, symbol: "circle", symbolSize: 1, itemStyle: { color: "transparent" },
        label: {
          show: true, color: colours.level_inks[name], fontSize: 12, fontWeight: 600, fontFamily: fonts,
          position: "left", formatter: name === "high" ? "High influence" : "Low influence"
        },
        data: [{ coord: [rows.rows[Math.floor(last * 0.75)]["share_below"],
          // Above the curve, but not above the axis, where it would not be drawn.
          Math.min(place_of(1), place_of(rows.rows[Math.floor(last * 0.75)]["score"] as number) +
            0.18)] }]
      }
    });
  });
  if (view.live) {
    made.tooltip.trigger = "axis";
    made.tooltip.formatter = function (marks: Part[]) {
      const i = Math.round(marks[0].data[0] * (curve.rows.length - 1));
      const words = curve.words[i];
      return words["share_below"] + " of users score below " + words["score"];
    };
  }
  return made;
}

function sentence(tables: Tables): string {
  const likes = rows_where(tables["influence_concentration"], "metric", "likes").words[0];
  const found = finding(tables, "high_like_share");
  return (found || "The score told users of high influence from those of low.") +
    (likes && !is_withheld(tables, "high_like_share") ? " The top 1 % of users held " + likes["top_1"] + " of the likes (Gini " +
      likes["gini"] + ")." : "");
}

function caption(tables: Tables): string {
  const high = level(tables, "high");
  const low = level(tables, "low");
  return "Left: what the score is made of. Right: the scores’ quantiles, with the cut between " +
    of_noun(low["users"] || "0", "user") + " of low and " + (high["users"] || "0") +
    " of high influence; the axis is linear near 0 and logarithmic above. n = " +
    counted_in_words(tables, "posts") + "." + unscored(tables) + warning(tables) + " Weighted sum of metrics brought to 0 to 1: entropy weights of min–max metrics unless " +
    "[influence] in study.toml says otherwise.";
}

function extremes(tables: Tables): string {
  const high = level(tables, "high");
  return "Scores run from 0 to 1; " + (high["score_least"]
    ? "those of high influence begin at " + high["score_least"] + "."
    : "nobody stands out as high.");
}

export const figures: Figure[] = [
  {
    name: "influence",
    wide: true,
    nothing: function (tables) {
      return tables["influence_curve"].rows.length > 0 ? ""
        : no_posts(tables) || "Nobody has a score: a user needs a value for each metric of [influence] " +
          "metrics. Map likes, comments and saves in the columns of the posts\u2019 [[source]] and " +
          "followers in that of the users, or name fewer metrics.";
    },
    height: function (_, view) { return boxes(view).height; },
    option: option,
    sentence: sentence,
    caption: caption,
    extremes: extremes
  }
];
