import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import {
  day_ticks, place_labels, Placed, rows_of, short_day, value_axis
} from "report/figures/axes";
import { counted, listed, place_of_extreme } from "report/figures/choose";
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

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const at = layout(tables, view);
  const table = tables["daily_activity"];
  const ticks = day_ticks(at.days, view.width < 480 ? 3 : 5);
  const made = base(view);
  made.grid = { left: at.left, right: at.right, top: at.top, bottom: view.live ? 72 : 44 };
  made.xAxis = {
    type: "category", data: at.days, name: "Day", nameLocation: "middle", nameGap: 26,
    nameTextStyle: { color: colours.muted },
    axisLine: { lineStyle: { color: colours.muted } },
    axisTick: { alignWithLabel: true, interval: function (i: number) { return !!ticks[i]; } },
    axisLabel: {
      color: colours.muted, formatter: short_day,
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
    event_lines(tables, at, view)
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

function sentence(tables: Tables): string {
  const phases = tables["phase_summary"];
  const peak = phases.words[place_of_extreme(phases, "peak_posts")];
  const text = "Posting peaked on " + peak["peak_day"] + " with " + peak["peak_posts"] +
    " posts in a day";
  if (phases.words.length === 1) {
    return text + "; the median day had " + peak["posts_per_day_median"] + ", the mean day " +
      peak["posts_per_day_mean"] + ".";
  }
  return text + "; the mean was " + listed(phases.words.map(function (words, i) {
    return words["posts_per_day_mean"] + (i === 0 ? " posts a day" : "") + " in " + words["phase"];
  })) + ".";
}

function caption(tables: Tables): string {
  const events = tables["study_events"].rows.length;
  return "Posts of each day (bars) and their centred seven-day mean (line)" +
    (tables["phase_summary"].rows.length > 1 ? "; shaded: the phases that the study names" : "") +
    (events > 0 ? "; hairlines: its events" : "") + ". n = " +
    counted(tables, "posts") + " posts by " + counted(tables, "users") +
    " users. Posts outside the window or the cohort are left out; a day lasts from midnight to " +
    "midnight in the study’s time zone.";
}

function extremes(tables: Tables): string {
  const days = tables["daily_activity"];
  const low = days.words[place_of_extreme(days, "posts", -1)];
  return "The days run from " + days.words[0]["day"] + " to " +
    days.words[days.words.length - 1]["day"] + "; the lowest had " + low["posts"] + " posts, on " +
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
