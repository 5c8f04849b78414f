import { Cell, Figure, Part, Table, Tables, View } from "report/figures/figure";
import {
  day_number, day_ticks, place_labels, Placed, rows_of, text_width, Ticks, value_axis
} from "report/figures/axes";
import {
  counted_in_words, is_withheld, listed, of_noun, place_of_extreme, posts_in_words, rows_where
} from "report/figures/choose";
import { base, fonts, theme } from "report/figures/palette";
import { no_posts } from "report/figures/remedies";

const label_size = 12;
const most_breaks_in_words = 8;
const label_row = 17;
const tints = [0.04, 0.08];

// What the bars stand for: days, or weeks or months where the window is too long for days.
interface Bars {
  table: Table;
  column: string;
  period: string;  // "day", "week" or "month"
  firsts: string[];
  // Numbers of the first days, and of the day after the last.
  starts: number[];
}

function bars_of(tables: Tables): Bars {
  const periods = tables["activity_by_period"];
  const by_period = !!periods && periods.rows.length > 0;
  const table = by_period ? periods : tables["daily_activity"];
  const firsts = table.rows.map(function (row) {
    return row[by_period ? "first_day" : "day"] as string;
  });
  const starts = firsts.map(day_number);
  if (table.rows.length > 0) {
    const last = table.rows[table.rows.length - 1];
    starts.push(day_number(last[by_period ? "last_day" : "day"] as string) + 1);
  }
  return {
    table: table, column: by_period ? "posts_per_day" : "posts",
    period: by_period ? table.rows[0]["period"] as string : "day", firsts: firsts, starts: starts
  };
}

// Where on the axis of bars, whose i-th reaches from i − 0.5 to i + 0.5, a day begins (`part` 0),
// has its middle (0.5) or ends (1).
function place_of_day(bars: Bars, day: Cell, part: number): number {
  const number = day_number(day as string);
  let low = 0;
  let high = bars.firsts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bars.starts[middle] <= number) low = middle;
    else high = middle - 1;
  }
  const days = bars.starts[low + 1] - bars.starts[low];
  return low - 0.5 + (number - bars.starts[low] + part) / days;
}

function is_inside(bars: Bars, day: Cell): boolean {
  const number = day_number(day as string);
  return bars.firsts.length > 0 && number >= bars.starts[0] &&
    number < bars.starts[bars.starts.length - 1];
}

// The same in pixels, also where the axis shows a part of the bars.
function x_of_day(bars: Bars, day: Cell, part: number, api: Part): number {
  return api.coord([0, 0])[0] + place_of_day(bars, day, part) * api.size([1, 0])[0];
}

interface Layout {
  bars: Bars;
  left: number;
  right: number;
  phase_names: Placed[];
  event_names: Placed[];
  top: number;
}

function layout(tables: Tables, view: View): Layout {
  const bars = bars_of(tables);
  const left = 48;
  const right = 12;
  const x_of = function (day: Cell, part: number): number {
    return left + ((place_of_day(bars, day, part) + 0.5) / bars.firsts.length) *
      (view.width - left - right);
  };
  const phases = shown_phases(tables);
  const events = events_inside(tables, bars);
  const phase_names = place_labels(
    phases.words.map(function (words) { return words["phase"]; }),
    phases.rows.map(function (row) { return x_of(row["first_day"], 0) + 4; }),
    label_size * 1.06, view.width - 4);
  const event_names = place_labels(
    events.map(function (event) { return event.name; }),
    events.map(function (event) { return x_of(event.day, 0.5) + 5; }),
    label_size, view.width - 4);
  const rows = rows_of(phase_names) + rows_of(event_names);
  return {
    bars: bars, left: left, right: right, phase_names: phase_names, event_names: event_names,
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

function events_inside(tables: Tables, bars: Bars): Event[] {
  const events: Event[] = [];
  const table = tables["study_events"];
  for (let i = 0; i < table.rows.length; i++) {
    const day = table.rows[i]["day"] as string;
    if (is_inside(bars, day)) events.push({ day: day, name: table.words[i]["name"] });
  }
  return events;
}

// Bands of the phases from the names down to the axis; the names stay at the band's left end.
function phase_bands(tables: Tables, at: Layout, view: View): Part {
  const colours = theme(view);
  const phases = shown_phases(tables).rows;
  return {
    type: "custom", silent: true, z: 0, tooltip: { show: false }, encode: { x: -1, y: -1 },
    data: phases.map(function (row, i) { return [i, row["first_day"], row["last_day"]]; }),
    renderItem: function (params: Part, api: Part) {
      const i = api.value(0);
      const area = params.coordSys;
      const edge = function (column: string, part: number): number {
        const x = x_of_day(at.bars, phases[i][column], part, api);
        return Math.max(area.x, Math.min(area.x + area.width, x));
      };
      const from = edge("first_day", 0);
      const to = edge("last_day", 1);
      // A phase of a day may be narrower than a pixel; outside what the axis shows it is not drawn.
      if (to <= from) return null;
      const name = at.phase_names[i];
      const most_left = view.width - 4 - text_width(name.text, label_size * 1.06);
      return {
        type: "group",
        children: [
          { type: "rect", shape: { x: from, y: 0, width: to - from, height: area.y + area.height },
            style: { fill: colours.ink, opacity: tints[i % 2] } },
          { type: "text", x: Math.max(0, Math.min(from + 4, most_left)),
            y: 4 + name.row * label_row,
            style: { text: name.text, fill: colours.ink, font: "600 12px " + fonts } }
        ]
      };
    }
  };
}

function event_lines(tables: Tables, at: Layout, view: View): Part {
  const colours = theme(view);
  const events = events_inside(tables, at.bars);
  const first_row = 4 + rows_of(at.phase_names) * label_row;
  return {
    type: "custom", silent: true, z: 1, tooltip: { show: false }, encode: { x: -1, y: -1 },
    data: events.map(function (event, i) { return [i, event.day]; }),
    renderItem: function (params: Part, api: Part) {
      const i = api.value(0);
      const area = params.coordSys;
      const x = x_of_day(at.bars, events[i].day, 0.5, api);
      if (x < area.x || x > area.x + area.width) return null;
      const name = at.event_names[i];
      const y = first_row + name.row * label_row;
      const most_left = view.width - 4 - text_width(name.text, label_size);
      // The ground around the letters keeps other events' lines off the name.
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1: x, y1: y + 2, x2: x, y2: area.y + area.height },
            style: { stroke: colours.muted, lineWidth: 1 } },
          { type: "text", x: Math.max(0, Math.min(x + 5, most_left)), y: y, z2: 2,
            style: { text: name.text, fill: colours.ink, font: "12px " + fonts,
              stroke: colours.paper, lineWidth: 3 } }
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
    data: breaks.map(function (row, i) { return [i, row["day"], row["low"], row["high"]]; }),
    renderItem: function (params: Part, api: Part) {
      const row = breaks[api.value(0)];
      const area = params.coordSys;
      const x = x_of_day(at.bars, row["day"], 0.5, api);
      if (x < area.x || x > area.x + area.width) return null;
      const y = area.y + area.height + 3;
      const marks: Part[] = [{ type: "polygon",
        shape: { points: [[x, y], [x - 5, y + 8], [x + 5, y + 8]] },
        style: { fill: colours.accent } }];
      if (row["low"]) {
        const from = Math.max(area.x, x_of_day(at.bars, row["low"], 0, api));
        const to = Math.min(area.x + area.width, x_of_day(at.bars, row["high"], 1, api));
        marks.push({ type: "rect", shape: { x: from, y: y + 6, width: to - from, height: 2 },
          style: { fill: colours.accent } });
      }
      return { type: "group", children: marks };
    }
  };
}

// Ticks whose labels stay inside the figure.
function ticks_inside(at: Layout, view: View): Ticks {
  const all = day_ticks(at.bars.firsts, view.width < 480 ? 3 : 5);
  const inside: Ticks = {};
  const step = (view.width - at.left - at.right) / at.bars.firsts.length;
  for (const key in all) {
    const half = text_width(all[key], label_size) / 2;
    const x = at.left + (Number(key) + 0.5) * step;
    if (x - half >= 0 && x + half <= view.width) inside[key] = all[key];
  }
  return inside;
}

const axis_names: { [period: string]: string } = { day: "Day", week: "Week", month: "Month" };

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const at = layout(tables, view);
  const table = at.bars.table;
  const by_day = at.bars.period === "day";
  const ticks = ticks_inside(at, view);
  const made = base(view);
  // Of few bars nobody needs a part.
  const zooms = view.live && at.bars.firsts.length >= 30;
  made.grid = { left: at.left, right: at.right, top: at.top, bottom: zooms ? 80 : 52 };
  made.xAxis = {
    type: "category", data: at.bars.firsts, name: axis_names[at.bars.period],
    nameLocation: "middle",
    nameGap: tables["detected_breaks"].rows.length > 0 ? 34 : 26,
    nameTextStyle: { color: colours.muted },
    axisLine: { lineStyle: { color: colours.muted } },
    axisTick: { alignWithLabel: true, interval: function (i: number) { return !!ticks[i]; } },
    axisLabel: {
      color: colours.muted, formatter: function (_: string, i: number) { return ticks[i] || ""; },
      margin: tables["detected_breaks"].rows.length > 0 ? 16 : 8,
      interval: function (i: number) { return !!ticks[i]; }
    }
  };
  made.yAxis = value_axis(by_day ? "Posts a day" : "Posts a day, by " + at.bars.period, view);
  made.yAxis.nameTextStyle.align = "left";
  made.yAxis.nameTextStyle.padding = [0, 0, 0, -48];
  made.yAxis.nameGap = 8;
  if (by_day) made.yAxis.minInterval = 1;
  // Bars narrower than a pixel would be drawn one wide and lie upon one another.
  const narrow = (view.width - at.left - at.right) / at.bars.firsts.length < 3;
  made.series = [
    phase_bands(tables, at, view),
    { type: "bar", name: "Posts", barCategoryGap: narrow ? "0%" : "12%", barMaxWidth: 60, z: 2,
      itemStyle: { color: colours.bar },
      data: table.rows.map(function (row) { return row[at.bars.column]; }) },
    event_lines(tables, at, view),
    break_marks(tables, at, view)
  ];
  if (by_day) {
    made.series.push({
      type: "line", name: "Seven-day mean", showSymbol: false, silent: true, z: 3,
      lineStyle: { color: colours.accent, width: 2 }, itemStyle: { color: colours.accent },
      data: table.rows.map(function (row) { return row["posts_mean_7"]; })
    });
  }
  if (view.live) {
    made.tooltip.trigger = "axis";
    made.tooltip.axisPointer = { type: "line", lineStyle: { color: colours.muted, type: "solid" } };
    made.tooltip.formatter = function (marks: Part[]) {
      const words = table.words[marks[0].dataIndex];
      if (!by_day) {
        return words["first_day"] + " to " + words["last_day"] + "\nPosts: " + words["posts"] +
          "\nPosts a day: " + words["posts_per_day"];
      }
      return words["day"] + "\nPosts: " + words["posts"] + "\nUsers who posted: " +
        words["active_users"] + "\nSeven-day mean: " + words["posts_mean_7"];
    };
  }
  if (zooms) {
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
function day_of(
  tables: Tables, words: { [column: string]: string }, column: string
): string {
  const days = tables["daily_activity"].rows;
  const year = function (row: Table["rows"][0]): string { return (row["day"] as string).slice(0, 4); };
  return year(days[0]) === year(days[days.length - 1])
    ? words[column].replace(/ \d+$/, "") : words[column];
}

// "the start of “Surge”", "1 day after “RedNote tops the store”"; empty where nothing is near.
function near_name(tables: Tables, i: number): string {
  const words = tables["detected_breaks"].words[i];
  const row = tables["detected_breaks"].rows[i];
  if (!row["nearest_close"]) return "";
  const days = words["nearest_days"].replace("\u2212", "");
  const apart = row["nearest_days"] === 0 ? "" : days + (days === "1" ? " day " : " days ") +
    ((row["nearest_days"] as number) > 0 ? "after " : "before ");
  return apart + (row["nearest_kind"] === "phase" ? "the start of " : "") +
    "\u201c" + words["nearest_name"] + "\u201d";
}

// "a jump to 10.6 times the level", "growth of 5.0 % a day turns to −2.0 %".
function change_in_words(tables: Tables, i: number): string {
  const words = tables["detected_breaks"].words[i];
  return tables["detected_breaks"].rows[i]["kind"] === "jump"
    ? "a jump to " + words["ratio"] + " times the level"
    : "growth of " + words["growth_before"] + " a day turns to " + words["growth_after"];
}

// "13 January", or "13 January [12 January to 15 January]" where the interval holds other days.
function day_with_interval(tables: Tables, i: number): string {
  const words = tables["detected_breaks"].words[i];
  const row = tables["detected_breaks"].rows[i];
  const day = day_of(tables, words, "day");
  if (row["low"] === null || row["low"] === row["high"]) return day;
  return day + " [" + day_of(tables, words, "low") + " to " + day_of(tables, words, "high") + "]";
}

// The places of as many rows as a sentence names: those of the largest gain, in order of time.
function named_breaks(table: Table): number[] {
  const places = table.rows.map(function (_, i) { return i; });
  places.sort(function (a, b) {
    return (table.rows[b]["gain"] as number) - (table.rows[a]["gain"] as number) || a - b;
  });
  return places.slice(0, most_breaks_in_words).sort(function (a, b) { return a - b; });
}

function breaks_sentence(tables: Tables): string {
  const table = tables["detected_breaks"];
  const search = tables["break_search"];
  if (search.rows.length > 0 && search.rows[0]["reason"] !== null) {
    return " Change points were not looked for: " + search.words[0]["reason"] + ".";
  }
  if (table.rows.length === 0) {
    return " The counts alone show no change point that can be told from a smooth curve.";
  }
  const named = named_breaks(table).map(function (i) {
    const near = near_name(tables, i);
    return day_with_interval(tables, i) + " (" + (near === "" ? "" : near + "; ") +
      change_in_words(tables, i) + ")";
  });
  const more = table.rows.length - named.length;
  return " The counts alone, set against a smooth curve, change course on " + listed(named) +
    (more > 0 ? "; " + of_noun(String(more), "smaller change") +
      (more === 1 ? " is" : " are") + " in the table only" : "") + ".";
}

// "; 2 single days that stand out are left out of that search".
function set_aside_in_words(tables: Tables): string {
  const days = rows_where(tables["break_search"], "kind", "set aside").rows.length;
  if (days === 0) return "";
  return "; " + of_noun(String(days), "single day") + " that stand" + (days === 1 ? "s" : "") +
    " out " + (days === 1 ? "is" : "are") + " left out of the search for them";
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

function bars_in_words(tables: Tables): string {
  const bars = bars_of(tables);
  if (bars.period === "day") {
    return "Posts of each day (bars) and their centred seven-day mean (line)";
  }
  const rows = bars.table.rows;
  const parts = [rows[0], rows[rows.length - 1]].filter(function (row) { return !row["whole"]; });
  return "Posts a day in each " + bars.period + " (bars" +
    (bars.period === "week" ? "; weeks begin on Monday" : "") +
    (parts.length > 0 ? "; the window holds only a part of the " +
      (parts.length === 2 ? "first and of the last " : parts[0] === rows[0] ? "first " : "last ") +
      bars.period : "") + "), for the window is too long to show its days";
}

function caption(tables: Tables): string {
  const events = tables["study_events"].rows.length;
  return bars_in_words(tables) +
    (tables["phase_summary"].rows.length > 1 ? "; shaded: the phases that the study names" : "") +
    (events > 0 ? "; hairlines: its events" : "") +
    (tables["detected_breaks"].rows.length > 0
      ? "; triangles: first days of a course that no smooth curve explains" +
        (tables["break_search"].rows[0]["weekdays_removed"] ? ", weekdays taken off" : "") +
        ", bars beneath them: 95 % intervals" : "") + set_aside_in_words(tables) +
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

export const figures: Figure[] = [
  {
    name: "daily_activity",
    wide: true,
    nothing: no_posts,
    height: function (tables, view) { return layout(tables, view).top + (view.width < 480 ? 260 : 320); },
    option: option,
    sentence: sentence,
    caption: caption,
    extremes: extremes
  }
];
