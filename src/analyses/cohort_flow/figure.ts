import { Figure, Table, Tables } from "report/figures/figure";
import { listed } from "report/figures/choose";
import { Flow, flows_height, flows_in_words, flows_option } from "report/figures/flow";

const units = ["users", "posts", "comments"];
const titles: { [unit: string]: string } = { posts: "Posts", users: "Users", comments: "Comments" };
const counts = ["kept", "left_out", "added"];

// The table has a row a step; a flow has one a step of one unit.
function flow_of(tables: Tables, unit: string): Flow {
  const all = tables["cohort_flow"];
  const steps: Table = { rows: [], words: [], total: all.total };
  let most = 0;
  for (let i = 0; i < all.rows.length; i++) {
    const row: Table["rows"][0] = {};
    const words: Table["words"][0] = {
      stage: all.words[i]["stage"], reason: all.words[i]["reason"]
    };
    counts.forEach(function (count) {
      row[count] = all.rows[i][unit + "_" + count];
      words[count] = all.words[i][unit + "_" + count];
    });
    most = Math.max(most, row["kept"] as number);
    steps.rows.push(row);
    steps.words.push(words);
  }
  return { title: titles[unit], steps: steps, most: most };
}

function flows(tables: Tables): Flow[] {
  return units.map(function (unit) { return flow_of(tables, unit); })
    .filter(function (flow) { return flow.most > 0; });
}

// "1 user", "24 users".
function users(words: string): string {
  return words + (words === "1" ? " user" : " users");
}

function by_scheme(tables: Tables): string {
  const row = tables["cohort_summary"].rows[0];
  const words = tables["cohort_summary"].words[0];
  const by: string[] = [];
  if (row["included_undecided"]) by.push(words["included_undecided"] + " by \u201c" + words["judges"] +
    "\u201d");
  if (row["decided_in"]) by.push(words["decided_in"] + " by decision");
  const changed: string[] = [];
  if (row["overruled_in"]) changed.push("brought in " + words["overruled_in"]);
  if (row["overruled_out"]) changed.push("left out " + words["overruled_out"]);
  return words["included"] + " of " + users(words["users"]) + " were taken as \u201c" +
    words["include_names"] + "\u201d" + (by.length > 0 ? ": " + listed(by) : "") + "." +
    (changed.length > 0
      ? " Against the labels of \u201c" + words["scheme"] + "\u201d, decisions " + listed(changed) +
        "." : "") +
    (row["not_judged"] ? " Of " + users(words["not_judged"]) + " too little was known to judge." : "");
}

function sentence(tables: Tables): string {
  const row = tables["cohort_summary"].rows[0];
  const words = tables["cohort_summary"].words[0];
  if (row["cohort_by"] === "scheme") return by_scheme(tables);
  return words["included"] + " of " + users(words["users"]) + " are in the study, all by decision; " +
    words["decided_out"] + " were decided against, and " + words["undecided"] + " were not named.";
}

function agreement(tables: Tables): string {
  const table = tables["cohort_agreement"];
  if (table.rows.length === 0) return "";
  const row = table.rows[0];
  const words = table.words[0];
  if (!row["users"]) return " No user has both a label and a decision.";
  return " Labels and decisions agree on " + words["agreement_share"] + " of the " +
    users(words["users"]) + " who have both (" + words["both_in"] + " in, " + words["both_out"] +
    " out; judged in and decided out " + words["judged_in_only"] + ", the other way round " +
    words["decided_in_only"] + ")" + (row["kappa"] === null
      ? "; Cohen\u2019s kappa does not exist: " + words["reason"]
      : "; Cohen\u2019s kappa " + words["kappa"] + (row["low"] === null
        ? "" : " [" + words["low"] + ", " + words["high"] + "]")) + ".";
}

function missing(tables: Tables): string {
  const table = tables["cohort_evidence_coverage"];
  let text = "";
  for (let i = 0; i < table.rows.length; i++) {
    if (table.rows[i]["missing"] === null) continue;
    text += " The rule " + table.words[i]["annotator"] + " had no evidence of " +
      table.words[i]["kind"] + ": " + table.words[i]["missing"] + ".";
  }
  return text;
}

function nothing(tables: Tables): string {
  const row = tables["cohort_summary"].rows[0];
  if (!row["users"]) {
    return "There are no users to choose from: no profile was read, and no post names its author.";
  }
  if (row["cohort_by"] !== "everyone") return "";
  return "Every account that was read is in the study. [cohort] in study.toml chooses: by a " +
    "scheme that a rule or imported labels judge users in, or by a file of decisions.";
}

export const figures: Figure[] = [
  {
    name: "cohort_flow",
    wide: true,
    nothing: nothing,
    height: function (tables, view) { return flows_height(flows(tables), view); },
    option: function (tables, view) { return flows_option(flows(tables), view); },
    sentence: sentence,
    caption: function (tables) {
      return "Boxes: what each step kept, their size by count within each row; beneath them what " +
        "was left out (\u2212) or joined (+) at that step, and why. Posts and comments are those of " +
        "the users, inside the window or not." + agreement(tables) + missing(tables);
    },
    extremes: function (tables) { return flows_in_words(flows(tables)); }
  }
];
