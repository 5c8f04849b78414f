// The compiled figures in node, as the program and the page run them: figures.js and ECharts.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const build = resolve(root, process.env.RESETTLE_BUILD ?? "build");
const compiled = `${build}/generated/figures.js`;

if (!existsSync(compiled)) throw new Error(`no figures at ${compiled}: build the program first`);

export const scripts = [`${root}/node_modules/echarts/dist/echarts.min.js`, compiled]
  .map((file) => readFileSync(file, "utf8"));

const context = vm.createContext({ console });
vm.runInContext("var window = this, self = this, global = this;" +
  "var setTimeout = function () { return 0; }, clearTimeout = function () {};", context);
for (const script of scripts) vm.runInContext(script, context);

export const module_of = (name) => vm.runInContext(`resettle.load(${JSON.stringify(name)})`, context);

export const phone = { width: 360, dark: false, live: false };
export const still = { width: 960, dark: false, live: false };
export const desk = { width: 1100, dark: false, live: true };

// The figures of an analysis for these tables; those with nothing to draw have neither option nor
// SVG.
export function draw(analysis, tables, view = still) {
  const echarts = vm.runInContext("echarts", context);
  const figures = vm.runInContext(`resettle.figures(${JSON.stringify(analysis)})`, context);
  return Array.from(figures, (figure) => {
    const drawn = { name: figure.name, nothing: figure.nothing(tables) };
    if (drawn.nothing) return drawn;
    const height = figure.height(tables, view);
    const chart = echarts.init(null, null,
      { renderer: "svg", ssr: true, width: view.width, height });
    const option = figure.option(tables, view);
    chart.setOption(option);
    const svg = chart.renderToSVGString();
    chart.dispose();
    return { ...drawn, height, option, svg, sentence: figure.sentence(tables),
      caption: figure.caption(tables), extremes: figure.extremes(tables) };
  });
}

export function figure_of(analysis, name, tables, view = still) {
  return draw(analysis, tables, view).filter((one) => one.name === name)[0];
}
