import { Figure, Part, Table, Tables, View } from "report/figures/figure";
import { value_axis } from "report/figures/axes";
import { is_withheld, rows_where } from "report/figures/choose";
import { base, fonts, theme } from "report/figures/palette";

// Those that the study has more than one value for.
function choices_of(tables: Tables): { column: string; title: string; note: string }[] {
  return tables["choices"].rows.filter(function (row) { return row["others"] !== null; })
    .map(function (row) {
      return { column: row["choice"] as string, title: row["title"] as string,
        note: row["note"] === null ? "" : row["note"] as string };
    });
}

interface Line { title: string; column: string; value: string; first: boolean; }

// A line for each value of each choice that was ever taken, numbers in their order.
function lines(tables: Tables): Line[] {
  const table = tables["specification_curve"];
  const made: Line[] = [];
  choices_of(tables).forEach(function (choice) {
    const values: string[] = [];
    for (let i = 0; i < table.rows.length; i++) {
      const value = table.rows[i][choice.column] as string;
      if (values.indexOf(value) < 0) values.push(value);
    }
    values.sort(function (a, b) {
      return isNaN(Number(a)) || isNaN(Number(b)) ? (a < b ? -1 : 1) : Number(a) - Number(b);
    });
    values.forEach(function (value, i) {
      made.push({ title: choice.title, column: choice.column, value: value, first: i === 0 });
    });
  });
  return made;
}

const curve_height = 220;
const line_height = 13;

function height(tables: Tables): number {
  return curve_height + 60 + lines(tables).length * line_height;
}

// Marks that nobody points at are one path: thousands of shapes of their own would take the program
// longer to draw than all other figures.
function upright(x: number, y: number, length: number): string {
  return "M" + x.toFixed(2) + " " + y.toFixed(2) + "v" + length.toFixed(2);
}

function interval(api: Part, place: number, low: number, high: number): string {
  const bottom = api.coord([place, low]);
  return upright(bottom[0], bottom[1], api.coord([place, high])[1] - bottom[1]);
}

function stroke(path: string, colour: string, width: number, opacity: number): Part {
  return { type: "path", shape: { pathData: path },
    style: { stroke: colour, lineWidth: width, opacity: opacity, fill: "none" } };
}

// The value as far as it fits beside the title of its choice.
function cut(line: Line, room: number): string {
  const letters = Math.floor((room - (line.first ? 5 * line.title.length : 0)) / 6.2);
  return line.value.length <= letters ? line.value : line.value.slice(0, letters - 1) + "…";
}

function of_ratios(table: Table): boolean {
  return table.rows[0]["unit"] === "ratio";
}

// A logarithmic axis over all that lies above 0, with 1 inside it; its ticks are at most 7.
function ratio_axis(table: Table, view: View): Part {
  let least = 1;
  let most = 1;
  table.rows.forEach(function (row) {
    [row["estimate"], row["low"], row["high"]].forEach(function (value) {
      if (typeof value !== "number" || value <= 0) return;
      least = Math.min(least, value);
      most = Math.max(most, value);
    });
  });
  let step = 2;
  const down = function (): number { return Math.min(-1, Math.floor(Math.log(least) / Math.log(step))); };
  const up = function (): number { return Math.max(1, Math.ceil(Math.log(most) / Math.log(step))); };
  while (up() - down() > 6) step = step === 2 ? 10 : step * 10;
  const axis = value_axis("Ratio (logarithmic)", view);
  axis.type = "log";
  axis.logBase = step;
  axis.splitNumber = 6;
  axis.min = Math.pow(step, down());
  axis.max = Math.pow(step, up());
  return axis;
}

// How many estimates or intervals go down to where a logarithmic axis cannot follow.
function clipped(table: Table): number {
  return !of_ratios(table) ? 0 : table.rows.filter(function (row) {
    return (row["estimate"] as number) <= 0 || (row["low"] !== null && (row["low"] as number) <= 0);
  }).length;
}

function option(tables: Tables, view: View): Part {
  const colours = theme(view);
  const made = base(view);
  const table = tables["specification_curve"];
  const all = lines(tables);
  const left = view.width < 480 ? 128 : 168;
  const area = { left: left, right: 12 };
  const ratio = of_ratios(table);
  made.grid = [
    { left: area.left, right: area.right, top: 24, height: curve_height - 24 },
    { left: area.left, right: area.right, top: curve_height + 34,
      height: all.length * line_height }
  ];
  const positions = { type: "value", min: 0, max: table.rows.length + 1, show: false };
  made.xAxis = [{ gridIndex: 0, type: "value", min: 0, max: table.rows.length + 1, show: false },
    { gridIndex: 1, type: positions.type, min: 0, max: positions.max, show: false }];
  const estimates = ratio ? ratio_axis(table, view) : value_axis("Estimate", view);
  estimates.gridIndex = 0;
  if (!ratio) estimates.scale = true;
  const on_axis = function (value: Part): Part {
    return ratio && typeof value === "number" ? Math.max(value, estimates.min) : value;
  };
  estimates.nameTextStyle.align = "right";
  made.yAxis = [estimates, { gridIndex: 1, type: "value", min: 0, max: all.length, show: false }];
  const row_of = function (i: number): Part { return table.rows[i]; };
  made.series = [
    { type: "custom", xAxisIndex: 0, yAxisIndex: 0, encode: { x: 0, y: [2, 3] }, clip: false,
      data: table.rows.map(function (row, i) {
        return [i + 1, on_axis(row["estimate"]), on_axis(row["low"]), on_axis(row["high"])];
      }),
      renderItem: function (_: Part, api: Part) {
        const i = api.value(0) - 1;
        const own = row_of(i)["specification"] === 0;
        const point = api.coord([i + 1, api.value(1)]);
        const circle = { type: "circle", shape: { cx: point[0], cy: point[1], r: own ? 5 : 1.6 },
          style: { fill: own ? colours.accent : colours.ink } };
        if (!own || row_of(i)["low"] === null) return circle;
        return { type: "group", children: [
          stroke(interval(api, i + 1, api.value(2), api.value(3)), colours.accent, 2, 1), circle] };
      },
      markLine: {
        silent: true, symbol: "none", label: { show: false },
        lineStyle: { color: colours.muted, type: [4, 3], width: 1 },
        data: [{ yAxis: ratio ? 1 : 0 }]
      } },
    { type: "custom", xAxisIndex: 0, yAxisIndex: 0, silent: true, encode: { x: -1, y: -1 },
      tooltip: { show: false }, clip: false, z: 1, data: [[0]],
      renderItem: function (_: Part, api: Part) {
        let path = "";
        table.rows.forEach(function (row, i) {
          if (row["specification"] === 0 || row["low"] === null) return;
          path += interval(api, i + 1, on_axis(row["low"]), on_axis(row["high"]));
        });
        return stroke(path, colours.ink, 1, 0.18);
      } },
    { type: "custom", xAxisIndex: 1, yAxisIndex: 1, silent: true, encode: { x: -1, y: -1 },
      tooltip: { show: false }, clip: false, data: all.map(function (_, i) { return [i]; }),
      renderItem: function (_: Part, api: Part) {
        const line = all[api.value(0)];
        const y = api.coord([0, all.length - api.value(0) - 0.5])[1];
        const width = Math.max(1.2, api.size([1, 1])[0] * 0.8);
        const marks = { own: "", others: "" };
        for (let place = 0; place < table.rows.length; place++) {
          if (table.rows[place][line.column] !== line.value) continue;
          const own = table.rows[place]["specification"] === 0;
          marks[own ? "own" : "others"] += upright(api.coord([place + 1, 0])[0],
            y - line_height * 0.32, line_height * 0.64);
        }
        const children: Part[] = [];
        if (marks.others) children.push(stroke(marks.others, colours.ink, width, 0.55));
        if (marks.own) children.push(stroke(marks.own, colours.accent, width, 1));
        children.push({ type: "text", x: left - 8, y: y,
          style: { text: cut(line, left - 10), fill: colours.ink, font: "11px " + fonts, align: "right",
            verticalAlign: "middle" } });
        if (line.first) {
          children.push({ type: "text", x: 2, y: y,
            style: { text: line.title, fill: colours.muted, font: "11px " + fonts,
              verticalAlign: "middle" } });
        }
        return { type: "group", children: children };
      } }
  ];
  if (view.live) {
    made.tooltip.trigger = "item";
    made.tooltip.formatter = function (at: Part) {
      const words = table.words[at.dataIndex];
      return words["estimate"] + " [" + words["low"] + ", " + words["high"] + "]\n" +
        choices_of(tables).map(function (choice) {
          return choice.title + ": " + words[choice.column];
        }).join("\n");
    };
  }
  return made;
}

// The study's own draws are no setting of an analysis: the caption compares with nothing.
function intervals_in_words(tables: Tables): string {
  const settings = tables["settings"];
  return settings.rows[0]["specification_draws"] === 0 ? "without intervals"
    : "with 95 % intervals from " + settings.words[0]["specification_draws"] + " draws";
}

function notes(tables: Tables): string {
  const said = choices_of(tables).filter(function (choice) { return choice.note !== ""; })
    .map(function (choice) { return choice.column + ": " + choice.note; });
  return said.length > 0 ? " (" + said.join("; ") + ")" : "";
}

function chosen(tables: Tables): { [column: string]: string } {
  const name = tables["specification_curve"].rows[0]["finding"];
  return rows_where(tables["multiverse_summary"], "finding", name).words[0];
}

function sentence(tables: Tables): string {
  const rows = tables["multiverse_summary"].rows;
  let firm = 0;
  let compared = 0;
  let every = "every specification";
  for (let i = 0; i < rows.length; i++) {
    if (!rows[i]["compared"] || is_withheld(tables, rows[i]["finding"] as string)) continue;
    compared++;
    if (rows[i]["too_few_authors"]) every = "every specification with authors enough";
    if (rows[i]["agree"] === rows[i]["compared"]) firm++;
  }
  const words = chosen(tables);
  if (firm === compared) {
    return (compared === 1 ? "The one finding that has a side" : "Each of " + compared +
      " findings that have a side") + " (a sign, or for ratios a side of 1) kept it in " +
      every + "; “" + words["finding"] + "” had estimates furthest apart for their size.";
  }
  return firm + " of " + compared + " findings that have a side (a sign, or for ratios a side of 1) " +
    "kept it in " + every + "; “" + words["finding"] + "” wavered most: same " +
    (words["unit"] === "ratio" ? "side of 1" : "sign") + " in " + words["agree"] + " of " +
    words["compared"] + ".";
}

export const figures: Figure[] = [
  {
    name: "specification_curve",
    wide: true,
    nothing: function (tables) {
      return tables["specification_curve"].rows.length > 0 ? ""
        : "No finding has an estimate in any specification that rests on authors enough to say it.";
    },
    height: height,
    option: option,
    sentence: sentence,
    caption: function (tables) {
      const words = chosen(tables);
      const table = tables["specification_curve"];
      const cut = clipped(table);
      return "The finding “" + words["finding"] + "” under " +
        words["specifications"] + " specifications, sorted, " + intervals_in_words(tables) +
        "; the study’s own in blue; beneath, which choice was taken " +
        "where" + notes(tables) +
        "; dashed: " + (of_ratios(table) ? "1, " : "") + "no difference. " +
        (words["too_few_authors"] !== "0" ? "Not drawn, of too few authors: " +
          words["too_few_authors"] + ". " : "") +
        (cut > 0 ? "Where estimates or intervals reach 0 (" + cut + " specifications), they end at " +
          "the axis’s foot. " : "") + "The specifications " +
        "share the same data, so agreement is no evidence. Seeded draws of the grid.";
    },
    extremes: function (tables) {
      const words = chosen(tables);
      return "Estimates run from " + words["least"] + " to " + words["most"] + "; the study’s own is " +
        words["own_estimate"] + ".";
    }
  }
];
