import { Cell, Figure, Table, Tables, View } from "report/figures/figure";
import { enough, findings_first, is_withheld, rows_where, too_few, without_level } from "report/figures/choose";
import {
  band_of_size, band_sign, corrected_sign, interval_of_size, p_in_words, picked, points, with_interval
} from "report/figures/differences";
import {
  IntervalPlot, interval_height, interval_option, IntervalRow
} from "report/figures/interval_rows";
import { theme } from "report/figures/palette";
import { no_labels } from "report/figures/remedies";
import { slope_height, slope_option, SlopePlot } from "report/figures/slopes";

// The rows of topics, without the test of all of them.
function topics(tables: Tables): Table {
  const tests = tables["topic_tests"];
  const found: Table = { rows: [], words: [], total: 0 };
  for (let i = 0; i < tests.rows.length; i++) {
    if (tests.rows[i]["topic"] === "all") continue;
    found.rows.push(tests.rows[i]);
    found.words.push(tests.words[i]);
  }
  return found;
}

function number_or(value: Cell, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

// Places in `topics`, by group: the group with the largest difference first, within it the largest.
function order_of(table: Table): { group: string; places: number[] }[] {
  const groups: { [label: string]: { group: string; places: number[]; top: number } } = {};
  const labels: string[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const label = table.rows[i]["group_label"] as string;
    const difference = number_or(table.rows[i]["difference"], -2);
    if (!groups.hasOwnProperty(label)) {
      groups[label] = { group: table.words[i]["group_name"], places: [], top: difference };
      labels.push(label);
    }
    groups[label].places.push(i);
    groups[label].top = Math.max(groups[label].top, difference);
  }
  const by_difference = function (a: number, b: number): number {
    const more = number_or(table.rows[b]["difference"], -2) - number_or(table.rows[a]["difference"], -2);
    return more !== 0 ? more : a - b;
  };
  return labels.map(function (label) {
    groups[label].places.sort(by_difference);
    return groups[label];
  }).sort(function (a, b) {
    return b.top !== a.top ? b.top - a.top : by_difference(a.places[0], b.places[0]);
  });
}

function share_row(tables: Tables, level: string, topic: Cell): { row: Table["rows"][0]; words: Table["words"][0] } {
  const found = rows_where(rows_where(tables["topic_share"], "level", level), "topic", topic);
  return { row: found.rows[0], words: found.words[0] };
}

function plot_of(tables: Tables, view: View): IntervalPlot {
  const colours = theme(view).levels;
  const table = topics(tables);
  const rows: IntervalRow[] = [];
  let after_alone = false;
  order_of(table).forEach(function (group) {
    const alone = group.places.length === 1;
    // A topic that is a group of its own needs no heading, but must not seem to belong to the group
    // above it.
    if (!alone || !after_alone) {
      rows.push({ name: alone ? "" : group.group, heading: true, marks: [], note: "", tip: [] });
    }
    after_alone = alone;
    group.places.forEach(function (i) {
      const topic = table.rows[i]["topic"];
      const high = share_row(tables, "high", topic);
      const low = share_row(tables, "low", topic);
      const mark = function (of: { row: Table["rows"][0] }, colour: string) {
        return { value: of.row["share"] as number | null, low: of.row["low"] as number | null,
          high: of.row["high"] as number | null, colour: colour };
      };
      rows.push({
        name: table.words[i]["topic_name"],
        bold: corrected_sign(table.rows[i]) !== 0,
        marks: [mark(high, colours.high), mark(low, colours.low)],
        note: with_interval(table.words[i], "difference"),
        tip: [
          "High: " + high.words["share"] + " of " + high.words["labelled_posts"] + " labelled posts",
          "Low: " + low.words["share"] + " of " + low.words["labelled_posts"],
          "Every author alike: high " + high.words["author_share"] + ", low " + low.words["author_share"],
          "Adjusted residual of high: " + high.words["residual"] + "; q = " + table.words[i]["q"]
        ]
      });
    });
  });
  return {
    rows: rows, axis: "Share of labelled posts", shares: true, joined: true,
    note_title: "Low less high, percentage points",
    legend: [
      { name: "High influence", colour: colours.high },
      { name: "Low influence", colour: colours.low }
    ]
  };
}

function labelled(tables: Tables): { row: Table["rows"][0]; words: Table["words"][0] } {
  const all = rows_where(tables["topic_share"], "level", "all");
  return { row: all.rows[0], words: all.words[0] };
}

function nothing_labelled(tables: Tables): boolean {
  const all = rows_where(tables["topic_share"], "level", "all");
  return all.rows.length < 2 || !all.rows[0]["labelled_posts"];
}

function nothing(tables: Tables): string {
  if (nothing_labelled(tables)) return no_labels(tables, "topic");
  const all = rows_where(tables["topic_tests"], "topic", "all").rows[0];
  if (!all["posts_high"] || !all["posts_low"]) {
    return "One level of influence has no post with a topic: there is nothing to compare.";
  }
  return "";
}

// The place of the topic that stands out most in the direction of `sign`, among those that do so
// when the number of topics is allowed for; −1 without any.
function largest(table: Table, sign: number): number {
  let best = -1;
  for (let i = 0; i < table.rows.length; i++) {
    if (corrected_sign(table.rows[i]) !== sign) continue;
    const size = sign * (table.rows[i]["difference"] as number);
    if (best < 0 || size > sign * (table.rows[best]["difference"] as number)) best = i;
  }
  return best;
}

// Whether both levels have authors enough to speak of their differences.
function comparable(tables: Tables): boolean {
  return ["high", "low"].every(function (level) {
    return enough(tables, rows_where(tables["topic_share"], "level", level).rows[0]["authors"]);
  });
}

function sentence(tables: Tables): string {
  if (!comparable(tables)) return too_few(tables, "whether the levels wrote about other topics");
  const table = topics(tables);
  const more = largest(table, 1);
  const less = largest(table, -1);
  const says = function (i: number): string {
    return points(table.words[i], "difference") + " " +
      interval_of_size(table.rows[i], table.words[i]);
  };
  if (more < 0 && less < 0) {
    return "No clear difference between topics of low- and of high-influence users: none stood " +
      "out once the number of topics was allowed for (q below 0.05).";
  }
  const first = more >= 0 ? more : less;
  const text = "Of " + table.rows.length + " topics " + table.words[first]["topic_name"] +
    " differed most: its share was " + says(first) + (more >= 0 ? " higher" : " lower") +
    " among low-influence users than among high-influence ones";
  const other = more < 0 || less < 0 ? ""
    : "; that of " + table.words[less]["topic_name"] + " was " + says(less) + " lower";
  return text + other + " (" + picked(table.rows.length) + ").";
}

// Topics that stand out most in each direction, but for the one that `said` speaks of.
function others(tables: Tables, said: string): string {
  const table = topics(tables);
  const found: string[] = [];
  if (!comparable(tables)) return "";
  [1, -1].forEach(function (sign) {
    const i = largest(table, sign);
    if (i < 0 || said.indexOf(table.words[i]["topic_name"]) >= 0) return;
    found.push(points(table.words[i], "difference") + " " +
      interval_of_size(table.rows[i], table.words[i]) + (sign > 0 ? " more" : " less") + " about " +
      table.words[i]["topic_name"]);
  });
  return found.length === 0 ? "" : " Of the other topics low-influence users wrote " +
    found.join(" and ") + " (" + picked(table.rows.length) + ").";
}

function caption(tables: Tables): string {
  const all = rows_where(tables["topic_tests"], "topic", "all").words[0];
  const missing = rows_where(rows_where(tables["topic_share"], "level", "all"), "topic", "unlabelled");
  return "Share of each topic among the labelled posts of each level; lines: 95 % intervals, from a " +
    "bootstrap over authors; numbers: difference with an interval by author, in percentage points. " +
    "Bold: q below 0.05, by author and for all topics. n = " + all["posts_high"] + " posts of high and " +
    all["posts_low"] + " of low influence" +
    without_level(tables["topic_share"], "labelled_posts") + "; " + missing.words[0]["posts"] +
    " posts without a label are left out. All topics at once, with authors as clusters: F = " +
    all["statistic"] + ", " + p_in_words(all) + ", Cram\u00e9r\u2019s V = " + all["cramers_v"] + ".";
}

function extremes(tables: Tables): string {
  const table = topics(tables);
  let most = 0;
  for (let i = 1; i < table.rows.length; i++) {
    const share = number_or(table.rows[i]["share_low"], 0);
    if (share > number_or(table.rows[most]["share_low"], 0)) most = i;
  }
  return "Most frequent among low was " + table.words[most]["topic_name"] + " with " +
    table.words[most]["share_low"] + " of posts; among high it had " +
    table.words[most]["share_high"] + ".";
}

function phases_of(tables: Tables): string[] {
  const phases: string[] = [];
  const table = rows_where(tables["topic_share_by_phase"], "level", "all");
  for (let i = 0; i < table.words.length; i++) {
    if (phases.indexOf(table.words[i]["phase"]) < 0) phases.push(table.words[i]["phase"]);
  }
  return phases;
}

// The longest way between phases that could be ranked: from the first to the last.
function stability(tables: Tables): { row: Table["rows"][0]; words: Table["words"][0] } | null {
  const all = rows_where(tables["topic_stability"], "level", "all");
  let best = -1;
  for (let i = 0; i < all.rows.length; i++) {
    if (all.rows[i]["spearman"] === null) continue;
    const way = (all.rows[i]["to_number"] as number) - (all.rows[i]["from_number"] as number);
    if (best < 0 || way > (all.rows[best]["to_number"] as number) -
      (all.rows[best]["from_number"] as number)) best = i;
  }
  return best < 0 ? null : { row: all.rows[best], words: all.words[best] };
}

// The topic whose share changed most between these two phases, among those whose band is clear of no
// change.
function most_changed(tables: Tables): { row: Table["rows"][0]; words: Table["words"][0] } | null {
  const at = stability(tables);
  if (!at) return null;
  const table = rows_where(rows_where(tables["topic_change"], "from_phase", at.row["from_phase"]),
    "to_phase", at.row["to_phase"]);
  let best = -1;
  for (let i = 0; i < table.rows.length; i++) {
    if (band_sign(table.rows[i]) === 0) continue;
    if (best < 0 || Math.abs(table.rows[i]["change"] as number) >
      Math.abs(table.rows[best]["change"] as number)) best = i;
  }
  return best < 0 ? null : { row: table.rows[best], words: table.words[best] };
}

function split_in_words(tables: Tables, changed: { row: Table["rows"][0]; words: Table["words"][0] }): string {
  const of_topic = ["from_phase", "to_phase", "topic"].reduce(function (table: Table, key) {
    return rows_where(table, key, changed.row[key]);
  }, tables["topic_change_split"]);
  const part = function (name: string): Table["words"][0] {
    return rows_where(of_topic, "part", name).words[0];
  };
  if (of_topic.rows.length === 0 || of_topic.rows[0]["change"] === null) return "";
  return " Of the change of " + changed.words["topic_name"] + ", " + part("within")["change"] +
    " percentage points are of authors of both phases who turned to it or away, " +
    part("reweighting")["change"] + " of such authors who came to write more or less, " +
    part("entry")["change"] + " of " + part("entry")["authors"] + " new authors and " +
    part("exit")["change"] + " of " + part("exit")["authors"] + " who left.";
}

function rho(tables: Tables): string {
  const at = stability(tables);
  return at ? " Ranks from " + at.words["from_phase"] + " to " + at.words["to_phase"] +
    ": Spearman\u2019s rho " + with_interval(at.words, "spearman") + "." : "";
}

function slopes_of(tables: Tables): SlopePlot {
  const phases = phases_of(tables);
  const all = rows_where(tables["topic_share_by_phase"], "level", "all");
  const changed = most_changed(tables);
  const table = topics(tables);
  return {
    steps: phases, axis: "Share of labelled posts", shares: true,
    highlighted: changed ? changed.words["topic_name"] : "",
    slopes: table.rows.map(function (row, i) {
      const of_topic = rows_where(all, "topic", row["topic"]);
      return {
        name: table.words[i]["topic_name"],
        values: of_topic.rows.map(function (one) { return one["share"] as number | null; }),
        tips: of_topic.words.map(function (one) {
          return one["share"] + " [" + one["low"] + ", " + one["high"] + "], rank " + one["rank"] +
            "\n" + one["posts"] + " of " + one["labelled_posts"] + " labelled posts";
        })
      };
    })
  };
}

export const figures: Figure[] = [
  {
    name: "topic_share",
    wide: true,
    nothing: nothing,
    height: function (tables, view: View) { return interval_height(plot_of(tables, view), view); },
    option: function (tables, view) { return interval_option(plot_of(tables, view), view); },
    sentence: function (tables) {
      const first = findings_first(tables, ["self_expression_gap"], "");
      return first === "" ? sentence(tables) : first + others(tables, first);
    },
    caption: caption,
    extremes: extremes
  },
  {
    name: "topic_phases",
    wide: true,
    quiet: true,
    nothing: function (tables) {
      if (nothing_labelled(tables)) return no_labels(tables, "topic");
      return stability(tables) ? "" : "Fewer than two phases have posts with topics to rank: there is nothing to follow.";
    },
    height: function (tables, view) { return slope_height(slopes_of(tables), view); },
    option: function (tables, view) { return slope_option(slopes_of(tables), view); },
    sentence: function (tables) {
      const at = stability(tables) as { row: Table["rows"][0]; words: Table["words"][0] };
      const changed = most_changed(tables);
      const from = "From " + at.words["from_phase"] + " to " + at.words["to_phase"];
      const more = changed
        ? from + ", of " + topics(tables).rows.length + " topics " + changed.words["topic_name"] +
          (band_sign(changed.row) > 0 ? " gained" : " lost") + " most: " +
          points(changed.words, "change") + " " + band_of_size(changed.row, changed.words) +
          " (the interval allows for all " + topics(tables).rows.length + ")."
        : from + " no topic\u2019s share clearly changed.";
      return findings_first(tables, ["topic_rank_stability"],
        is_withheld(tables, "topic_rank_stability") ? "" : more);
    },
    caption: function (tables) {
      const changed = most_changed(tables);
      return "Share of each topic among the labelled posts of each phase, all authors. n = " +
        labelled(tables).words["labelled_posts"] + " labelled posts." + rho(tables) +
        (changed ? split_in_words(tables, changed) : "");
    },
    extremes: function (tables) {
      const phases = phases_of(tables);
      const last = rows_where(rows_where(tables["topic_share_by_phase"], "level", "all"), "phase",
        phases[phases.length - 1]);
      const first = rows_where(last, "rank", 1);
      return first.words.length === 0 ? "" : "Most frequent in " + phases[phases.length - 1] +
        " was " + first.words[0]["topic_name"] + " with " + first.words[0]["share"] + ".";
    }
  }
];
