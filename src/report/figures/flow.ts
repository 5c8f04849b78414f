// A flow of boxes from left to right whose sizes are counts, with what was left out or joined and why
// beneath each; on a phone it runs downwards.
import { Part, Table, View } from "report/figures/figure";
import { wrap } from "report/figures/axes";
import { base, fonts, Theme, theme } from "report/figures/palette";

const box_height = 56;
const block_height = 196;
const narrow_step = 58;

// Rows with the columns stage, kept, left_out, added, reason.
export interface Flow {
  title: string;
  steps: Table;
  most: number;
}

// "−986: older records of the same post", "+98: authors without a profile join".
export function change(flow: Flow, i: number): string {
  const words = flow.steps.words[i];
  const parts: string[] = [];
  if (flow.steps.rows[i]["left_out"]) parts.push("\u2212" + words["left_out"]);
  if (flow.steps.rows[i]["added"]) parts.push("+" + words["added"]);
  return parts.length > 0 ? parts.join(", ") + ": " + words["reason"] : "";
}

function text(x: number, y: number, words: string, style: Part): Part {
  const made: Part = { text: words, x: x, y: y, lineHeight: 15 };
  for (const key in style) made[key] = style[key];
  if (made.width) made.text = wrap(words, 12, made.width).join("\n");
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

// A reason that takes two lines makes its step higher.
function step_height(flow: Flow, i: number, view: View): number {
  const lines = wrap(change(flow, i), 12, view.width - 10).length;
  return narrow_step + (lines - 1) * 15;
}

// On a phone the flow runs downwards and the bars' lengths are the counts.
function narrow_flow(flow: Flow, top: number, view: View, colours: Theme): Part[] {
  const parts = [text(0, top, flow.title, { fill: colours.ink, font: "600 14px " + fonts })];
  let next = top + 24;
  for (let i = 0; i < flow.steps.rows.length; i++) {
    const y = next;
    next += step_height(flow, i, view);
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

function flow_height(flow: Flow, view: View): number {
  if (!is_narrow(view)) return block_height;
  let height = 24 + 20;
  for (let i = 0; i < flow.steps.rows.length; i++) height += step_height(flow, i, view);
  return height;
}

// All flows, one beneath the other.
export function flows_height(flows: Flow[], view: View): number {
  let height = 4;
  flows.forEach(function (flow) { height += flow_height(flow, view); });
  return height;
}

export function flows_option(flows: Flow[], view: View): Part {
  const made = base(view);
  const colours = theme(view);
  let parts: Part[] = [];
  let top = 4;
  flows.forEach(function (flow) {
    parts = parts.concat((is_narrow(view) ? narrow_flow : wide_flow)(flow, top, view, colours));
    top += flow_height(flow, view);
  });
  made.graphic = { elements: parts };
  return made;
}

// What was left out and joined, for those who cannot see the boxes.
export function flows_in_words(flows: Flow[]): string {
  return flows.map(function (flow) {
    const changes: string[] = [];
    for (let i = 0; i < flow.steps.rows.length; i++) {
      if (change(flow, i)) changes.push(change(flow, i));
    }
    return flow.title + ": " + (changes.length > 0 ? changes.join("; ") : "nothing was left out") +
      ".";
  }).join(" ");
}
