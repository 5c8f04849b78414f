// Tables as the program hands them over, column by column, and as figures take them, row by row.
import { Cell, Table, Tables } from "report/figures/figure";

interface PackedTable {
  total: number;
  left_out?: string;
  // A word is 0 where the value says itself; without `words` all values do.
  columns: { [name: string]: { values: Cell[]; words?: (string | number)[] } };
}

function itself(value: Cell): string {
  if (value === null) return "\u2014";
  return typeof value === "number" && value < 0 ? "\u2212" + String(-value) : String(value);
}

function unpacked_table(packed: PackedTable): Table {
  const table: Table = { rows: [], words: [], total: packed.total };
  if (packed.left_out) table.left_out = packed.left_out;
  for (const name in packed.columns) {
    const column = packed.columns[name];
    for (let i = 0; i < column.values.length; i++) {
      if (i === table.rows.length) {
        table.rows.push({});
        table.words.push({});
      }
      const value = column.values[i];
      const word = column.words ? column.words[i] : 0;
      table.rows[i][name] = value;
      table.words[i][name] = typeof word === "string" ? word : itself(value);
    }
  }
  return table;
}

// A table that is there row by row already, as tests write it, stays as it is.
export function unpacked(tables: { [name: string]: PackedTable | Table }): Tables {
  const made: Tables = {};
  for (const name in tables) {
    const table = tables[name];
    made[name] = "columns" in table ? unpacked_table(table) : table;
  }
  return made;
}
