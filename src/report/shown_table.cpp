#include "report/shown_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/inert.h"
#include "base/text.h"
#include "engine/plain_text.h"
#include "report/html.h"
#include "report/words.h"

namespace resettle {
namespace {

// Texts and lists are as a reader sees them.
std::string shown_value(const Rows& rows, std::size_t column, std::size_t row) {
  if (rows.is_null(column, row)) return "null";
  switch (rows.columns()[column].type) {
    case ColumnType::text:
      return json_text(printable(rows.text(column, row)));
    case ColumnType::text_list:
      return json_text(cell_in_words(rows, column, row, Format::automatic));
    default:
      return json_value(rows, column, row);
  }
}

bool is_number(ColumnType type) {
  return type == ColumnType::integer || type == ColumnType::number;
}

// Whether figures/tables.ts can tell the words from the value.
bool says_itself(const ShownCell& cell, ColumnType type) {
  if (cell.json == "null") return cell.words == "—";
  if (type == ColumnType::integer) {
    return cell.words == (cell.json[0] == '-' ? "−" + cell.json.substr(1) : cell.json);
  }
  return cell.json[0] == '"' && cell.json == json_text(cell.words);
}

// {"values": […], "words": […]} of the first `count` rows.
std::string packed_column(const ShownTable& table, std::size_t column, std::size_t count) {
  std::string values, words;
  bool all_say_themselves = true;
  for (std::size_t r = 0; r < count; ++r) {
    const ShownCell& cell = table.rows[r][column];
    const bool same = says_itself(cell, table.columns[column].type);
    if (r > 0) {
      values += ',';
      words += ',';
    }
    values += cell.json;
    words += same ? "0" : json_text(cell.words);
    all_say_themselves = all_say_themselves && same;
  }
  return "{\"values\":[" + values + "]" + (all_say_themselves ? "" : ",\"words\":[" + words + "]") +
         "}";
}

// Tables of more columns are printed in small type.
constexpr std::size_t kWideInPrint = 12;

// How many rows the page holds.
std::int64_t held_rows(const ShownTable& table) {
  return std::min(static_cast<std::int64_t>(table.rows.size()), table.page_rows);
}

bool is_cut(const ShownTable& table) { return table.total > held_rows(table); }

std::string heading_of(const ShownTable& table) {
  std::string rows = counted_in_words(table.total, "row");
  if (is_cut(table)) {
    rows = "the first " + count_in_words(held_rows(table)) + " of " + rows;
  }
  return fmt::format("Table: {} <span class=\"rows\">({})</span>", escape_html(table.caption),
                     rows);
}

// What sorting goes by where the words would not do.
std::string sort_value(const ShownTable& table, const ShownCell& cell, std::size_t column) {
  const ColumnType type = table.columns[column].type;
  if (type == ColumnType::text || type == ColumnType::text_list || cell.json == "null") return "";
  std::string value = cell.json;
  std::erase(value, '"');
  return fmt::format(" data-v=\"{}\"", value);
}

// Columns that follow from the grain and only name what a row is about.
constexpr std::string_view kNames[] = {
    "analysis",     "finding",   "from_number", "from_phase",   "group_label", "group_name",
    "kind",         "number",    "phase",       "phase_number", "position",    "scope",
    "scope_number", "to_number", "to_phase",    "topic_name",   "unit"};

bool is_reason(std::string_view name) { return name == "reason" || name.ends_with("_reason"); }

bool only_names(std::string_view name, const std::vector<std::string>& grain) {
  return std::find(grain.begin(), grain.end(), name) != grain.end() ||
         std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Those of the table, each once, in the order of its rows.
std::vector<std::string> reasons_of(const ShownTable& table) {
  std::vector<std::string> reasons;
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!is_reason(table.columns[c].name) || row[c].json == "null") continue;
      const bool known = std::find(reasons.begin(), reasons.end(), row[c].words) != reasons.end();
      if (!known) reasons.push_back(row[c].words);
    }
  }
  return reasons;
}

}  // namespace

std::string nothing_in(const ShownTable& table, const std::vector<std::string>& grain) {
  if (table.total == 0) {
    return fmt::format("The table “{}” has no rows{}.", table.caption,
                       table.left_out.empty() ? "" : " to show");
  }
  // What was not read may say something.
  if (table.total > static_cast<std::int64_t>(table.rows.size())) return "";
  // Zeros say nothing beside values that are missing.
  bool has_zeros = false, has_missing = false;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Column& column = table.columns[c];
    if (is_reason(column.name) || only_names(column.name, grain)) continue;
    for (const auto& row : table.rows) {
      const bool is_missing = row[c].json == "null";
      const bool is_zero = is_number(column.type) && row[c].json == "0";
      if (!is_missing && !is_zero) return "";
      has_missing = has_missing || is_missing;
      has_zeros = has_zeros || is_zero;
    }
  }
  if (has_zeros && !has_missing) return "";
  const std::vector<std::string> reasons = reasons_of(table);
  return fmt::format("The table “{}” has no values{}.", table.caption,
                     reasons.empty() ? "" : ": " + join(reasons, "; "));
}

ShownTable shown_table(const Rows& rows, const AnalysisTable& how, std::int64_t total) {
  ShownTable table{how.name, how.caption, how.shown,       rows.columns(), {},
                   {},       total,       how.figure_rows, how.page_rows,  {},
                   {}};
  std::vector<Format> formats;
  for (const Column& column : table.columns) {
    const auto title = how.titles.find(column.name);
    table.titles.push_back(title == how.titles.end() ? title_of_column(column.name)
                                                     : title->second);
    const auto format = how.formats.find(column.name);
    formats.push_back(format == how.formats.end() ? Format::automatic
                                                  : format_named(format->second));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<ShownCell> row;
    std::vector<std::string> words = row_in_words(rows, r, formats);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      row.push_back({shown_value(rows, c, r), std::move(words[c])});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string json_of(const ShownTable& table) {
  const std::size_t count =
      std::min(table.rows.size(), static_cast<std::size_t>(table.figure_rows.value_or(
                                      static_cast<std::int64_t>(table.rows.size()))));
  std::string columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    columns += (c > 0 ? "," : "") + json_text(table.columns[c].name) + ":" +
               packed_column(table, c, count);
  }
  const std::string left_out =
      table.left_out.empty() ? "" : ",\"left_out\":" + json_text(table.left_out);
  return fmt::format("{{\"total\":{}{},\"columns\":{{{}}}}}", table.total, left_out, columns);
}

std::string html_of(const ShownTable& table) {
  const std::string note = table.left_out.empty() ? ""
                                                  : fmt::format("<p class=\"note\">{}</p>\n",
                                                                escape_html(table.left_out));
  if (table.total == 0) return note;
  if (!table.nothing.empty()) {
    return fmt::format("<p class=\"absent\">{}</p>\n", escape_html(table.nothing)) + note;
  }
  std::string out = fmt::format(
      "<details class=\"data\" data-table=\"{}\"><summary>{}</summary>\n<div "
      "class=\"tools\"></div>\n"
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"{}\"><table{}>\n<thead><tr>",
      escape_html(table.name), heading_of(table), escape_html(table.caption),
      table.columns.size() > kWideInPrint ? " class=\"wide\"" : "");
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    out += fmt::format("<th scope=\"col\"{} data-column=\"{}\">{}</th>",
                       is_number(table.columns[c].type) ? " class=\"n\"" : "",
                       escape_html(table.columns[c].name), escape_html(table.titles[c]));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 0; r < static_cast<std::size_t>(held_rows(table)); ++r) {
    const auto& row = table.rows[r];
    out += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) {
      out += fmt::format("<td{}{}>{}</td>", is_number(table.columns[c].type) ? " class=\"n\"" : "",
                         sort_value(table, row[c], c), escape_html(row[c].words));
    }
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
  if (is_cut(table)) {
    out += fmt::format("<p class=\"note\">The first {} of {} rows; all are in tables/{}.csv.</p>\n",
                       count_in_words(held_rows(table)), count_in_words(table.total),
                       escape_html(table.name));
  }
  return out + note + "</details>\n";
}

}  // namespace resettle
