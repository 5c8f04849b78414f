// What a figure is, and what it is given. Figures compute nothing: numbers arrive in `rows`, the
// same cells as a reader sees them in `words`.

export type Cell = string | number | boolean | null;

export interface Table {
  rows: { [column: string]: Cell }[];
  words: { [column: string]: string }[];
  // How many rows the table has; `rows` may hold only the first of them.
  total: number;
  // Says how many rows name what too few people have, and are not here; absent if all are.
  left_out?: string;
}

export interface Tables {
  [name: string]: Table;
}

export interface View {
  width: number;
  dark: boolean;
  // Whether somebody can point at it: the static figure needs no tooltips.
  live: boolean;
}

// The parts of an ECharts option; ECharts checks them itself.
// eslint-disable-next-line
export type Part = any;

export interface Figure {
  name: string;
  // As wide as the page allows, or as wide as the text.
  wide: boolean;
  // One more view of what another figure shows: where there is nothing to draw the page says nothing.
  quiet?: boolean;
  // Why there is nothing to draw and what would change that; empty when there is.
  nothing(tables: Tables): string;
  height(tables: Tables, view: View): number;
  option(tables: Tables, view: View): Part;
  // What the figure shows: the bold sentence above it.
  sentence(tables: Tables): string;
  // What is drawn, n, what is left out.
  caption(tables: Tables): string;
  // Added to the sentence for those who cannot see the figure: the ends of the scale.
  extremes(tables: Tables): string;
}
