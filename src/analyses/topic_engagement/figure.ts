import { Cell, Figure, Table, Tables } from "report/figures/figure";
import { enough, findings_first, place_of_extreme, rows_where, too_few, where } from "report/figures/choose";
import { no_labels } from "report/figures/remedies";
import { slope_height, slope_option, SlopePlot } from "report/figures/slopes";

function scores(tables: Tables, scale: string): Table {
  return where(rows_where(tables["topic_engagement"], "scale", scale), function (row) {
    return row["score"] !== null;
  });
}

// Scores with authors enough to speak of.
function spoken_of(tables: Tables, scale: string): Table {
  return where(scores(tables, scale), function (row) { return enough(tables, row["authors"]); });
}

// All phases in their order, those without a scored topic too.
function phases_of(tables: Tables): string[] {
  const weights = rows_where(rows_where(tables["topic_engagement_weights"], "scale", "phase"),
    "metric", "likes");
  return weights.words.map(function (words) { return words["phase"]; });
}

function places(table: Table): Cell[] {
  const found: { topic: Cell; position: number }[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    let known = false;
    for (let k = 0; k < found.length; k++) known = known || found[k].topic === table.rows[i]["topic"];
    if (!known) {
      found.push({ topic: table.rows[i]["topic"], position: table.rows[i]["position"] as number });
    }
  }
  return found.sort(function (a, b) { return a.position - b.position; })
    .map(function (one) { return one.topic; });
}

interface Change {
  name: string;
  from: Table["words"][0];
  to: Table["words"][0];
  by: number;
  among: number;
}

// The topic whose score changed most between the first and the last phase, of those with a score in
// both.
function most_changed(tables: Tables, scale: string): Change | null {
  const table = spoken_of(tables, scale);
  const phases = phases_of(tables);
  let best: Change | null = null;
  let among = 0;
  places(table).forEach(function (topic) {
    const of_topic = rows_where(table, "topic", topic);
    const first = rows_where(of_topic, "phase", phases[0]);
    const last = rows_where(of_topic, "phase", phases[phases.length - 1]);
    if (phases.length < 2 || first.rows.length === 0 || last.rows.length === 0) return;
    among++;
    const by = (last.rows[0]["score"] as number) - (first.rows[0]["score"] as number);
    if (best && Math.abs(by) <= Math.abs((best as Change).by)) return;
    best = { name: last.words[0]["topic_name"], from: first.words[0], to: last.words[0], by: by,
      among: 0 };
  });
  if (best) (best as Change).among = among;
  return best;
}

// The topic that the finding is about.
function followed(tables: Tables): string {
  const sentence = findings_first(tables, ["topic_engagement_trend"], "");
  const table = scores(tables, "pooled");
  for (let i = 0; i < table.words.length; i++) {
    if (sentence.indexOf(table.words[i]["topic_name"]) >= 0) return table.words[i]["topic_name"];
  }
  return "";
}

function plot_of(tables: Tables, scale: string): SlopePlot {
  const table = scores(tables, scale);
  const phases = phases_of(tables);
  const changed = most_changed(tables, "pooled");
  return {
    steps: phases,
    axis: scale === "pooled" ? "Score, one scale for all phases" : "Score, each phase on its own scale",
    most: 1, highlighted: followed(tables) !== "" ? followed(tables) : changed ? changed.name : "",
    slopes: places(table).map(function (topic) {
      const of_topic = rows_where(table, "topic", topic);
      const at = function (phase: string): number {
        for (let i = 0; i < of_topic.words.length; i++) {
          if (of_topic.words[i]["phase"] === phase) return i;
        }
        return -1;
      };
      return {
        name: of_topic.words[0]["topic_name"],
        values: phases.map(function (phase) {
          return at(phase) < 0 ? null : of_topic.rows[at(phase)]["score"] as number;
        }),
        tips: phases.map(function (phase) {
          if (at(phase) < 0) return "no post";
          const words = of_topic.words[at(phase)];
          return "Score: " + words["score"] + ", rank " + words["rank"] + "\nLikes a post: " +
            words["likes"] + "\nSaves: " + words["saves"] + "\nComments: " + words["comments"] +
            "\nShares: " + words["shares"] + "\nPosts: " + words["posts"];
        })
      };
    })
  };
}

function weights(tables: Tables): string {
  const pooled = rows_where(tables["topic_engagement_weights"], "scale", "pooled");
  return pooled.words.filter(function (words) { return words["weight"] !== "\u2014"; })
    .map(function (words) { return words["metric"] + " " + words["weight"]; }).join(", ");
}

function nothing(tables: Tables): string {
  const none = no_labels(tables, "topic");
  if (none !== "") return none;
  if (scores(tables, "pooled").rows.length === 0) {
    return "Users of high influence have no two topics whose posts could be compared.";
  }
  return "";
}

function gaps(tables: Tables): string {
  const table = scores(tables, "pooled");
  const missing = places(table).length * phases_of(tables).length - table.rows.length;
  return missing > 0 ? " Gaps: the topic had no post." : "";
}

interface Leader {
  words: Table["words"][0];
  rivals: number;  // topics of the phase that may be spoken of, itself among them
  topics: string;  // how many these are, and what the others lack
}

// The topic with the highest score in the last phase that has two topics or more to speak of.
function leader(tables: Tables, scale: string): Leader | null {
  const phases = phases_of(tables);
  for (let p = phases.length - 1; p >= 0; p--) {
    const spoken = rows_where(spoken_of(tables, scale), "phase", phases[p]);
    if (spoken.rows.length < 2) continue;
    const all = rows_where(scores(tables, scale), "phase", phases[p]).rows.length;
    const rivals = spoken.rows.length;
    return {
      words: spoken.words[place_of_extreme(spoken, "score")], rivals: rivals,
      topics: rivals === all ? rivals + " topics" : "the " + rivals + " of " + all +
        " topics with at least " + tables["findings"].words[0]["least_authors"] + " authors"
    };
  }
  return null;
}

function change_in_words(changed: Change | null): string {
  if (!changed || changed.among < 2) return "";
  return "; of " + changed.among + " such topics in both " + changed.from["phase"] + " and " +
    changed.to["phase"] + ", " + changed.name + (changed.by < 0 ? " fell" : " rose") + " most, from " +
    changed.from["score"] + " to " + changed.to["score"];
}

export const figures: Figure[] = [
  {
    name: "topic_engagement",
    wide: true,
    nothing: nothing,
    height: function (tables, view) { return slope_height(plot_of(tables, "pooled"), view); },
    option: function (tables, view) { return slope_option(plot_of(tables, "pooled"), view); },
    sentence: function (tables) {
      const first = leader(tables, "pooled");
      if (!first) return too_few(tables, "which topics drew engagement");
      const text = "Among posts of high-influence users on " + first.topics + ", those on " +
        first.words["topic_name"] + " drew most engagement in " + first.words["phase"] + " (score " +
        first.words["score"] + ")" + change_in_words(most_changed(tables, "pooled")) +
        ". Whatever leads " + first.rivals + " topics leads partly by chance.";
      return findings_first(tables, ["topic_engagement_trend"], text);
    },
    caption: function (tables) {
      return "Likes, saves, comments and shares of the topic\u2019s posts, each from 0 to 1 over all " +
        "topics and phases, weighted by entropy (" + weights(tables) + ") and added; only this scale " +
        "can be compared between phases. Highlighted: " +
        (followed(tables) !== "" ? followed(tables) : "the topic that changed most") + "." + gaps(tables) +
        " Posts without a label are left out. Intervals over authors are in the table; the scale is the study\u2019s own, so that they may reach beyond its ends.";
    },
    extremes: function (tables) {
      const table = scores(tables, "pooled");
      let least = 0;
      for (let i = 1; i < table.rows.length; i++) {
        if ((table.rows[i]["score"] as number) < (table.rows[least]["score"] as number)) least = i;
      }
      return "The lowest score was " + table.words[least]["score"] + ", of " +
        table.words[least]["topic_name"] + " in " + table.words[least]["phase"] + ".";
    }
  },
  {
    name: "topic_engagement_by_phase",
    wide: true,
    quiet: true,
    nothing: function (tables) {
      const scored = scores(tables, "phase");
      if (scored.rows.length === 0) return "No phase has two topics to compare.";
      return scored.rows.every(function (row) { return row["phase"] === scored.rows[0]["phase"]; })
        ? "Only one phase has topics to compare: its own scale is the one scale for all phases." : "";
    },
    height: function (tables, view) { return slope_height(plot_of(tables, "phase"), view); },
    option: function (tables, view) { return slope_option(plot_of(tables, "phase"), view); },
    sentence: function (tables) {
      const first = leader(tables, "phase");
      if (!first) return too_few(tables, "which topics drew engagement");
      return "Compared within " + first.words["phase"] + " alone, " + first.words["topic_name"] +
        " came first of " + first.topics + " (score " + first.words["score"] + ").";
    },
    caption: function () {
      return "The same with ranges and weights of each phase for itself, as in figure 5 of arXiv " +
        "2510.18894: heights tell topics of one phase apart; between phases they do not say more or " +
        "less engagement.";
    },
    extremes: function (tables) {
      const table = scores(tables, "phase");
      const words = table.words[place_of_extreme(table, "score")];
      return "The highest score was " + words["score"] + ", of " + words["topic_name"] + " in " +
        words["phase"] + ".";
    }
  }
];
