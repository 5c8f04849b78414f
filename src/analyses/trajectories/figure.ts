import { Cell, Figure, Part, Table, Tables, View } from "report/figures/figure";
import { cut, share_axis, text_width, thousands, widest, wrap_into } from "report/figures/axes";
import { counted_in_words, enough, finding, of_noun, rows_where, too_few } from "report/figures/choose";
import { p_in_words } from "report/figures/differences";
import { base, fonts, theme } from "report/figures/palette";

const levels = ["high", "low", "inactive"];

function with_followers(table: Table): Table {
  const yes = rows_where(table, "followers_counted", true);
  return yes.rows.length > 0 ? yes : rows_where(table, "followers_counted", false);
}

const label_size = 12;
const node_width = 10;
const names_line = 15;

// How the flow is laid out: from left to right with full labels at the nodes, the same with counts
// and shares alone and a legend, or downwards with a line of labels beneath each phase.
interface FlowLayout {
  kind: "full" | "short" | "down";
  names: string[];
  step: number;       // from phase to phase
  right: number;      // for the last phase's labels
  top: number;
  height: number;
  name_lines: string[][];
}

const down_step = 92;
const legend_height = 24;

function flow_layout(tables: Tables, view: View): FlowLayout {
  const names = phase_names(tables);
  const table = with_followers(tables["phase_levels"]);
  const users = table.words.map(function (words) { return words["users"]; });
  const both = table.words.map(function (words) {
    return words["users"] + " \u00b7 " + words["user_share"];
  });
  const shares = table.words.map(function (words) { return words["user_share"]; });
  const gaps = Math.max(1, names.length - 1);
  const fits = function (texts: string[]): { step: number; right: number } | null {
    const right = widest(texts, label_size) + 10;
    const step = (view.width - 12 - node_width - right) / gaps;
    return step >= right + node_width ? { step: step, right: right } : null;
  };
  const full = fits(both.concat(levels));
  const across = full || fits(users.concat(shares));
  if (!across) {
    return { kind: "down", names: names, step: down_step, right: 12, top: legend_height + 18,
      height: legend_height + 18 + (names.length - 1) * down_step + 48, name_lines: [] };
  }
  const lines = names.map(function (name, i) {
    return wrap_into(name || "", label_size * 1.06, i === names.length - 1
      ? across.right + node_width : across.step - 8, 4);
  });
  const most = lines.reduce(function (count, one) { return Math.max(count, one.length); }, 1);
  const top = (full ? 0 : legend_height) + most * names_line + 12;
  return { kind: full ? "full" : "short", names: names, step: across.step, right: across.right,
    top: top, height: top + 372, name_lines: lines };
}

function nodes(tables: Tables, view: View, at: FlowLayout): Part[] {
  const colours = theme(view);
  const table = with_followers(tables["phase_levels"]);
  const made: Part[] = [];
  levels.forEach(function (level) {
    for (let i = 0; i < table.rows.length; i++) {
      const row = table.rows[i];
      if (row["level"] !== level) continue;
      const number = row["phase_number"] as number;
      const words = table.words[i];
      made.push({
        name: number + " " + level,
        depth: number - 1,
        itemStyle: { color: colours.levels[level], borderWidth: 0 },
        label: {
          show: at.kind !== "down", color: colours.ink, fontSize: label_size, fontFamily: fonts,
          lineHeight: 15, position: "right",
          formatter: at.kind === "full"
            ? level + "\n" + words["users"] + " \u00b7 " + words["user_share"]
            : words["users"] + "\n" + words["user_share"]
        },
        users: row["users"],
        tip: words["phase"] + ", " + level + ": " + words["users"] + " users"
      });
    }
  });
  return made;
}

// Beneath each phase of a flow that runs downwards, high at the left, low in the middle and inactive
// at the right, so that none covers another; above it the phase's name.
function down_labels(tables: Tables, view: View, at: FlowLayout): Part[] {
  const colours = theme(view);
  const table = with_followers(tables["phase_levels"]);
  const parts: Part[] = at.names.map(function (name, i) {
    return { type: "text", silent: true, x: 12, y: at.top + i * at.step - 16,
      style: { text: cut(name, label_size * 1.06, view.width - 24), fill: colours.ink,
        font: "600 12px " + fonts, stroke: colours.paper, lineWidth: 3 } };
  });
  for (let i = 0; i < table.rows.length; i++) {
    const place = levels.indexOf(table.rows[i]["level"] as string);
    if (place < 0) continue;
    const x = [12, view.width / 2, view.width - 12][place];
    parts.push({ type: "text", silent: true, x: x,
      y: at.top + ((table.rows[i]["phase_number"] as number) - 1) * at.step + node_width + 4,
      style: { text: table.words[i]["users"] + " \u00b7 " + table.words[i]["user_share"],
        fill: colours.ink, font: "11px " + fonts, stroke: colours.paper, lineWidth: 3,
        align: ["left", "center", "right"][place] } });
  }
  return parts;
}

// What colour is which level, where the nodes do not say it.
function level_legend(view: View): Part[] {
  const colours = theme(view);
  const parts: Part[] = [];
  let x = 12;
  levels.forEach(function (level) {
    parts.push({ type: "rect", silent: true, shape: { x: x, y: 2, width: 10, height: 10 },
      style: { fill: colours.levels[level] } });
    parts.push({ type: "text", silent: true, x: x + 15, y: 1,
      style: { text: level, fill: colours.ink, font: "12px " + fonts } });
    x += 15 + text_width(level, label_size) + 18;
  });
  return parts;
}

function move_row(tables: Tables, step: Cell, from: string, to: string): Table {
  return rows_where(rows_where(rows_where(tables["moves_beyond_noise"], "from_number", step),
    "from_level", from), "to_level", to);
}

// Whether more users rose from low to high than would have if nobody had changed.
function is_beyond_noise(tables: Tables, step: Cell): boolean {
  const row = move_row(tables, step, "low", "high").rows[0];
  return !!row && typeof row["p"] === "number" && row["p"] < 0.05;
}

// " From A to B, 17 users rose from low to high; 13.4 [11, 15] would have, had nobody changed
// (p = 0.003; …)." of the first step, if users enough have a level on both sides.
function rises(tables: Tables): string {
  const row = move_row(tables, 1, "low", "high");
  const high = move_row(tables, 1, "high", "high").rows[0];
  if (row.rows.length === 0 || row.rows[0]["expected"] === null || !high ||
    !enough(tables, high["of_users"]) || !enough(tables, row.rows[0]["of_users"])) return "";
  const words = row.words[0];
  const expected = words["expected_low"] === "\u2014" ? words["expected"]
    : words["expected"] + " [" + words["expected_low"] + ", " + words["expected_high"] + "]";
  return " From " + words["from_phase"] + " to " + words["to_phase"] + ", " +
    of_noun(words["users"], "user") + " rose from low to high; " + expected +
    " would have, had nobody changed (" + p_in_words(words) + "; levels without followers).";
}

// Grey, coloured where more go up than chance would take there.
function links(tables: Tables, view: View): Part[] {
  const colours = theme(view);
  const table = with_followers(tables["transitions"]);
  const rates = with_followers(tables["transition_rates"]);
  const made: Part[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    if (!row["users"]) continue;
    const from = row["from_level"] as string;
    const to = row["to_level"] as string;
    const up = from === "low" && to === "high" && is_beyond_noise(tables, row["from_number"]);
    const words = table.words[i];
    const share = rows_where(rows_where(rows_where(rates, "from_number", row["from_number"]),
      "from_level", from), "to_level", to).words[0];
    made.push({
      source: row["from_number"] + " " + from,
      target: (row["from_number"] as number) + 1 + " " + to,
      value: row["users"],
      lineStyle: { color: up ? colours.levels["high"] : colours.ink, opacity: up ? 0.35 : 0.12 },
      emphasis: { lineStyle: { color: colours.levels[to], opacity: 0.5 } },
      tip: words["from_phase"] + ", " + from + " → " + words["to_phase"] + ", " + to + ": " +
        words["users"] + " users" + (share ? ", " + share["share"] + " of " + from + " [" +
        share["low"] + ", " + share["high"] + "]" : "")
    });
  }
  return made;
}

function phase_names(tables: Tables): string[] {
  const table = with_followers(tables["phase_levels"]);
  const names: string[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    names[(table.rows[i]["phase_number"] as number) - 1] = table.words[i]["phase"];
  }
  return names;
}

function flow_option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const made = base(view);
  const at = flow_layout(tables, view);
  let parts: Part[] = at.kind === "full" ? [] : level_legend(view);
  if (at.kind === "down") parts = parts.concat(down_labels(tables, view, at));
  at.name_lines.forEach(function (lines, i) {
    parts.push({ type: "text", silent: true, x: 12 + i * at.step,
      y: at.kind === "full" ? 0 : legend_height,
      style: { text: lines.join("\n"), fill: colours.ink, lineHeight: names_line,
        font: "600 12px " + fonts } });
  });
  made.graphic = { elements: parts };
  made.series = [{
    type: "sankey", orient: at.kind === "down" ? "vertical" : "horizontal", left: 12,
    right: at.right, top: at.top, bottom: at.kind === "down" ? 48 - node_width : 12,
    nodeWidth: node_width, nodeGap: at.kind === "down" ? 12 : 34,
    layoutIterations: 0, draggable: false, nodeAlign: "left",
    data: nodes(tables, view, at), links: links(tables, view), silent: !view.live,
    emphasis: { focus: "adjacency" }
  }];
  if (view.live) {
    made.tooltip.trigger = "item";
    made.tooltip.formatter = function (mark: Part) { return mark.data.tip; };
  }
  return made;
}

function flow_nothing(tables: Tables): string {
  // Phases without a day of the window leave holes.
  if (phase_names(tables).filter(function () { return true; }).length < 2) {
    return "The window has days of one phase only, so nobody can go from one to another: name more " +
      "under [[phase]] in study.toml, with first days inside the window.";
  }
  return links(tables, { width: 800, dark: false, live: false }).length > 0 ? ""
    : "Nobody was observed in two neighbouring phases.";
}

function flow_caption(tables: Tables): string {
  const table = with_followers(tables["phase_levels"]);
  const others: string[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const level = table.rows[i]["level"] as string;
    if (levels.indexOf(level) < 0) {
      others.push(table.words[i]["users"] + " " + level + " in " + table.words[i]["phase"]);
    }
  }
  return "Users of the cohort by level in each phase; a user with fewer than " +
    of_noun(tables["settings"].words[0]["active_posts"], "post") + " in a phase is inactive in it; the way from low to high is coloured where more took it than " +
    "would have if nobody\u2019s engagement changed (p below 0.05). n = " + counted_in_words(tables, "users") +
    (others.length > 0 ? "; left out: " + others.join(", ") : "; nobody is left out") +
    ". Followers repeat in every phase and feign persistence: the tables have the same without them. " +
    "Levels scored anew in each phase.";
}

function flow_extremes(tables: Tables): string {
  const table = with_followers(tables["phase_levels"]);
  return phase_names(tables).map(function (name, i) {
    const rows = rows_where(table, "phase_number", i + 1);
    return name + ": " + rows.words.map(function (words) {
      return words["users"] + " " + words["level"];
    }).join(", ");
  }).join("; ") + ".";
}

const groups = ["high", "low"];

function curve_of(tables: Tables, group: string): Table {
  return rows_where(tables["retention"], "group_name", group);
}

// Between the lower and upper curve, in steps.
function band(table: Table, colour: string): Part {
  return {
    type: "custom", silent: true, z: 1, encode: { x: -1, y: -1 }, data: [[0]],
    tooltip: { show: false }, clip: true,
    renderItem: function (_: Part, api: Part) {
      const upper: number[][] = [];
      const lower: number[][] = [];
      for (let i = 0; i < table.rows.length; i++) {
        const row = table.rows[i];
        if (i > 0) {
          upper.push(api.coord([row["day"], table.rows[i - 1]["high"]]));
          lower.push(api.coord([row["day"], table.rows[i - 1]["low"]]));
        }
        upper.push(api.coord([row["day"], row["high"]]));
        lower.push(api.coord([row["day"], row["low"]]));
      }
      return { type: "polygon", shape: { points: upper.concat(lower.reverse()) },
        style: { fill: colour, opacity: 0.14 } };
    }
  };
}

// How many were still at risk on the day, from the last row before it.
function at_risk(table: Table, day: number): string {
  for (let i = 0; i < table.rows.length; i++) {
    if ((table.rows[i]["day"] as number) >= day) return table.words[i]["at_risk"];
  }
  return "0";
}

// The groups with users enough to draw: high and low as far as both or one have them, else all.
function drawn_groups(tables: Tables): string[] {
  const drawn = function (group: string): boolean {
    const row = rows_where(tables["retention_summary"], "group_name", group).rows[0];
    return !!row && enough(tables, row["users"]) && curve_of(tables, group).rows.length > 0;
  };
  const by_level = groups.filter(drawn);
  return by_level.length > 0 ? by_level : ["all"].filter(drawn);
}

// "; not drawn, with too few users: low (2)".
function not_drawn(tables: Tables): string {
  const few: string[] = [];
  groups.forEach(function (group) {
    const summary = rows_where(tables["retention_summary"], "group_name", group);
    if (summary.rows.length > 0 && !enough(tables, summary.rows[0]["users"])) {
      few.push(group + " (" + summary.words[0]["users"] + ")");
    }
  });
  return few.length > 0 ? "; not drawn, with too few users: " + few.join(", ") : "";
}

function retention_option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const made = base(view);
  const shown = drawn_groups(tables);
  let last = 0;
  shown.forEach(function (group) {
    const rows = curve_of(tables, group).rows;
    last = Math.max(last, rows[rows.length - 1]["day"] as number);
  });
  // As many days as their numbers at risk have room beneath them.
  const widest_count = shown.reduce(function (most, group) {
    return Math.max(most, widest(curve_of(tables, group).words.map(function (words) {
      return words["at_risk"];
    }), label_size));
  }, text_width(String(last), label_size));
  const room = Math.max(1, Math.floor((view.width - 56 - 64) / (widest_count + 14)));
  const step = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650].filter(function (days) {
    return last / days <= Math.min(room, 6);
  })[0] || last;
  const days: number[] = [];
  for (let day = 0; day <= last; day += step) days.push(day);
  const colour = function (group: string): string {
    return colours.levels[group] || colours.accent;
  };
  const ink = function (group: string): string { return colours.level_inks[group] || colours.accent; };
  made.grid = { left: 56, right: 64, top: 34, bottom: 52 + 16 * (shown.length + 1) };
  made.xAxis = {
    type: "value", min: 0, max: last, interval: step, name: "Days since the clock’s start",
    nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colours.muted },
    axisLine: { lineStyle: { color: colours.muted } }, axisTick: { show: false },
    axisLabel: { color: colours.muted, showMaxLabel: false, formatter: thousands }, splitLine: { show: false }
  };
  made.yAxis = share_axis("Still there", view);
  made.yAxis.min = 0;
  made.yAxis.max = 1;
  made.yAxis.nameTextStyle.align = "left";
  made.yAxis.nameTextStyle.padding = [0, 0, 0, -50];
  made.yAxis.nameGap = 12;
  made.yAxis.interval = 0.25;
  made.series = [];
  shown.forEach(function (group) {
    const table = curve_of(tables, group);
    made.series.push(band(table, colour(group)));
    made.series.push({
      type: "line", name: group, step: "end", showSymbol: table.rows.length === 1, z: 2,
      lineStyle: { color: colour(group), width: 2 }, itemStyle: { color: colour(group) },
      endLabel: { show: true, formatter: group === "all" ? "all" : group, color: ink(group),
        fontSize: 12, fontWeight: 600, fontFamily: fonts },
      labelLayout: { moveOverlap: "shiftY" },
      data: table.rows.map(function (row) { return [row["day"], row["survival"]]; })
    });
  });
  made.series.push({
    type: "custom", silent: true, encode: { x: -1, y: -1 }, data: [[0]], clip: false,
    tooltip: { show: false },
    renderItem: function (params: Part, api: Part) {
      const bottom = params.coordSys.y + params.coordSys.height + 50;
      const children: Part[] = [{ type: "text", x: 4, y: bottom,
        style: { text: "At risk", fill: colours.muted, font: "12px " + fonts } }];
      shown.forEach(function (group, line) {
        days.forEach(function (day) {
          children.push({ type: "text", x: api.coord([day, 0])[0], y: bottom + 16 * (line + 1),
            style: { text: at_risk(curve_of(tables, group), day), fill: ink(group),
              font: "12px " + fonts, align: "center" } });
        });
        children.push({ type: "text", x: 4, y: bottom + 16 * (line + 1),
          style: { text: group, fill: ink(group), font: "12px " + fonts } });
      });
      return { type: "group", children: children };
    }
  });
  if (view.live) {
    made.tooltip.trigger = "axis";
    made.tooltip.axisPointer = { type: "line", lineStyle: { color: colours.muted, type: "solid" } };
    made.tooltip.formatter = function (points: Part[]) {
      const day = points[0].axisValue;
      return "Day " + Math.round(day) + "\n" + points.map(function (point) {
        const words = curve_of(tables, point.seriesName).words[point.dataIndex];
        return point.seriesName + ": " + words["survival"] + " [" + words["low"] + ", " +
          words["high"] + "]";
      }).join("\n");
    };
  }
  return made;
}

function retention_sentence(tables: Tables): string {
  const all = rows_where(tables["retention_summary"], "group_name", "all").words[0];
  const test = tables["retention_comparison"];
  let text = finding(tables, "retained_30_days") || (all["median_days"] === "—"
    ? "Watching ended less than 30 days after the clock’s start; by then fewer than half of the " +
      "users had posted for the last time."
    : "Half of the users had posted for the last time after " + all["median_days"] + " days.");
  const p = test.rows.length > 0 ? test.rows[0]["p"] : null;
  if (typeof p === "number" && drawn_groups(tables).length === groups.length) {
    text += p < 0.05 ? " High and low influence did not stay alike (log-rank p = "
      : " No clear difference between high and low influence (log-rank p = ";
    text += test.words[0]["p"].replace("< ", "below ") + ").";
  }
  return text.replace("p = below", "p below");
}

export const figures: Figure[] = [
  {
    name: "trajectories",
    wide: true,
    nothing: flow_nothing,
    height: function (tables, view) { return flow_layout(tables, view).height; },
    option: flow_option,
    sentence: function (tables) {
      return (finding(tables, "fell_silent") || "Users by their level in each phase.") + rises(tables);
    },
    caption: flow_caption,
    extremes: flow_extremes
  },
  {
    name: "retention",
    wide: false,
    nothing: function (tables) {
      if (tables["retention_summary"].rows.length > 0) {
        return drawn_groups(tables).length > 0 ? "" : too_few(tables, "who stayed");
      }
      return "Nobody was watched long enough for a curve of retention: it needs users who posted more " +
          "than [trajectories] retention_start days after their first post.";
    },
    height: function () { return 400; },
    option: retention_option,
    sentence: retention_sentence,
    caption: function (tables) {
      const flow = tables["retention_flow"];
      const out = flow.words.filter(function (_, i) { return flow.rows[i]["status"] !== "at risk"; });
      const users = rows_where(tables["retention_summary"], "group_name", "all").words[0];
      return "Share of users with posts still to come (line) with 95 % interval " +
        "(band), and how many were still watched. n = " + (users ? users["users"] : "0") +
        " users" + (out.length > 0 ? "; left out: " + out.map(function (words) {
          return words["users"] + " (" + words["status"] + ")";
        }).join(", ") : "") + not_drawn(tables) + ". The clock starts some days after the first post, the level is made " +
        "of the posts before. Kaplan–Meier with log–log intervals.";
    },
    extremes: function (tables) {
      return drawn_groups(tables).map(function (group) {
        const words = rows_where(tables["retention_summary"], "group_name", group).words[0];
        return group + ": median " + words["median_days"] + " days";
      }).join("; ") + ".";
    }
  }
];
