import { Cell, Figure, Part, Table, Tables, View } from "report/figures/figure";
import {
  counted, counted_in_words, first_shown, left_out, of_noun, place_of_extreme, posts_in_words
} from "report/figures/choose";
import { base, theme } from "report/figures/palette";
import { no_posts } from "report/figures/remedies";
import { first_rows, Ranked, ranked_height, ranked_option } from "report/figures/ranked";

const weekdays = [
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
];

function two_digits(hour: number): string {
  return (hour < 10 ? "0" : "") + hour + ":00";
}

function hour_in_words(row: { [column: string]: Cell }): string {
  const hour = row["hour"] as number;
  return weekdays[(row["weekday"] as number) - 1] + " from " + two_digits(hour) + " to " +
    (hour === 23 ? "24:00" : two_digits(hour + 1));
}

// A figure of one row compares nothing.
function all_of_one(table: Table, column: string, how: string): string {
  if (table.rows.length !== 1) return "";
  return "All " + posts_in_words(table.words[0]) + " were " + how + ", " + table.words[0][column] +
    ": there was nothing to compare.";
}

function hour_option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const table = tables["activity_by_hour"];
  const narrow = view.width < 480;
  const highest = table.rows[place_of_extreme(table, "posts")]["posts"] as number;
  const lowest = table.rows[place_of_extreme(table, "posts", -1)]["posts"] as number;
  const option = base(view);
  option.grid = { left: narrow ? 40 : 88, right: 8, top: 4, bottom: 92 };
  const plain = { axisLine: { show: false }, axisTick: { show: false } };
  option.xAxis = {
    type: "category", axisLine: plain.axisLine, axisTick: plain.axisTick,
    name: "Hour of the day", nameLocation: "middle", nameGap: 26,
    nameTextStyle: { color: colours.muted },
    data: table.rows.slice(0, 24).map(function (row) { return two_digits(row["hour"] as number); }),
    axisLabel: {
      color: colours.muted, align: "center",
      interval: function (i: number) { return i % 6 === 0 || (i === 23 && !narrow); }
    }
  };
  option.yAxis = {
    type: "category", inverse: true, axisLine: plain.axisLine, axisTick: plain.axisTick,
    data: weekdays.map(function (day) { return narrow ? day.slice(0, 3) : day; }),
    axisLabel: { color: colours.ink, interval: 0 }
  };
  option.visualMap = {
    min: lowest, max: Math.max(highest, lowest + 1), calculable: false, orient: "horizontal",
    left: narrow ? 40 : 88, bottom: 8, itemWidth: 10, itemHeight: 120, hoverLink: false,
    text: [posts_in_words(table.words[place_of_extreme(table, "posts")]),
      table.words[place_of_extreme(table, "posts", -1)]["posts"]],
    textStyle: { color: colours.muted }, inactiveColor: "transparent",
    // By opacity, so that the least is close to the ground in light and in dark.
    inRange: { color: [colours.accent, colours.accent], colorAlpha: [0.06, 1] }
  };
  option.series = [{
    type: "heatmap",
    itemStyle: { borderColor: colours.paper, borderWidth: 1.5 },
    emphasis: { itemStyle: { borderColor: colours.ink } },
    data: table.rows.map(function (row) {
      return [row["hour"], (row["weekday"] as number) - 1, row["posts"]];
    })
  }];
  if (view.live) {
    option.tooltip.formatter = function (at: Part) {
      const words = table.words[at.dataIndex];
      return hour_in_words(table.rows[at.dataIndex]) + "\nPosts: " + words["posts"] +
        "\nComments received: " + words["comments"];
    };
  }
  return option;
}

const kinds: Ranked = {
  name_column: "kind",
  measures: [{ column: "posts", title: "Posts" }],
  axis: "Posts",
  name: function (words) {
    return words["kind"].charAt(0).toUpperCase() + words["kind"].slice(1);
  },
  label: function (words) { return words["posts"] + " (" + words["post_share"] + ")"; }
};

function languages(tables: Tables): Ranked {
  const comments = counted(tables, "comments") !== "0";
  return {
    name_column: "language",
    measures: comments
      ? [{ column: "post_share", title: "Posts" }, { column: "comment_share", title: "Comments" }]
      : [{ column: "post_share", title: "Posts" }],
    axis: comments ? "Share of posts, of comments" : "Share of posts",
    shares: true,
    label: function (words) { return words["posts"] + " (" + words["post_share"] + ")"; }
  };
}

const hashtags: Ranked = {
  name_column: "hashtag",
  measures: [{ column: "posts", title: "Posts" }, { column: "users", title: "Users" }],
  axis: "Posts, users",
  name: function (words) { return "#" + words["hashtag"]; },
  label: function (words) { return words["posts"]; }
};

function top_languages(tables: Tables): Table {
  return first_rows(tables["activity_by_language"], 10, "posts");
}

function top_hashtags(tables: Tables): Table {
  return first_rows(tables["hashtags"], 30, "posts");
}

function last_row(table: Table, column: string): string {
  const last = table.words[table.words.length - 1];
  return "The last row shown is " + last[column] + " with " + posts_in_words(last) + ".";
}

export const figures: Figure[] = [
  {
    name: "hours",
    wide: true,
    nothing: no_posts,
    height: function (_, view) { return view.width < 480 ? 250 : 320; },
    option: hour_option,
    sentence: function (tables) {
      const table = tables["activity_by_hour"];
      const place = place_of_extreme(table, "posts");
      return "The busiest hour of the week was " + hour_in_words(table.rows[place]) + ", with " +
        table.words[place]["posts"] + " of " + counted_in_words(tables, "posts") + ".";
    },
    caption: function (tables) {
      return "Posts by weekday and hour in the study’s time zone, the whole window together; a " +
        "stronger colour is more. n = " + counted_in_words(tables, "posts") + ".";
    },
    extremes: function (tables) {
      const table = tables["activity_by_hour"];
      const place = place_of_extreme(table, "posts", -1);
      return "The quietest hour was " + hour_in_words(table.rows[place]) + " with " +
        posts_in_words(table.words[place]) + ".";
    }
  },
  {
    name: "kinds",
    wide: false,
    nothing: function (tables) {
      return no_posts(tables) || all_of_one(tables["activity_by_kind"], "kind", "of one kind");
    },
    height: function (tables) { return ranked_height(tables["activity_by_kind"].rows.length); },
    option: function (tables, view) {
      return ranked_option(tables["activity_by_kind"], kinds, view);
    },
    sentence: function (tables) {
      const top = tables["activity_by_kind"].words[0];
      return "The most common kind of post was " + top["kind"] + " (" + top["post_share"] +
        " of posts, by " + of_noun(top["users"], "user") + ").";
    },
    caption: function (tables) {
      return "Posts by kind, as the platform recorded it. n = " + counted_in_words(tables, "posts") + ".";
    },
    extremes: function (tables) { return last_row(tables["activity_by_kind"], "kind"); }
  },
  {
    name: "languages",
    wide: false,
    nothing: function (tables) {
      const table = tables["activity_by_language"];
      if (table.left_out && top_languages(tables).rows.length < 2) {
        return "Too little is left to compare: " + table.left_out;
      }
      return no_posts(tables) || all_of_one(table, "language", "in one language");
    },
    height: function (tables) { return ranked_height(top_languages(tables).rows.length); },
    option: function (tables, view) {
      return ranked_option(top_languages(tables), languages(tables), view);
    },
    sentence: function (tables) {
      const table = tables["activity_by_language"];
      const comment = place_of_extreme(table, "comment_share");
      return first_shown(table, "The most common language of posts was ") + table.words[0]["language"] + " (" +
        table.words[0]["post_share"] + ")" +
        (comment >= 0 ? "; of the comments on them, " + table.words[comment]["language"] + " (" +
          table.words[comment]["comment_share"] + ")" : "") + ".";
    },
    caption: function (tables) {
      const shown = top_languages(tables).rows.length;
      return "Share of posts (filled)" + (counted(tables, "comments") !== "0"
        ? " and of comments (hollow)" : "") + " by detected language; unknown where there was too " +
        "little text; the numbers are posts. n = " + counted_in_words(tables, "posts") + "." +
        (tables["activity_by_language"].total > shown
          ? " Languages below the first " + shown + " are in the table." : "") +
        left_out(tables["activity_by_language"]);
    },
    extremes: function (tables) { return last_row(top_languages(tables), "language"); }
  },
  {
    name: "hashtags",
    wide: false,
    nothing: function (tables) {
      if (tables["hashtags"].left_out && tables["hashtags"].rows.length === 0) {
        return "No hashtag is left to show: " + tables["hashtags"].left_out;
      }
      return no_posts(tables) || (tables["hashtags"].rows.length === 0
        ? "No post carried a hashtag. If the files have a column of hashtags, map it to hashtags in " +
          "study.toml to get this figure." : "");
    },
    height: function (tables) { return ranked_height(top_hashtags(tables).rows.length); },
    option: function (tables, view) { return ranked_option(top_hashtags(tables), hashtags, view); },
    sentence: function (tables) {
      const top = tables["hashtags"].words[0];
      return first_shown(tables["hashtags"], "The most used hashtag was #") + top["hashtag"] + ", in " + posts_in_words(top) + " by " +
        of_noun(top["users"], "user") + ".";
    },
    caption: function (tables) {
      const shown = top_hashtags(tables).rows.length;
      return "Posts (filled) and users (hollow) by hashtag, in lower case; a post counts once for " +
        "each of its hashtags; the numbers are posts. " + (tables["hashtags"].total > shown
          ? "The " + shown + " most used hashtags; more are in the table." : "") +
        left_out(tables["hashtags"]);
    },
    extremes: function (tables) { return last_row(top_hashtags(tables), "hashtag"); }
  }
];
