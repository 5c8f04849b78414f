// Why a figure has nothing to draw, and what helps. A test of the program does what each says and
// sees it go (tests/program/test_remedies.py).
import { Tables } from "report/figures/figure";
import { rows_where } from "report/figures/choose";

// Empty if the analyses count a post.
export function no_posts(tables: Tables): string {
  const table = tables["nothing_counted"];
  const why = table && table.rows[0];
  return why ? "No post is counted: " + why["reason"] + "; " + why["remedy"] + "." : "";
}

// Empty if a post that is counted has a label of the role that counts.
export function no_labels(tables: Tables, role: string): string {
  const why = rows_where(tables["missing_labels"], "role", role).rows[0];
  return no_posts(tables) ||
    (why ? "No label counts: " + why["reason"] + "; " + why["remedy"] + "." : "");
}
