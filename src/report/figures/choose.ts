// Finding rows to word: nothing here counts or divides.
import { Cell, Table, Tables } from "report/figures/figure";

// The place of the row with the largest (or, with `sign` −1, smallest) value; −1 without any.
export function place_of_extreme(table: Table, column: string, sign = 1): number {
  let best = -1;
  for (let i = 0; i < table.rows.length; i++) {
    const value = table.rows[i][column];
    if (typeof value !== "number") continue;
    if (best < 0 || sign * value > sign * (table.rows[best][column] as number)) best = i;
  }
  return best;
}

export function rows_where(table: Table, column: string, value: Cell): Table {
  return where(table, function (row) { return row[column] === value; });
}

// " 3 hashtags of fewer than 10 people are not shown.", to stand at the end of a caption.
export function left_out(table: Table): string {
  return table.left_out ? " " + table.left_out : "";
}

// `words` of what a sentence says about the first row: where rows are left out it is the first of
// those that are shown.
export function first_shown(table: Table, words: string): string {
  return table.left_out ? "Of those shown, " + words.charAt(0).toLowerCase() + words.slice(1) : words;
}

export function where(table: Table, holds: (row: Table["rows"][0]) => boolean): Table {
  const found: Table = { rows: [], words: [], total: 0 };
  for (let i = 0; i < table.rows.length; i++) {
    if (!holds(table.rows[i])) continue;
    found.rows.push(table.rows[i]);
    found.words.push(table.words[i]);
  }
  found.total = found.rows.length;
  return found;
}

// How many posts, comments or users the analyses count, in words; "0" when there are none.
export function counted(tables: Tables, unit: string): string {
  const steps = rows_where(tables["collection_flow"], "unit", unit);
  return steps.words.length > 0 ? steps.words[steps.words.length - 1]["kept"] : "0";
}

// "1 user", "24 users" of those that the analyses count.
export function counted_in_words(tables: Tables, unit: string): string {
  return of_noun(counted(tables, unit), unit.slice(0, -1));
}

// Whether so many authors are behind a number that a sentence may say it.
export function enough(tables: Tables, authors: Cell): boolean {
  const row = tables["findings"].rows[0];
  return !row || (authors as number) >= (row["least_authors"] as number);
}

// Whether too few authors are behind the finding.
export function is_withheld(tables: Tables, name: string): boolean {
  const found = rows_where(tables["findings"], "finding", name).rows[0];
  return !!found && !enough(tables, found["authors"]);
}

// "Too few authors to say <what>: 10 are asked for."
export function too_few(tables: Tables, what: string): string {
  return "Too few authors to say " + what + ": " + tables["findings"].words[0]["least_authors"] +
    " are asked for.";
}

// "1 user", "24 users".
export function of_noun(count: string, noun: string): string {
  return count + " " + noun + (count === "1" ? "" : "s");
}

// "1 post", "24 posts".
export function posts_in_words(words: { [column: string]: string }): string {
  return of_noun(words["posts"], "post");
}

// The sentences of the findings named, as far as there are any, and then `more`.
export function findings_first(tables: Tables, names: string[], more: string): string {
  const sentences: string[] = [];
  for (let i = 0; i < names.length; i++) {
    const found = rows_where(tables["findings"], "finding", names[i]);
    if (found.words.length > 0 && found.rows[0]["estimate"] !== null && found.words[0]["sentence"]) {
      sentences.push(found.words[0]["sentence"]);
    }
  }
  if (more !== "") sentences.push(more);
  return sentences.join(" ");
}

// ", and 3 of users without a level": what levels leave of a total; empty where they leave nothing.
export function without_level(table: Table, column: string): string {
  const unscored = rows_where(table, "level", "unscored");
  return unscored.rows.length > 0 && unscored.rows[0][column]
    ? ", and " + unscored.words[0][column] + " of users without a level" : "";
}

export function listed(items: string[]): string {
  if (items.length < 2) return items.join("");
  return items.slice(0, -1).join(", ") + " and " + items[items.length - 1];
}

// The sentence of a finding that the analysis declares; empty where it has no estimate.
export function finding(tables: Tables, name: string): string {
  const found = rows_where(tables["findings"], "finding", name);
  return found.words.length > 0 ? found.words[0]["sentence"] : "";
}
