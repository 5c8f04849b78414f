// The world map: the outline of the land, and a point in each country (cmake/world_map.mjs).
import { Part, Table, View } from "report/figures/figure";
import { theme } from "report/figures/palette";

declare const echarts: Part;
declare const resettle: {
  world: { land: Part; centres: { [country: string]: number[] } };
};

// ECharts takes the outline apart when it first draws it; the program does so before it has tables.
export function prepare(): void {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 100, height: 50 });
  chart.setOption({ geo: world_map({ width: 100, dark: false, live: false }) });
  chart.renderToSVGString();
  chart.dispose();
}

let registered = false;

// A background without its own events: circles are what one points at.
export function world_map(view: View): Part {
  if (!registered) echarts.registerMap("world", { geoJSON: resettle.world.land });
  registered = true;
  const colours = theme(view);
  return {
    map: "world", silent: true, roam: false, left: 0, right: 0, top: 0, bottom: 28,
    itemStyle: { areaColor: colours.hairline, borderWidth: 0, borderColor: "transparent" }
  };
}

// The rows whose country has a place on the map, with its longitude and latitude.
export function countries_on_map(table: Table, column: string): Table {
  const found: Table = { rows: [], words: [], total: table.total };
  for (let i = 0; i < table.rows.length; i++) {
    const centre = resettle.world.centres[table.rows[i][column] as string];
    if (!centre) continue;
    const row: Table["rows"][0] = { longitude: centre[0], latitude: centre[1] };
    for (const key in table.rows[i]) row[key] = table.rows[i][key];
    found.rows.push(row);
    found.words.push(table.words[i]);
  }
  return found;
}
