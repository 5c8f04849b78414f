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
  const at = rows_where(tables["label_coverage"], "role", role);
  const row = at.rows[0];
  const scheme = row["scheme"] as string;
  const of_scheme = "the scheme \"" + scheme + "\" (role " + role + ")";
  if (row["posts"] === 0) return no_posts(tables);
  if (row["given"] === 0) {
    return "No post has a label of " + of_scheme + ": import labels with a [[source]] of kind " +
      "\"labels\" and scheme = \"" + scheme + "\" in study.toml, or name the scheme of those that " +
      "are there under [roles].";
  }
  if (row["labelled"] === 0) {
    return "The labels of " + of_scheme + " name no post that is counted: map unit_id to the column " +
      "that holds the posts\u2019 own ids; `resettle show quality` says which labels name no post.";
  }
  if (row["categories"] !== 0 && row["outside_codebook"] === row["labelled"]) {
    return "No label of " + of_scheme + " is in its codebook: add the labels to codebooks/" + scheme +
      ".toml, or write them as it does; `resettle show foreign_labels` lists them.";
  }
  if (row["posts_of_few"] === row["labelled"]) {
    return "Every label of " + of_scheme + " is on posts of fewer people than least_authors: write " +
      "codebooks/" + scheme + ".toml with the labels, or lower least_authors in study.toml.";
  }
  return "";
}
