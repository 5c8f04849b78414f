import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import {
  counted, counted_in_words, left_out, posts_in_words, rows_where
} from "report/figures/choose";
import { base, theme } from "report/figures/palette";
import { no_posts } from "report/figures/remedies";
import { countries_on_map, world_map } from "report/figures/world";
import { first_rows, Ranked, ranked_height, ranked_option } from "report/figures/ranked";

const most_rows = 20;

function has_comments(tables: Tables): boolean {
  return counted(tables, "comments") !== "0";
}

// Posts first, then places that only comments name.
function places(tables: Tables, level: string): Table {
  const all = rows_where(tables["geography"], "level", level);
  const posts = first_rows(all, most_rows, "posts");
  if (posts.rows.length >= most_rows || !has_comments(tables)) return posts;
  const silent = rows_where(all, "posts", 0);
  const more = first_rows(silent, most_rows - posts.rows.length, "comments");
  return {
    rows: posts.rows.concat(more.rows),
    words: posts.words.concat(more.words),
    total: all.total
  };
}

// Provinces by comments: few posts of a cohort abroad come from any.
function provinces(tables: Tables): Table {
  const all = rows_where(tables["geography"], "level", "province");
  const order = all.rows.map(function (_, i) { return i; });
  order.sort(function (a, b) {
    const more = (all.rows[b]["comments"] as number) - (all.rows[a]["comments"] as number);
    return more !== 0 ? more : a - b;
  });
  const sorted: Table = {
    rows: order.map(function (i) { return all.rows[i]; }),
    words: order.map(function (i) { return all.words[i]; }),
    total: all.total
  };
  return first_rows(sorted, most_rows, "comments");
}

function ranked(tables: Tables): Ranked {
  const measures = [{ column: "post_share", title: "Posts" }];
  if (has_comments(tables)) measures.push({ column: "comment_share", title: "Comments" });
  return {
    name_column: "place",
    measures: measures,
    axis: has_comments(tables) ? "Share of posts, of comments" : "Share of posts",
    shares: true,
    label: function (words) { return words["posts"] + " (" + words["post_share"] + ")"; }
  };
}

const by_comments: Ranked = {
  name_column: "place",
  measures: [{ column: "comments", title: "Comments" }],
  axis: "Comments",
  label: function (words) { return words["comments"] + " (" + words["comment_share"] + ")"; }
};

function known(table: Table): number {
  let places = 0;
  for (let i = 0; i < table.rows.length; i++) {
    if (table.rows[i]["place"] !== "unknown") places++;
  }
  return places;
}

function unknown_posts(tables: Tables): string {
  const unknown = rows_where(
    rows_where(tables["geography"], "level", "country"), "place", "unknown");
  return unknown.words.length > 0 && unknown.rows[0]["posts"]
    ? "; for " + unknown.words[0]["post_share"] + " the place was not known" : "";
}

const fewest_on_map = 10;

function on_map(tables: Tables): Table {
  return countries_on_map(rows_where(tables["geography"], "level", "country"), "place");
}

// Circles whose areas are shares; the first five places of posts carry their names.
function map_option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const table = on_map(tables);
  const option = base(view);
  option.geo = world_map(view);
  const largest = view.width < 480 ? 40 : 64;
  const circles = function (column: string, title: string, style: Part): Part {
    const data: Part[] = [];
    table.rows.forEach(function (row, i) {
      if (row[column]) data.push([row["longitude"], row["latitude"], row[column], i]);
    });
    return {
      type: "scatter", coordinateSystem: "geo", name: title, itemStyle: style, data: data,
      symbolSize: function (at: number[]) { return Math.max(3, Math.sqrt(at[2]) * largest); },
      label: {
        show: column === "post_share" && view.width >= 480, position: "right", distance: 3,
        color: colours.ink, fontSize: 12,
        formatter: function (at: Part) {
          return at.data[3] < 5 ? table.words[at.data[3]]["place"] : "";
        }
      },
      labelLayout: { hideOverlap: true }
    };
  };
  option.series = [
    circles("post_share", "Posts", { color: colours.accent, opacity: 0.75 })
  ];
  if (has_comments(tables)) {
    option.series.push(circles("comment_share", "Comments",
      { color: "transparent", borderColor: colours.ink, borderWidth: 1.2, opacity: 1 }));
  }
  option.legend = {
    show: has_comments(tables), left: 0, bottom: 0, selectedMode: false, itemWidth: 10,
    itemHeight: 10, textStyle: { color: colours.ink, fontSize: 12 }
  };
  if (view.live) {
    option.tooltip.trigger = "item";
    option.tooltip.formatter = function (at: Part) {
      const words = table.words[at.data[3]];
      return words["place"] + "\nPosts: " + words["posts"] + " (" + words["post_share"] + ")" +
        (has_comments(tables)
          ? "\nComments: " + words["comments"] + " (" + words["comment_share"] + ")" : "");
    };
  }
  return option;
}

export const figures: Figure[] = [
  {
    name: "places",
    wide: false,
    nothing: function (tables) {
      const table = places(tables, "country");
      if (known(table) === 0 && tables["geography"].left_out) {
        return "No place is left to show: " + tables["geography"].left_out;
      }
      if (known(table) === 0) {
        return no_posts(tables) || "No post or comment came with a place that could be read. If the " +
          "files have a column of places, map it to location in study.toml to get this section.";
      }
      if (table.rows.length === 1 && tables["geography"].left_out) {
        return "Too little is left to compare: " + tables["geography"].left_out;
      }
      if (table.rows.length === 1) {
        return (table.words[0]["posts"] === "1" ? "The one post was" :
          "All " + table.words[0]["posts"] + " posts were") + " written in one place, " +
          table.words[0]["place"] + ": there was nothing to compare.";
      }
      return "";
    },
    height: function (tables) { return ranked_height(places(tables, "country").rows.length); },
    option: function (tables, view) {
      return ranked_option(places(tables, "country"), ranked(tables), view);
    },
    sentence: function (tables) {
      const table = places(tables, "country");
      const first = table.rows[0]["place"] === "unknown" ? 1 : 0;
      const top = table.words[first];
      return "Of posts, " + top["post_share"] + " came from " + top["place"] +
        ", the most frequent known place" + (tables["geography"].left_out ? " of those shown" : "") +
        unknown_posts(tables) + ".";
    },
    caption: function (tables) {
      const table = places(tables, "country");
      const all = rows_where(tables["geography"], "level", "country").total;
      return "Share of posts (filled)" +
        (has_comments(tables) ? " and of comments (hollow)" : "") + " by country, as the platform " +
        "showed it; the numbers are posts. n = " + counted_in_words(tables, "posts") +
        (has_comments(tables) ? " and " + counted_in_words(tables, "comments") : "") +
        ". " + (all > table.rows.length
          ? "Places below the first " + table.rows.length + " are in the table." : "") +
        left_out(tables["geography"]);
    },
    extremes: function (tables) {
      const table = places(tables, "country");
      const last = table.words[table.words.length - 1];
      return "The last row shown is " + last["place"] + " with " + posts_in_words(last) + ".";
    }
  },
  {
    name: "map",
    wide: true,
    quiet: true,
    nothing: function (tables) {
      return on_map(tables).rows.length < fewest_on_map
        ? "Fewer than ten countries were known: there is no map." : "";
    },
    height: function (_, view) { return Math.round(view.width * 0.44) + 34; },
    option: map_option,
    sentence: function (tables) {
      return "Posts" + (has_comments(tables) ? " or comments" : "") + " came from " +
        (tables["geography"].left_out ? "at least " : "") + on_map(tables).rows.length + " known countries.";
    },
    caption: function (tables) {
      return "The area of a circle is the share of posts (filled)" +
        (has_comments(tables) ? " or of comments (hollow)" : "") + "; the smallest are drawn larger " +
        "than they are to be seen. Unknown places are left out here and a row above. Outlines: " +
        "Natural Earth." + left_out(tables["geography"]);
    },
    extremes: function (tables) {
      return "The largest circle of posts lies on " + on_map(tables).words[0]["place"] + ".";
    }
  },
  {
    name: "provinces",
    wide: false,
    quiet: true,
    nothing: function (tables) {
      return known(provinces(tables)) < 2
        ? "Fewer than two Chinese provinces were named among the comments: there is no figure of " +
          "them."
        : "";
    },
    height: function (tables) { return ranked_height(provinces(tables).rows.length); },
    option: function (tables, view) { return ranked_option(provinces(tables), by_comments, view); },
    sentence: function (tables) {
      const table = provinces(tables);
      const top = table.words[table.rows[0]["place"] === "unknown" ? 1 : 0];
      return "Among comments from China, " + top["place"] + " was the most frequent place" +
        (tables["geography"].left_out ? " of those shown" : "") + " (" +
        top["comments"] + " comments, " + top["comment_share"] + ").";
    },
    caption: function (tables) {
      const table = provinces(tables);
      const all = rows_where(tables["geography"], "level", "province").total;
      return "Comments by Chinese province and region; shares are of comments with a place in China." +
        (all > table.rows.length ? " Those below the first " + table.rows.length +
          " are in the table." : "") + left_out(tables["geography"]);
    },
    extremes: function (tables) {
      const table = provinces(tables);
      const last = table.words[table.words.length - 1];
      return "The last row shown is " + last["place"] + " with " + last["comments"] + " comments.";
    }
  }
];
