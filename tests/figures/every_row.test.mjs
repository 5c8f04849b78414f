// What is drawn is the table: every row, none twice, each number where it belongs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, phone, still } from "./draw.mjs";
import { marks_of, words_of } from "./marks.mjs";
import { study } from "./studies.mjs";

const studies = {
  "1 day, 1 phase, 2 topics, 24 specifications":
    { days: 1, phases: 1, topics: 2, specifications: 24, first: "2025-01-19" },
  "40 days, 2 phases, 2 topics, 24 specifications":
    { days: 40, phases: 2, topics: 2, specifications: 24 },
  "574 days, 3 phases, 14 topics, 240 specifications": { days: 574 },
  "1500 days, 7 phases, 14 topics, 240 specifications": { days: 1500, phases: 7 },
  "4000 days, 13 phases, 40 topics, 700 specifications":
    { days: 4000, phases: 13, topics: 40, specifications: 700, events: 8, long: true },
  "9000 days, 3 phases": { days: 9000, first: "2001-03-05" },
};

const plain = (value) => JSON.parse(JSON.stringify(value ?? null));
const column = (table, name) => table.rows.map((row) => row[name]);

// Each position is that of its number on one straight axis.
function on_one_axis(values, positions, what) {
  assert.equal(positions.length, values.length, what);
  const low = values.indexOf(Math.min(...values));
  const high = values.indexOf(Math.max(...values));
  const slope = values[low] === values[high] ? 0
    : (positions[high] - positions[low]) / (values[high] - values[low]);
  values.forEach((value, i) => {
    const expected = positions[low] + slope * (value - values[low]);
    assert.ok(Math.abs(positions[i] - expected) < 0.7,
      `${what}: ${value} lies at ${positions[i]} and not at ${expected}`);
  });
}

// The marks of a series, one for each of `count` numbers and none twice.
function one_each(svg, series, kind, count, what) {
  const marks = marks_of(svg).filter((mark) => mark.series === series && mark.kind === kind);
  assert.deepEqual(marks.map((mark) => mark.index), Array.from({ length: count }, (_, i) => i), what);
  return marks;
}

function says_once(svg, texts, what) {
  const words = words_of(svg);
  for (const text of texts) {
    assert.equal(words.filter((one) => one === text).length, 1, `${what} says “${text}” once`);
  }
}

const day_number = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;

const checks = {
  daily_activity({ option, svg, caption }, tables) {
    const by_period = tables.daily_activity.total > 1500;
    const table = by_period ? tables.activity_by_period : tables.daily_activity;
    const values = column(table, by_period ? "posts_per_day" : "posts");
    assert.deepEqual(plain(option.xAxis.data), column(table, by_period ? "first_day" : "day"));
    assert.deepEqual(plain(option.series[1].data), values);
    const bars = one_each(svg, 1, "rect", table.total, "a bar for each row");
    on_one_axis(values, bars.map((bar) => bar.height), "bars");
    bars.slice(1).forEach((bar, i) => assert.ok(bar.x >= bars[i].x, "bars from left to right"));
    const posts = column(tables.daily_activity, "posts").reduce((a, b) => a + b, 0);
    if (by_period) {
      assert.equal(column(table, "posts").reduce((a, b) => a + b, 0), posts);
      assert.equal(column(table, "days").reduce((a, b) => a + b, 0), tables.daily_activity.total);
      assert.match(caption, tables.daily_activity.total > 4200 ? /each month/ : /each week/);
      assert.equal(option.xAxis.name, tables.daily_activity.total > 4200 ? "Month" : "Week");
    } else {
      assert.deepEqual(plain(option.series[4].data), column(table, "posts_mean_7"));
    }
    // Days in pixels: weeks and months are as wide as one another, so each day has its own place.
    const last = table.rows[table.total - 1];
    const firsts = column(table, by_period ? "first_day" : "day").map(day_number)
      .concat([day_number(last.last_day ?? last.day) + 1]);
    const step = table.total > 1 ? (bars[table.total - 1].x - bars[0].x) / (table.total - 1) : 0;
    const middle = bars[0].x + bars[0].width / 2;
    const x_of = (iso, part) => {
      const day = day_number(iso);
      const i = firsts.filter((first) => first <= day).length - 1;
      return middle + step * (i - 0.5 + (day - firsts[i] + part) / (firsts[i + 1] - firsts[i]));
    };
    const phases = tables.phase_summary.total > 1 ? tables.phase_summary.rows : [];
    const bands = one_each(svg, 0, "rect", phases.length, "a band for each phase");
    bands.forEach((band, i) => {
      assert.ok(Math.abs(band.x - x_of(phases[i].first_day, 0)) < 1.5, `band ${i} begins`);
      assert.ok(Math.abs(band.x + band.width - x_of(phases[i].last_day, 1)) < 1.5, `band ${i} ends`);
    });
    if (phases.length > 0) says_once(svg, column(tables.phase_summary, "phase"), "the figure");
    const events = tables.study_events.rows;
    if (table.total > 1) {
      one_each(svg, 2, "line", events.length, "a line for each event").forEach((line, i) =>
        assert.ok(Math.abs(line.points[0] - x_of(events[i].day, 0.5)) < 1, `event ${i}`));
      const breaks = tables.detected_breaks.rows;
      one_each(svg, 3, "polygon", breaks.length, "a triangle for each break").forEach((mark, i) =>
        assert.ok(Math.abs(mark.points[0] - x_of(breaks[i].day, 0.5)) < 1, `break ${i}`));
      one_each(svg, 3, "rect", breaks.length, "an interval for each break").forEach((mark, i) => {
        assert.ok(Math.abs(mark.x - x_of(breaks[i].low, 0)) < 1, `interval ${i} begins`);
        assert.ok(Math.abs(mark.x + mark.width - x_of(breaks[i].high, 1)) < 1, `interval ${i} ends`);
      });
    }
  },

  hours({ option, svg }, tables) {
    const table = tables.activity_by_hour;
    assert.deepEqual(plain(option.series[0].data),
      table.rows.map((row) => [row.hour, row.weekday - 1, row.posts]));
    one_each(svg, 0, "rect", 168, "a field for each hour");
  },

  kinds: ranked("activity_by_kind", ["posts"]),
  languages: ranked("activity_by_language", ["post_share", "comment_share"]),
  hashtags: ranked("hashtags", ["posts", "users"]),
  places: ranked("geography", ["post_share", "comment_share"], (row) => row.level === "country"),
  provinces: ranked("geography", ["comments"], (row) => row.level === "province"),

  map({ option, svg }, tables) {
    const rows = tables.geography.rows.filter((row) =>
      row.level === "country" && row.place !== "unknown");
    assert.deepEqual(plain(option.series[0].data).map((point) => point[2]),
      rows.map((row) => row.post_share));
    const circles = one_each(svg, 0, "circle", rows.length, "a circle for each country");
    on_one_axis(rows.map((row) => Math.sqrt(row.post_share)), circles.map((circle) => circle.size),
      "the circles’ radii");
  },

  influence({ option, svg }, tables) {
    const lines = plain(option.series.slice(1)).map((line) => line.data);
    assert.deepEqual(lines.flat().map(([share, , score]) => [share, score]),
      tables.influence_curve.rows.map((row) => [row.share_below, row.score]));
    const weights = column(tables.influence_weights, "weight");
    assert.deepEqual(plain(option.series[0].data).map((part) => part[1]), weights);
    const parts = one_each(svg, 0, "rect", weights.length, "a part for each weight");
    const length = (part) => parts[0].x === parts[1].x ? part.height + 1 : part.width + 1;
    on_one_axis(weights, parts.map(length), "weights");
    const words = words_of(svg).join(" ");
    for (const weight of weights) assert.ok(words.includes(String(weight)), `says ${weight}`);
  },

  engagement({ option, svg }, tables) {
    const shown = ["likes", "saves", "comments", "shares"];
    const numbers = new Set(tables.engagement.rows.map((row) => row.phase_number).filter(Boolean));
    assert.equal(option.series.length, numbers.size, "a panel for each phase");
    Array.from(numbers).forEach((number, panel) => {
      const rows = shown.map((metric) => ["low", "high"].map((level) => tables.engagement.rows
        .filter((row) => row.phase_number === number && row.metric === metric &&
          row.level === level)[0]));
      assert.deepEqual(plain(option.series[panel].data), rows.map((both, i) =>
        [i].concat(...both.map((row) => [row.mean, row.low, row.high]))));
      const dots = marks_of(svg).filter((mark) => mark.series === panel && mark.kind === "circle");
      assert.deepEqual(dots.map((dot) => dot.index), [0, 0, 1, 1, 2, 2, 3, 3]);
      on_one_axis(rows.flat().map((row) => Math.log(row.mean)), dots.map((dot) => dot.x), "means");
      for (const row of tables.engagement_gap.rows) {
        if (row.phase_number !== number) continue;
        assert.ok(words_of(svg).includes(`×\u2009${row.ratio}`), `says the ratio ${row.ratio}`);
      }
    });
  },

  trajectories({ option, svg }, tables) {
    const [sankey] = plain(option.series);
    const levels = tables.phase_levels.rows;
    const by_name = (row) => `${row.phase_number} ${row.level}`;
    assert.deepEqual(sankey.data.map((node) => [node.name, node.users]).sort(),
      levels.map((row) => [by_name(row), row.users]).sort());
    const moves = tables.transitions.rows.filter((row) => row.users > 0);
    assert.deepEqual(sankey.links.map((link) => [link.source, link.target, link.value]),
      moves.map((row) => [`${row.from_number} ${row.from_level}`,
        `${row.from_number + 1} ${row.to_level}`, row.users]));
    assert.equal(marks_of(svg).filter((mark) => mark.kind === "path").length, moves.length);
    const nodes = marks_of(svg).filter((mark) => mark.kind === "rect");
    assert.deepEqual(nodes.map((node) => node.index), sankey.data.map((_, i) => i));
    // A node is as long as those that come or those that go, whichever are more.
    const passing = sankey.data.map((node) => Math.max(...["source", "target"].map((end) =>
      sankey.links.filter((link) => link[end] === node.name)
        .reduce((sum, link) => sum + link.value, 0))));
    const length = (node) => Math.abs(option.series[0].orient === "vertical" ? node.width
      : node.height);
    on_one_axis(passing, nodes.map(length), "nodes");
    const said = words_of(svg).join("|");
    tables.phase_levels.words.forEach((words) => {
      assert.ok(said.includes(words.users) && said.includes(words.user_share), by_name(words));
    });
  },

  retention({ option, svg }, tables) {
    const lines = Array.from(option.series).filter((series) => series.type === "line");
    for (const line of lines) {
      const rows = tables.retention.rows.filter((row) => row.group_name === line.name);
      assert.deepEqual(plain(line.data), rows.map((row) => [row.day, row.survival]));
    }
    assert.equal(lines.length, 2);
    // The band goes along the upper curve and back along the lower one, two corners a row.
    const corners = Array.from(svg.matchAll(/<polygon points="([^"]*)"/g), ([, points]) =>
      points.trim().split(/\s+/).length / 2);
    const rows = tables.retention.total / 3;
    assert.deepEqual(corners, [4 * rows - 2, 4 * rows - 2]);
  },

  topic_share: interval_rows((tables) => tables.topic_tests.rows
    .filter((row) => row.topic !== "all").map((row) => ({ name: row.topic_name,
      marks: ["high", "low"].map((level) => tables.topic_share.rows
        .filter((one) => one.topic === row.topic && one.level === level)[0])
        .map((one) => [one.share, one.low, one.high]) }))),

  sentiment_by_topic: interval_rows((tables) => tables.sentiment_by_topic.rows
    .filter((row) => row.group_label !== null).map((row) => ({ name: row.topic_name,
      marks: [[row.mean, row.low, row.high]] }))),

  sentiment_by_level: interval_rows((tables) => tables.sentiment_gap.rows
    .filter((row) => row.group_label !== null).map((row) => ({ name: row.topic_name,
      marks: ["high", "low"].map((level) => tables.sentiment_by_topic_level.rows
        .filter((one) => one.topic === row.topic && one.level === level)[0])
        .map((one) => [one.mean, one.low, one.high]) }))),

  topic_phases: slopes((tables) => tables.topic_share_by_phase.rows, "share"),
  topic_engagement: slopes((tables) => tables.topic_engagement.rows
    .filter((row) => row.scale === "pooled"), "score"),
  topic_engagement_by_phase: slopes((tables) => tables.topic_engagement.rows
    .filter((row) => row.scale === "phase"), "score"),

  specification_curve({ option, svg }, tables) {
    const table = tables.specification_curve;
    assert.deepEqual(plain(option.series[0].data),
      table.rows.map((row, i) => [i + 1, row.estimate, row.low, row.high]));
    const dots = one_each(svg, 0, "circle", table.total, "a dot for each specification");
    on_one_axis(column(table, "estimate"), dots.map((dot) => dot.y), "estimates");
    on_one_axis(column(table, "place"), dots.map((dot) => dot.x), "places");
    // In each choice's lines every specification has one mark.
    const strokes = marks_of(svg).filter((mark) => mark.series === 2)
      .reduce((sum, mark) => sum + (mark.kind === "line" ? 1 : mark.d.split("M").length - 1), 0);
    assert.equal(strokes, 13 * table.total);
    const intervals = marks_of(svg).filter((mark) => mark.series === 1)
      .reduce((sum, mark) => sum + mark.d.split("M").length - 1, 0);
    assert.equal(intervals + 1, table.total, "an interval for each, the study’s own by itself");
  },

  collection_flow({ svg }, tables) {
    const said = words_of(svg).join("|");
    for (const words of tables.collection_flow.words) {
      assert.ok(said.includes(words.kept), `says ${words.kept}`);
      if (words.left_out !== "0") assert.ok(said.includes(`−${words.left_out}: `), words.left_out);
    }
  },
};

function ranked(name, measures, of = () => true) {
  return ({ option, svg }, tables) => {
    const rows = tables[name].rows.filter(of);
    measures.forEach((measure, series) => {
      assert.deepEqual(plain(option.series[series].data),
        rows.map((row, i) => [row[measure], i]), measure);
      const dots = one_each(svg, series, "circle", rows.length, `a dot for each row, ${measure}`);
      on_one_axis(rows.map((row) => row[measure]), dots.map((dot) => dot.x), measure);
    });
  };
}

function interval_rows(expected) {
  return ({ option, svg }, tables) => {
    const rows = expected(tables);
    const drawn = plain(option.series[0].data).map(([, ...numbers]) => numbers)
      .filter((numbers) => numbers[0] !== null);
    const wanted = rows.map((row) =>
      row.marks.flat().concat(row.marks.length === 1 ? [null, null, null] : []));
    const sorted = (all) => all.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(sorted(drawn), sorted(wanted));
    const dots = marks_of(svg).filter((mark) => mark.series === 0 && mark.kind === "circle");
    assert.equal(dots.length, rows.length * rows[0].marks.length, "a dot for each number");
    const lines = marks_of(svg).filter((mark) => mark.series === 0 && mark.thick === 1.5);
    assert.equal(lines.length, dots.length, "an interval for each dot");
    const triples = drawn.flatMap((numbers) => [numbers.slice(0, 3), numbers.slice(3)])
      .filter((numbers) => numbers.length === 3 && numbers[0] !== null);
    on_one_axis(triples.flat(), dots.flatMap((dot, i) =>
      [dot.x, lines[i].points[0], lines[i].points[2]]), "dots and intervals");
    const said = words_of(svg).join(" ");
    for (const row of rows) {
      assert.ok(said.includes(row.name) || said.includes(row.name.split(" ").slice(-1)[0]), row.name);
    }
  };
}

function slopes(rows_of, value) {
  return ({ option, svg }, tables) => {
    const lines = Array.from(option.series).filter((series) => series.type === "line");
    const steps = plain(option.xAxis.data);
    const rows = rows_of(tables);
    const drawn = lines.flatMap((line) => plain(line.data).map((number, i) =>
      [line.name, steps[i], number])).filter(([, , number]) => number !== null);
    const key = (one) => JSON.stringify(one);
    assert.deepEqual(drawn.map(key).sort(),
      rows.map((row) => [row.topic_name, row.phase, row[value]]).map(key).sort());
    const dots = marks_of(svg).filter((mark) => mark.kind === "circle");
    assert.equal(dots.length, rows.length, "a dot for each number");
    on_one_axis(dots.map((dot) => lines[dot.series].data[dot.index]), dots.map((dot) => dot.y),
      "dots");
  };
}

for (const [name, options] of Object.entries(studies)) {
  const tables = study(options);
  for (const [size, view] of [["a report’s width", still], ["a phone’s width", phone]]) {
    test(`${name}, ${size}: what is drawn is the table`, () => {
      const seen = new Set();
      for (const analysis of Object.keys(tables)) {
        for (const drawn of draw(analysis, tables[analysis], view)) {
          seen.add(drawn.name);
          if (drawn.nothing) continue;
          assert.ok(checks[drawn.name], `${drawn.name} has a check`);
          try {
            checks[drawn.name](drawn, tables[analysis]);
          } catch (error) {
            error.message = `${drawn.name}: ${error.message}`;
            throw error;
          }
          assert.doesNotMatch(drawn.svg, /NaN|undefined|Infinity/, drawn.name);
        }
      }
      assert.deepEqual(Array.from(seen).sort(), Object.keys(checks).sort());
    });
  }
}

test("with one phase no figure is drawn that another one is already", () => {
  const tables = study({ phases: 1 });
  const pictures = Object.keys(tables).flatMap((analysis) => draw(analysis, tables[analysis]))
    .filter((drawn) => !drawn.nothing)
    .map((drawn) => marks_of(drawn.svg).map(({ kind, x, y }) => [kind, x, y]));
  const different = new Set(pictures.map((one) => JSON.stringify(one)));
  assert.equal(different.size, pictures.length);
});
