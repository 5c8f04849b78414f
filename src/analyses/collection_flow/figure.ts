import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import { wrap } from "report/figures/axes";
import { rows_where } from "report/figures/choose";
import { base, fonts, Theme, theme } from "report/figures/palette";

const units = ["posts", "users", "comments"];
const titles: { [unit: string]: string } = { posts: "Posts", users: "Users", comments: "Comments" };
const box_height = 56;
const block_height = 196;
const narrow_step = 58;

interface Flow {
  title: string;
  steps: Table;
  most: number;
}

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

// "−986: older records of the same post", "+98: authors without a profile join".
function change(flow: Flow, i: number): string {
  const words = flow.steps.words[i];
  const parts: string[] = [];
  if (flow.steps.rows[i]["left_out"]) parts.push("\u2212" + words["left_out"]);
  if (flow.steps.rows[i]["added"]) parts.push("+" + words["added"]);
  return parts.length > 0 ? parts.join(", ") + ": " + words["reason"] : "";
}

function text(x: number, y: number, words: string, style: Part): Part {
  const made: Part = { text: words, x: x, y: y, lineHeight: 15 };
  for (const key in style) made[key] = style[key];
  if (made.width) made.text = wrap(words, 12, made.width);
  delete made.width;
  return { type: "text", silent: true, style: made };
}

function size_of(flow: Flow, i: number, full: number): number {
  const kept = flow.steps.rows[i]["kept"] as number;
  return kept > 0 ? Math.max(1.5, (kept / flow.most) * full) : 0;
}

// Boxes from left to right, their heights the counts, the loss as a slope between two boxes.
function wide_flow(flow: Flow, top: number, view: View, colours: Theme): Part[] {
  const parts = [text(0, top, flow.title, { fill: colours.ink, font: "600 14px " + fonts })];
  const slot = view.width / Math.max(4, flow.steps.rows.length);
  const middle = top + 76 + box_height / 2;
  const box = Math.min(96, slot * 0.55);
  for (let i = 0; i < flow.steps.rows.length; i++) {
    const x = i * slot;
    const width = slot - 14;
    const half = size_of(flow, i, box_height) / 2;
    if (i + 1 < flow.steps.rows.length) {
      const next = size_of(flow, i + 1, box_height) / 2;
      parts.push({ type: "polygon", silent: true, shape: { points: [
        [x + box, middle - half], [x + slot, middle - next], [x + slot, middle + next],
        [x + box, middle + half]] }, style: { fill: colours.ink, opacity: 0.1 } });
    }
    const last = i + 1 === flow.steps.rows.length;
    parts.push({ type: "rect", silent: true,
      shape: { x: x, y: middle - half, width: box, height: half * 2 },
      style: { fill: last ? colours.accent : colours.ink, opacity: last ? 1 : 0.6 } });
    parts.push(text(x, top + 24, flow.steps.words[i]["kept"],
      { fill: colours.ink, font: "600 13px " + fonts }));
    parts.push(text(x, top + 41, flow.steps.words[i]["stage"],
      { fill: colours.ink, font: "12px " + fonts, width: width }));
    parts.push(text(x, middle + box_height / 2 + 6, change(flow, i),
      { fill: colours.muted, font: "12px " + fonts, width: width }));
  }
  return parts;
}

// On a phone the flow runs downwards and the bars' lengths are the counts.
function narrow_flow(flow: Flow, top: number, view: View, colours: Theme): Part[] {
  const parts = [text(0, top, flow.title, { fill: colours.ink, font: "600 14px " + fonts })];
  for (let i = 0; i < flow.steps.rows.length; i++) {
    const y = top + 24 + i * narrow_step;
    const last = i + 1 === flow.steps.rows.length;
    parts.push(text(0, y, flow.steps.words[i]["kept"] + "  " + flow.steps.words[i]["stage"],
      { fill: colours.ink, font: "12px " + fonts }));
    parts.push({ type: "rect", silent: true,
      shape: { x: 0, y: y + 18, width: size_of(flow, i, view.width - 2), height: 9 },
      style: { fill: last ? colours.accent : colours.ink, opacity: last ? 1 : 0.6 } });
    parts.push(text(8, y + 31, change(flow, i),
      { fill: colours.muted, font: "12px " + fonts, width: view.width - 10 }));
  }
  return parts;
}

function is_narrow(view: View): boolean {
  return view.width < 640;
}

function height_of(flow: Flow, view: View): number {
  return is_narrow(view) ? 24 + flow.steps.rows.length * narrow_step + 20 : block_height;
}

function option(tables: Tables, view: View): Part {
  const made = base(view);
  const colours = theme(view);
  let parts: Part[] = [];
  let top = 4;
  flows(tables).forEach(function (flow) {
    parts = parts.concat((is_narrow(view) ? narrow_flow : wide_flow)(flow, top, view, colours));
    top += height_of(flow, view);
  });
  made.graphic = { elements: parts };
  return made;
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
  const by = users ? " by " + first_and_last(users).last + " users" : "";
  if (!posts) return "The sources held no posts.";
  const counts = first_and_last(posts);
  return "Of " + counts.first + " post records read, " + counts.last + " posts" + by +
    " entered the analyses; " + (comments
      ? "of " + first_and_last(comments).first + " comment records, " +
        first_and_last(comments).last + "."
      : "the sources held no comments.");
}

export const figures: Figure[] = [
  {
    name: "collection_flow",
    wide: true,
    nothing: function (tables) {
      return flows(tables).length === 0
        ? "The sources held no posts, users or comments: check the paths of [[source]] in study.toml."
        : "";
    },
    height: function (tables, view) {
      let height = 4;
      flows(tables).forEach(function (flow) { height += height_of(flow, view); });
      return height;
    },
    option: option,
    sentence: sentence,
    caption: function () {
      return "Boxes: what each step kept, their size by count within each row; beneath them what was " +
        "left out (\u2212) or joined (+) at that step, and why. The last box is what the analyses " +
        "count.";
    },
    extremes: function (tables) {
      return flows(tables).map(function (flow) {
        const losses: string[] = [];
        for (let i = 0; i < flow.steps.rows.length; i++) {
          if (change(flow, i)) losses.push(change(flow, i));
        }
        return flow.title + ": " + (losses.length > 0 ? losses.join("; ") : "nothing was left out") +
          ".";
      }).join(" ");
    }
  }
];
