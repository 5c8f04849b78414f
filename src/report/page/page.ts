// The page alive: the same figures drawn again so that one can point at them, and tables that sort,
// copy and download. Without this script the page still shows everything.
declare const echarts: any;
declare const resettle: any;

// Analysis → table → its columns, as figures/tables.ts unpacks them.
const data: { [analysis: string]: any } =
  JSON.parse(document.getElementById("data")!.textContent!);
const unpacked: { [analysis: string]: any } = {};
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function draw(figure: HTMLElement): void {
  const analysis = figure.dataset.analysis!;
  const known = resettle.figures(analysis).filter(
    (one: { name: string }) => one.name === figure.dataset.figure)[0];
  const place = figure.querySelector<HTMLElement>(".drawing")!;
  let live = place.querySelector<HTMLElement>(".live");
  if (!live) {
    live = document.createElement("div");
    live.className = "live";
    place.appendChild(live);
    place.classList.add("drawn");
  }
  const width = live.clientWidth;
  if (width === 0) return;
  const view = { width, dark: dark.matches, live: true };
  const tables = unpacked[analysis] ||
    (unpacked[analysis] = resettle.load("report/figures/tables").unpacked(data[analysis]));
  live.style.height = known.height(tables, view) + "px";
  const old = echarts.getInstanceByDom(live);
  if (old) old.dispose();
  const chart = echarts.init(live, null, { renderer: "svg" });
  chart.setOption(known.option(tables, view));
  live.dataset.width = String(width);
}

function draw_all(): void {
  document.querySelectorAll<HTMLElement>("figure[data-figure]").forEach((figure) => {
    try {
      draw(figure);
    } catch (error) {
      // The static figure is still there: show it and say what happened to whoever looks.
      figure.querySelector(".drawing")!.classList.remove("drawn");
      console.error(error);
    }
  });
}

function redraw_when_changed(): void {
  dark.addEventListener("change", draw_all);
  let waiting = 0;
  window.addEventListener("resize", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      document.querySelectorAll<HTMLElement>("figure[data-figure]").forEach((figure) => {
        const live = figure.querySelector<HTMLElement>(".live");
        if (live && live.dataset.width !== String(live.clientWidth)) draw(figure);
      });
    }, 120);
  });
}

// What a cell is compared by: its number where it has one, else its words.
function value_of(row: HTMLTableRowElement, column: number): number | string {
  const cell = row.cells[column];
  const value = cell.dataset.v;
  if (value === undefined) return cell.textContent!;
  return cell.classList.contains("n") ? Number(value) : value;
}

function sort(heading: HTMLTableCellElement): void {
  const table = heading.closest("table")!;
  const column = heading.cellIndex;
  const numeric = heading.classList.contains("n");
  const before = heading.getAttribute("aria-sort");
  const descending = before ? before === "ascending" : numeric;
  table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  // Each cell is read once, not at every comparison.
  const keys = Array.from(body.rows).map((row) => ({
    row, missing: row.cells[column].textContent === "—", value: value_of(row, column)
  }));
  keys.sort((a, b) => {
    if (a.missing || b.missing) return Number(a.missing) - Number(b.missing);
    const x = a.value;
    const y = b.value;
    const order = typeof x === "number" && typeof y === "number"
      ? x - y : String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0;
    return descending ? -order : order;
  });
  const sorted = document.createDocumentFragment();
  keys.forEach((key) => sorted.appendChild(key.row));
  body.appendChild(sorted);
}

function exact(row: HTMLTableRowElement): string[] {
  return Array.from(row.cells).map((cell) =>
    cell.textContent === "—" ? "" : cell.dataset.v || cell.textContent!);
}

function grid(table: HTMLTableElement): string[][] {
  const names = Array.from(table.tHead!.rows[0].cells).map((cell) => cell.dataset.column!);
  return [names].concat(Array.from(table.tBodies[0].rows).map(exact));
}

function csv_field(text: string): string {
  // A text that a spreadsheet would run as a formula is made inert; a number is not one.
  const inert = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^-?[0-9.]+(e[-+]?\d+)?$/.test(text)
    ? "'" + text : text;
  return /[",\r\n]/.test(inert) ? '"' + inert.replace(/"/g, '""') + '"' : inert;
}

function save(name: string, text: string): void {
  const link = document.createElement("a");
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function copy(text: string): void {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.appendChild(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function button(text: string, act: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", () => act(made));
  return made;
}

function bring_to_life(details: HTMLElement): void {
  const table = details.querySelector("table")!;
  const tools = details.querySelector(".tools")!;
  tools.appendChild(button("Copy", (self) => {
    copy(grid(table).map((row) => row.map(csv_field).join("\t")).join("\n"));
    self.focus();
    self.textContent = "Copied";
    window.setTimeout(() => { self.textContent = "Copy"; }, 1500);
  }));
  tools.appendChild(button("Save as CSV", () => {
    save(details.dataset.table + ".csv",
         grid(table).map((row) => row.map(csv_field).join(",")).join("\n") + "\n");
  }));
  Array.from(table.tHead!.rows[0].cells).forEach((heading) => {
    const words = heading.textContent!;
    heading.textContent = "";
    heading.appendChild(button(words, () => sort(heading as HTMLTableCellElement)));
  });
}

// Open beside the text, folded above it.
function fold_contents(): void {
  const contents = document.getElementById("contents") as HTMLDetailsElement;
  const wide = window.matchMedia("(min-width: 1200px)");
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}

fold_contents();
document.querySelectorAll<HTMLElement>("details.data").forEach(bring_to_life);
draw_all();
redraw_when_changed();
