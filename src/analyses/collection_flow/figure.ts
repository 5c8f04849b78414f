import { Figure, Table, Tables } from "report/figures/figure";
import { of_noun, rows_where } from "report/figures/choose";
import { Flow, flows_height, flows_in_words, flows_option } from "report/figures/flow";
import { no_posts } from "report/figures/remedies";

const units = ["posts", "users", "comments"];
const titles: { [unit: string]: string } = { posts: "Posts", users: "Users", comments: "Comments" };

function flows(tables: Tables): Flow[] {
  const found: Flow[] = [];
  for (let u = 0; u < units.length; u++) {
    const all = rows_where(tables["collection_flow"], "unit", units[u]);
    const steps: Table = { rows: [], words: [], total: 0 };
    let most = 0;
    for (let i = 0; i < all.rows.length; i++) {
      const row = all.rows[i];
      // A source without profiles has no records of them: the row begins where something is.
      if (steps.rows.length === 0 && !row["kept"] && !row["left_out"]) continue;
      steps.rows.push(row);
      steps.words.push(all.words[i]);
      most = Math.max(most, row["kept"] as number);
    }
    if (most > 0) found.push({ title: titles[units[u]], steps: steps, most: most });
  }
  return found;
}

function first_and_last(flow: Flow): { first: string; last: string } {
  const words = flow.steps.words;
  return { first: words[0]["kept"], last: words[words.length - 1]["kept"] };
}

function flow_of(tables: Tables, title: string): Flow | null {
  const found = flows(tables).filter(function (flow) { return flow.title === title; });
  return found.length > 0 ? found[0] : null;
}

function sentence(tables: Tables): string {
  const posts = flow_of(tables, "Posts");
  const users = flow_of(tables, "Users");
  const comments = flow_of(tables, "Comments");
  const by = users ? " by " + of_noun(first_and_last(users).last, "user") : "";
  if (!posts) return "The sources held no posts.";
  const counts = first_and_last(posts);
  return "Of " + of_noun(counts.first, "post record") + " read, " + of_noun(counts.last, "post") + by +
    " entered the analyses; " + (comments
      ? "of " + of_noun(first_and_last(comments).first, "comment record") + ", " +
        first_and_last(comments).last + "."
      : "the sources held no comments.");
}

export const figures: Figure[] = [
  {
    name: "collection_flow",
    wide: true,
    nothing: function (tables) {
      return flows(tables).length === 0 ? no_posts(tables) : "";
    },
    height: function (tables, view) { return flows_height(flows(tables), view); },
    option: function (tables, view) { return flows_option(flows(tables), view); },
    sentence: sentence,
    caption: function () {
      return "Boxes: what each step kept, their size by count within each row; beneath them what was " +
        "left out (\u2212) or joined (+) at that step, and why. The last box is what the analyses " +
        "count.";
    },
    extremes: function (tables) { return flows_in_words(flows(tables)); }
  }
];
