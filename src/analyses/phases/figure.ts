import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import {
  day_ticks, place_labels, Placed, rows_of, short_day, value_axis
} from "report/figures/axes";
import {
  counted, counted_in_words, is_withheld, listed, of_noun, place_of_extreme, posts_in_words
} from "report/figures/choose";
import { base, fonts, theme } from "report/figures/palette";

const label_size = 12;
const label_row = 17;
const tints = [0.04, 0.08];

interface Layout {
  days: string[];
  left: number;
  right: number;
  phase_names: Placed[];
  event_names: Placed[];
  top: number;
}

function layout(tables: Tables, view: View): Layout {
  const days = tables["daily_activity"].rows.map(function (row) { return row["day"] as string; });
  const left = 48;
  const right = 12;
  const x_of = function (day: string): number {
    return left + (days.indexOf(day) / days.length) * (view.width - left - right);
  };
  const phases = shown_phases(tables);
  const events = events_inside(tables, days);
  const phase_names = place_labels(
    phases.words.map(function (words) { return words["phase"]; }),
    phases.rows.map(function (row) { return x_of(row["first_day"] as string) + 3; }),
    label_size, view.width - 4);
  const event_names = place_labels(
    events.map(function (event) { return event.name; }),
    events.map(function (event) { return x_of(event.day) + 6; }),
    label_size, view.width - 4);
  const rows = rows_of(phase_names) + rows_of(event_names);
  return {
    days: days, left: left, right: right, phase_names: phase_names, event_names: event_names,
    top: 24 + rows * label_row
  };
}

// A single phase is the window: there is no band to tell apart.
function shown_phases(tables: Tables): Table {
  const phases = tables["phase_summary"];
  return phases.rows.length > 1 ? phases : { rows: [], words: [], total: 0 };
}

interface Event {
  day: string;
  name: string;
}

function events_inside(tables: Tables, days: string[]): Event[] {
  const events: Event[] = [];
  const table = tables["study_events"];
  for (let i = 0; i < table.rows.length; i++) {
    const day = table.rows[i]["day"] as string;
    if (days.indexOf(day) >= 0) events.push({ day: day, name: table.words[i]["name"] });
  }
  return events;
}

// Bands of the phases from the names down to the axis; the names stay at the band's left end.
function phase_bands(tables: Tables, at: Layout, view: View): Part {
  const colours = theme(view);
  const phases = shown_phases(tables).rows;
  return {
    type: "custom", silent: true, z: 0, tooltip: { show: false }, encode: { x: -1, y: -1 },
    data: phases.map(function (_, i) { return [i]; }),
    renderItem: function (params: Part, api: Part) {
      const i = api.value(0);
      const area = params.coordSys;
      const half = api.size([1, 0])[0] / 2;
      const edge = function (column: string, sign: number): number {
        const x = api.coord([at.days.indexOf(phases[i][column] as string), 0])[0] + sign * half;
        return Math.max(area.x, Math.min(area.x + area.width, x));
      };
      const from = edge("first_day", -1);
      const to = edge("last_day", 1);
      if (to - from < 1) return null;
      const name = at.phase_names[i];
      const moved = Math.min(from + 4, Math.max(0, view.width - 4 - (view.width - name.left)));
      return {
        type: "group",
        children: [
          { type: "rect", shape: { x: from, y: 0, width: to - from, height: area.y + area.height },
            style: { fill: colours.ink, opacity: tints[i % 2] } },
          { type: "text", x: Math.max(moved, Math.min(name.left, from + 4)),
            y: 4 + name.row * label_row,
            style: { text: name.text, fill: colours.ink, font: "600 12px " + fonts } }
        ]
      };
    }
  };
}

function event_lines(tables: Tables, at: Layout, view: View): Part {
  const colours = theme(view);
  const events = events_inside(tables, at.days);
  const first_row = 4 + rows_of(at.phase_names) * label_row;
  return {
    type: "custom", silent: true, z: 1, tooltip: { show: false }, encode: { x: -1, y: -1 },
    data: events.map(function (_, i) { return [i]; }),
    renderItem: function (params: Part, api: Part) {
      const i = api.value(0);
      const area = params.coordSys;
      const x = api.coord([at.days.indexOf(events[i].day), 0])[0];
      if (x < area.x || x > area.x + area.width) return null;
      const name = at.event_names[i];
      const y = first_row + name.row * label_row;
      const moved_left = name.left < at.left + 1 || name.left + 6 < x;
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1: x, y1: y + 2, x2: x, y2: area.y + area.height },
            style: { stroke: colours.muted, lineWidth: 1 } },
          { type: "text", x: moved_left ? Math.min(name.left, x + 5) : x + 5, y: y,
            style: { text: name.text, fill: colours.muted, font: "12px " + fonts } }
        ]
      };
    }
  };
}

// Beneath the axis, above the days' names: a bar over the interval, a triangle on the day itself.
function break_marks(tables: Tables, at: Layout, view: View): Part {
  const colours = theme(view);
  const breaks = tables["detected_breaks"].rows;
  return {
    type: "custom", silent: true, z: 4, clip: false, tooltip: { show: false },
    encode: { x: -1, y: -1 },
    data: breaks.map(function (_, i) { return [i]; }),
    renderItem: function (params: Part, api: Part) {
      const row = breaks[api.value(0)];
      const area = params.coordSys;
      const half = api.size([1, 0])[0] / 2;
      const x_of = function (column: string, sign: number): number {
        return api.coord([at.days.indexOf(row[column] as string), 0])[0] + sign * half;
      };
      const x = x_of("day", 0);
      if (x < area.x || x > area.x + area.width) return null;
      const y = area.y + area.height + 3;
      const marks: Part[] = [{ type: "polygon",
        shape: { points: [[x, y], [x - 5, y + 8], [x + 5, y + 8]] },
        style: { fill: colours.accent } }];
      if (row["low"]) {
        const from = Math.max(area.x, x_of("low", -1));
        const to = Math.min(area.x + area.width, x_of("high", 1));
        marks.push({ type: "rect", shape: { x: from, y: y + 6, width: to - from, height: 2 },
          style: { fill: colours.accent } });
      }
      return { type: "group", children: marks };
    }
  };
}

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const at = layout(tables, view);
  const table = tables["daily_activity"];
  const ticks = day_ticks(at.days, view.width < 480 ? 3 : 5);
  const made = base(view);
  made.grid = { left: at.left, right: at.right, top: at.top, bottom: view.live ? 80 : 52 };
  made.xAxis = {
    type: "category", data: at.days, name: "Day", nameLocation: "middle",
    nameGap: tables["detected_breaks"].rows.length > 0 ? 34 : 26,
    nameTextStyle: { color: colours.muted },
    axisLine: { lineStyle: { color: colours.muted } },
    axisTick: { alignWithLabel: true, interval: function (i: number) { return !!ticks[i]; } },
    axisLabel: {
      color: colours.muted, formatter: short_day,
      margin: tables["detected_breaks"].rows.length > 0 ? 16 : 8,
      interval: function (i: number) { return !!ticks[i]; }
    }
  };
  made.yAxis = value_axis("Posts a day", view);
  made.yAxis.nameTextStyle.align = "left";
  made.yAxis.nameTextStyle.padding = [0, 0, 0, -48];
  made.yAxis.nameGap = 8;
  made.yAxis.minInterval = 1;
  made.series = [
    phase_bands(tables, at, view),
    { type: "bar", name: "Posts", barCategoryGap: "12%", z: 2,
      itemStyle: { color: colours.ink, opacity: 0.6 },
      data: table.rows.map(function (row) { return row["posts"]; }) },
    { type: "line", name: "Seven-day mean", showSymbol: false, silent: true, z: 3,
      lineStyle: { color: colours.accent, width: 2 },
      data: table.rows.map(function (row) { return row["posts_mean_7"]; }) },
    event_lines(tables, at, view),
    break_marks(tables, at, view)
  ];
  if (view.live) {
    made.tooltip.trigger = "axis";
    made.tooltip.axisPointer = { type: "line", lineStyle: { color: colours.muted, type: "solid" } };
    made.tooltip.formatter = function (marks: Part[]) {
      const words = table.words[marks[0].dataIndex];
      return words["day"] + "\nPosts: " + words["posts"] + "\nUsers who posted: " +
        words["active_users"] + "\nSeven-day mean: " + words["posts_mean_7"];
    };
    made.dataZoom = [
      { type: "slider", height: 18, bottom: 6, left: at.left, right: at.right, brushSelect: true,
        showDetail: false, borderColor: colours.hairline, fillerColor: colours.hairline,
        dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { color: colours.ink, opacity: 0.2 } },
        selectedDataBackground: { lineStyle: { opacity: 0 },
          areaStyle: { color: colours.accent, opacity: 0.5 } },
        handleStyle: { color: colours.paper, borderColor: colours.muted },
        moveHandleSize: 0 }
    ];
  }
  return made;
}

// " [0.19, 0.24]"; nothing where there is no interval.
function interval_of(words: { [column: string]: string }, row: Table["rows"][0]): string {
  return row["low"] === null ? "" : " [" + words["low"] + ", " + words["high"] + "]";
}

// "ran in B at 0.21 [0.19, 0.24] times the posts a day of A"; empty with one phase.
function contrast(tables: Tables): string {
  const table = tables["phase_contrast"];
  const last = table.rows.length - 1;
  if (last < 0) return "";
  const words = table.words[last];
  if (is_withheld(tables, "posts_per_day_ratio")) {
    return "too few authors posted to compare " + words["to_phase"] + " with " + words["from_phase"];
  }
  if (table.rows[last]["ratio"] === null) {
    return words["to_phase"] + " cannot be compared with " + words["from_phase"] + ": " +
      words["reason"];
  }
  return "in " + words["to_phase"] + " there were " + words["ratio"] +
    interval_of(words, table.rows[last]) + " times as many posts a day as in " +
    words["from_phase"];
}

// "13 January": the year is said where the window holds more than one.
function day_of(tables: Tables, words: { [column: string]: string }): string {
  const days = tables["daily_activity"].rows;
  const year = function (row: Table["rows"][0]): string { return (row["day"] as string).slice(0, 4); };
  return year(days[0]) === year(days[days.length - 1])
    ? words["day"].replace(/ \d+$/, "") : words["day"];
}

// "13 January (“RedNote tops the store”)", "20 January (1 day after the start of “Surge”)".
function near_name(tables: Tables, i: number): string {
  const words = tables["detected_breaks"].words[i];
  const row = tables["detected_breaks"].rows[i];
  const days = words["nearest_days"].replace("\u2212", "");
  const apart = row["nearest_days"] === 0 ? "" : days + (days === "1" ? " day " : " days ") +
    ((row["nearest_days"] as number) > 0 ? "after " : "before ");
  return day_of(tables, words) + " (" + apart +
    (row["nearest_kind"] === "phase" ? (apart ? "the " : "") + "start of " : "") +
    "\u201c" + words["nearest_name"] + "\u201d)";
}

function breaks_sentence(tables: Tables): string {
  const table = tables["detected_breaks"];
  const search = tables["break_search"];
  if (search.rows.length > 0 && search.rows[0]["reason"] !== null) {
    return " Change points were not looked for: " + search.words[0]["reason"] + ".";
  }
  if (table.rows.length === 0) {
    return " The counts alone show no change point beyond a steady trend and their weekdays.";
  }
  const near: string[] = [];
  const far: string[] = [];
  let any_name = false;
  for (let i = 0; i < table.rows.length; i++) {
    if (table.rows[i]["nearest_name"] !== null) any_name = true;
    if (table.rows[i]["nearest_close"]) near.push(near_name(tables, i));
    else far.push(day_of(tables, table.words[i]));
  }
  return " The counts alone change course on " + listed(near) +
    (near.length > 0 && far.length > 0 ? ", and on " : "") + listed(far) +
    (any_name && far.length > 0 ? ", where the study names no date" : "") + ".";
}

function sentence(tables: Tables): string {
  const phases = tables["phase_summary"];
  const peak = phases.words[place_of_extreme(phases, "peak_posts")];
  const peaked = "Posting peaked on " + peak["peak_day"] + " with " +
    of_noun(peak["peak_posts"], "post") + " in a day";
  if (phases.words.length === 1) {
    return peaked + "; the median day had " + peak["posts_per_day_median"] +
      ", the mean day " + peak["posts_per_day_mean"] + "." + breaks_sentence(tables);
  }
  return peaked + "; " + contrast(tables) + "." + breaks_sentence(tables);
}

function caption(tables: Tables): string {
  const events = tables["study_events"].rows.length;
  return "Posts of each day (bars) and their centred seven-day mean (line)" +
    (tables["phase_summary"].rows.length > 1 ? "; shaded: the phases that the study names" : "") +
    (events > 0 ? "; hairlines: its events" : "") +
    (tables["detected_breaks"].rows.length > 0
      ? "; triangles: change points of a line through the logarithm of the counts less weekday " +
        "effects, bars beneath them: where 95 % of redrawn series have them" : "") +
    (tables["phase_contrast"].rows.length > 0
      ? "; the ratio’s brackets: 95 % interval over authors" : "") + ". n = " +
    counted_in_words(tables, "posts") + " by " + counted_in_words(tables, "users") +
    ". Posts outside the window or the cohort are left out; a day lasts from midnight to " +
    "midnight in the study’s time zone.";
}

function extremes(tables: Tables): string {
  const days = tables["daily_activity"];
  const low = days.words[place_of_extreme(days, "posts", -1)];
  return "The days run from " + days.words[0]["day"] + " to " +
    days.words[days.words.length - 1]["day"] + "; the lowest had " + posts_in_words(low) + ", on " +
    low["day"] + ".";
}

function nothing(tables: Tables): string {
  if (counted(tables, "posts") !== "0") return "";
  return "No post lies inside the window and the cohort: check [window] and [cohort] in study.toml.";
}

export const figures: Figure[] = [
  {
    name: "daily_activity",
    wide: true,
    nothing: nothing,
    height: function (tables, view) { return layout(tables, view).top + (view.width < 480 ? 260 : 320); },
    option: option,
    sentence: sentence,
    caption: caption,
    extremes: extremes
  }
];
