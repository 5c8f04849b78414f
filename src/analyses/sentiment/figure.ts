import { Cell, Figure, Table, Tables } from "report/figures/figure";
import {
  enough, findings_first, place_of_extreme, posts_in_words, rows_where, too_few, where, without_level
} from "report/figures/choose";
import {
  clear_sign, corrected_sign, interval_of_size, p_in_words, picked, size_of, with_interval
} from "report/figures/differences";
import {
  IntervalPlot, interval_height, interval_option, IntervalRow, Mark
} from "report/figures/interval_rows";
import { theme } from "report/figures/palette";
import { View } from "report/figures/figure";
import { no_labels } from "report/figures/remedies";

const shares = [
  "very_negative_share", "negative_share", "neutral_share", "positive_share", "very_positive_share"
];
const values = ["\u22122", "\u22121", "0", "1", "2"];
const titles = ["Very negative", "Negative", "Neutral", "Positive", "Very positive"];

// Topics that have a mean, warmest first.
function topics(tables: Tables): Table {
  const table = tables["sentiment_by_topic"];
  const places: number[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row["mean"] !== null && row["group_label"] !== null) places.push(i);
  }
  places.sort(function (a, b) {
    const warmer = (table.rows[b]["mean"] as number) - (table.rows[a]["mean"] as number);
    return warmer !== 0 ? warmer : a - b;
  });
  return {
    rows: places.map(function (i) { return table.rows[i]; }),
    words: places.map(function (i) { return table.words[i]; }),
    total: places.length
  };
}

function mark_of(row: { [column: string]: Cell }, colour: string): Mark {
  return { value: row["mean"] as number | null, low: row["low"] as number | null,
    high: row["high"] as number | null, colour: colour };
}

function by_topic(tables: Tables, view: View): IntervalPlot {
  const table = topics(tables);
  const rows: IntervalRow[] = table.rows.map(function (row, i) {
    const words = table.words[i];
    return {
      name: words["topic_name"],
      marks: [mark_of(row, theme(view).ink)],
      note: words["mean"],
      parts: shares.map(function (share) { return row[share] as number; }),
      parts_in_words: shares.map(function (share) { return words[share]; }),
      tip: ["Mean: " + with_interval(words, "mean") + " over " + posts_in_words(words)]
        .concat(shares.map(function (share, k) { return titles[k] + ": " + words[share]; }))
    };
  });
  return {
    rows: rows, axis: "Mean sentiment, \u22122 very negative to 2 very positive", limit: 2,
    note_title: "Mean",
    legend: titles.map(function (name, k) {
      return { name: view.width < 620 ? values[k] : name, colour: theme(view).sentiment[k] };
    }),
    part_colours: theme(view).sentiment, part_inks: theme(view).sentiment_inks,
    parts_title: "Shares of posts"
  };
}

// Topics that have authors enough to speak of.
function spoken_of(tables: Tables): Table {
  return where(topics(tables), function (row) { return enough(tables, row["authors"]); });
}

// Rows of sentiment_gap of topics on which both levels wrote, largest warmth of low first.
function gaps(tables: Tables): Table {
  const table = tables["sentiment_gap"];
  const places: number[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (row["group_label"] === null) continue;
    if (row["mean_high"] !== null && row["mean_low"] !== null) places.push(i);
  }
  places.sort(function (a, b) {
    const more = (table.rows[b]["difference"] as number) - (table.rows[a]["difference"] as number);
    return more !== 0 ? more : a - b;
  });
  return {
    rows: places.map(function (i) { return table.rows[i]; }),
    words: places.map(function (i) { return table.words[i]; }),
    total: places.length
  };
}

function widest(rows: IntervalRow[]): number {
  let limit = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < rows[i].marks.length; k++) {
      const mark = rows[i].marks[k];
      [mark.value, mark.low, mark.high].forEach(function (end) {
        if (end !== null) limit = Math.max(limit, Math.abs(end));
      });
    }
  }
  return limit;
}

function by_level(tables: Tables, view: View): IntervalPlot {
  const colours = theme(view).levels;
  const table = gaps(tables);
  const rows: IntervalRow[] = table.rows.map(function (row, i) {
    const words = table.words[i];
    const of_level = function (level: string): Table {
      return rows_where(rows_where(tables["sentiment_by_topic_level"], "topic", row["topic"]),
        "level", level);
    };
    const high = of_level("high");
    const low = of_level("low");
    return {
      name: words["topic_name"],
      bold: clear_sign(row) !== 0,
      marks: [mark_of(high.rows[0], colours.high), mark_of(low.rows[0], colours.low)],
      note: with_interval(words, "difference"),
      tip: [
        "High: " + with_interval(high.words[0], "mean") + " over " + words["posts_high"] + " posts",
        "Low: " + with_interval(low.words[0], "mean") + " over " + words["posts_low"] + " posts",
        "Hedges\u2019 g: " + words["hedges_g"] + "; q = " + words["q"]
      ]
    };
  });
  return {
    rows: rows, axis: "Mean sentiment on the scale from \u22122 to 2",
    limit: widest(rows) <= 1 ? 1 : 2, note_title: "Low less high",
    legend: [
      { name: "High influence", colour: colours.high },
      { name: "Low influence", colour: colours.low }
    ]
  };
}

function all_posts(tables: Tables): Table {
  return rows_where(tables["sentiment_by_topic"], "topic", "all");
}

function left_out(tables: Tables): string {
  const words = all_posts(tables).words[0];
  return " Left out: " + words["low_confidence"] + " posts whose label\u2019s confidence was too low and " +
    words["no_sentiment"] + " without a label.";
}

function no_feelings(tables: Tables): string {
  const none = no_labels(tables, "sentiment");
  if (none !== "") return none;
  const row = rows_where(tables["label_coverage"], "role", "sentiment").rows[0];
  if (row["categories"] === 0) {
    return "No label of sentiment has a value: give the study a codebook with a value for each, " +
      "codebooks/" + row["scheme"] + ".toml.";
  }
  return "No label of sentiment counts: each has no value in codebooks/" + row["scheme"] +
    ".toml, or a confidence that is not above [sentiment] min_confidence in study.toml.";
}

function no_topics(tables: Tables): string {
  const all = all_posts(tables);
  if (all.rows.length === 0 || !all.rows[0]["posts"]) return no_feelings(tables);
  if (topics(tables).rows.length === 0) {
    return "Posts felt " + all.words[0]["mean"] + " on average, but none that counts has a topic. " +
      no_labels(tables, "topic");
  }
  return "";
}

// How many topics were warmer in the direction of `sign` when the number of topics is allowed for.
function warmer(table: Table, sign: number): number {
  let count = 0;
  for (let i = 0; i < table.rows.length; i++) count += corrected_sign(table.rows[i]) === sign ? 1 : 0;
  return count;
}

// Topics on which both levels have authors enough to speak of.
function comparable_gaps(tables: Tables): Table {
  return where(gaps(tables), function (row) {
    const of_topic = rows_where(tables["sentiment_by_topic_level"], "topic", row["topic"]);
    return ["high", "low"].every(function (level) {
      return enough(tables, rows_where(of_topic, "level", level).rows[0]["authors"]);
    });
  });
}

function gap_sentence(tables: Tables): string {
  const table = comparable_gaps(tables);
  if (table.rows.length === 0) return too_few(tables, "which level sounded warmer on which topic");
  const low = warmer(table, 1);
  const high = warmer(table, -1);
  if (low + high === 0) {
    return "No clear difference between high- and low-influence users in how posts on a topic felt.";
  }
  let i = -1;
  for (let k = 0; k < table.rows.length; k++) {
    if (corrected_sign(table.rows[k]) === 0) continue;
    const size = Math.abs(table.rows[k]["difference"] as number);
    if (i < 0 || size > Math.abs(table.rows[i]["difference"] as number)) i = k;
  }
  const text = "Allowing for the number of topics (q below 0.05), low-influence users sounded warmer on " + low + " of " + table.rows.length +
    " topics and high-influence users on " + high;
  return text + "; the largest gap was on " + table.words[i]["topic_name"] + ", where " +
    (corrected_sign(table.rows[i]) > 0 ? "low" : "high") + " was warmer by " + size_of(table.words[i], "difference") + " " +
    interval_of_size(table.rows[i], table.words[i]) + " (" + picked(table.rows.length) + ").";
}

function gap_caption(tables: Tables): string {
  const all = rows_where(tables["sentiment_gap"], "topic", "all").words[0];
  const sample = rows_where(tables["sentiment_sample_test"], "test", "sample").words[0];
  const tested = rows_where(tables["sentiment_sample_test"], "test", "all posts").words[0];
  let text = "Means by level with 95 % intervals from a bootstrap over authors; numbers: low less high " +
    "with an interval by author, bold where it leaves zero out. n = " + all["posts_high"] +
    " posts of high and " + all["posts_low"] + " of low influence" +
    without_level(rows_where(tables["sentiment_by_topic_level"], "topic", "all"), "posts") + "." +
    left_out(tables);
  if (sample["p"] !== "\u2014" && tested["p"] !== "\u2014") {
    text += " Shares of the five levels over all topics: " + p_in_words(tested) + " with authors as " +
      "clusters (V = " + tested["cramers_v"] + "); in samples of " + sample["posts_high"] + " and " +
      sample["posts_low"] + " posts taken for independent p was below .05 in " +
      sample["samples_below_05_share"] + ".";
  }
  return text;
}

export const figures: Figure[] = [
  {
    name: "sentiment_by_topic",
    wide: true,
    nothing: no_topics,
    height: function (tables, view) { return interval_height(by_topic(tables, view), view); },
    option: function (tables, view) { return interval_option(by_topic(tables, view), view); },
    sentence: function (tables) {
      const table = spoken_of(tables);
      if (table.words.length === 0) return too_few(tables, "which topics felt warm");
      const last = table.words[table.words.length - 1];
      if (table.words.length === 1) {
        return "Posts about " + last["topic_name"] + " had a mean of " + with_interval(last, "mean") +
          ".";
      }
      const text = "Of " + table.words.length + " topics, posts about " +
        table.words[0]["topic_name"] + " felt warmest (mean " +
        with_interval(table.words[0], "mean") + ") and those about " + last["topic_name"] +
        " coldest (" + with_interval(last, "mean") + "); picked as the ends of " +
        table.words.length + ", their intervals are not corrected for that.";
      return findings_first(tables, ["warmest_topic_gap"], text);
    },
    caption: function (tables) {
      return "Mean of the five levels of sentiment by topic with 95 % intervals from a bootstrap over " +
        "authors; beside them the shares of the levels, very negative at the left, around the middle of " +
        "neutral. n = " + posts_in_words(all_posts(tables).words[0]) + "." + left_out(tables);
    },
    extremes: function (tables) {
      const all = all_posts(tables).words[0];
      return "Over all posts the mean was " + with_interval(all, "mean") + "; " + all["neutral_share"] +
        " were neutral.";
    }
  },
  {
    name: "sentiment_by_level",
    wide: true,
    quiet: true,
    nothing: function (tables) {
      const none = no_topics(tables);
      if (none !== "") return none;
      return gaps(tables).rows.length === 0
        ? "On no topic did both levels of influence write posts whose sentiment counts." : "";
    },
    height: function (tables, view) { return interval_height(by_level(tables, view), view); },
    option: function (tables, view) { return interval_option(by_level(tables, view), view); },
    sentence: function (tables) {
      return findings_first(tables, ["sentiment_gap", "sentiment_gap_connective"], gap_sentence(tables));
    },
    caption: gap_caption,
    extremes: function (tables) {
      const table = gaps(tables);
      const warmest = place_of_extreme(table, "mean_low");
      return "The warmest mean of low was " + table.words[warmest]["mean_low"] + ", on " +
        table.words[warmest]["topic_name"] + ".";
    }
  }
];
