#include "report/tex_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ostream>

#include "base/text.h"
#include "report/interval_columns.h"
#include "report/tex_text.h"

namespace resettle {
namespace {

// Points. 16 cm are 455; what rounding and kerning add is kept free.
constexpr double kTextWidth = 450;
constexpr double kGap = 8;  // between columns
// A column of words gets no narrower than its longest word, up to this; longer words are broken.
constexpr double kWidestWord = 100;
constexpr double kNarrowestText = 40;
// Of the text's width, what the repeated columns may take.
constexpr double kMostForGrain = 0.6;
constexpr std::size_t kMostHeadingLines = 4;
// Of 9 pt on a page, with room for a caption and a heading.
constexpr std::size_t kLinesOfPage = 45;

struct TexColumn {
  std::size_t at;  // in the table
  bool is_right = false;
  bool is_text = false;
  bool is_grain = false;
  bool goes_with_last = false;  // an end of the interval of the column before
  double least = 0, natural = 0;
};

// A column of a part, with the width that it is given.
struct Placed {
  const TexColumn* column;
  double width;

  bool wraps() const { return width < column->natural; }
};

using Part = std::vector<Placed>;

double widest(const std::vector<std::string>& texts) {
  double width = 0;
  for (const std::string& text : texts) width = std::max(width, width_in_tex(text));
  return width;
}

// At least `least`, and so much that the heading stands in a few lines.
double width_of_heading(const std::string& title, double least) {
  double width = std::max(least, widest(words_of(title)));
  while (lines_in_tex(title, width).size() > kMostHeadingLines) width *= 1.1;
  return width;
}

TexColumn column_of(const ShownTable& table, std::size_t at,
                    const std::vector<std::string>& grain) {
  const Column& column = table.columns[at];
  TexColumn made{.at = at};
  made.is_right = column.type == ColumnType::integer || column.type == ColumnType::number;
  made.is_text = column.type == ColumnType::text || column.type == ColumnType::text_list;
  made.is_grain = std::find(grain.begin(), grain.end(), column.name) != grain.end();
  made.goes_with_last =
      is_interval(table.columns, at) || (at > 0 && is_interval(table.columns, at - 1));
  double word = 0;
  for (const auto& row : table.rows) {
    made.natural = std::max(made.natural, width_in_tex(row[at].words));
    if (made.is_text) word = std::max(word, widest(words_of(row[at].words)));
  }
  const double heading = width_of_heading(table.titles[at], 0);
  made.natural = std::max(made.natural, heading);
  made.least = made.natural;
  if (made.is_text) {
    const double words = std::max({kNarrowestText, std::min(word, kWidestWord), heading});
    made.least = std::min(made.natural, words);
  }
  return made;
}

double least_width(const std::vector<const TexColumn*>& columns) {
  double width = kGap * (static_cast<double>(columns.size()) - 1);
  for (const TexColumn* column : columns) width += column->least;
  return width;
}

// Columns that are repeated in each part leave room for the others.
void narrow_grain(std::vector<TexColumn>& columns) {
  const auto in_grain = std::count_if(columns.begin(), columns.end(),
                                      [](const TexColumn& column) { return column.is_grain; });
  for (TexColumn& column : columns) {
    if (!column.is_grain || !column.is_text) continue;
    const double share = kMostForGrain * kTextWidth / static_cast<double>(in_grain) - kGap;
    column.least = std::min(column.least, std::max(share, kNarrowestText));
  }
}

// All columns, where they fit; else the grain with as many of the others as do, part after part.
std::vector<std::vector<const TexColumn*>> parts_of(std::vector<TexColumn>& columns) {
  std::vector<const TexColumn*> all, grain;
  for (const TexColumn& column : columns) all.push_back(&column);
  if (least_width(all) <= kTextWidth) return {all};
  narrow_grain(columns);
  for (const TexColumn& column : columns) {
    if (column.is_grain) grain.push_back(&column);
  }
  std::vector<std::vector<const TexColumn*>> parts = {grain};
  for (std::size_t from = 0; from < columns.size();) {
    if (columns[from].is_grain) {
      ++from;
      continue;
    }
    std::size_t to = from + 1;
    while (to < columns.size() && columns[to].goes_with_last && !columns[to].is_grain) ++to;
    std::vector<const TexColumn*> with = parts.back();
    for (std::size_t at = from; at < to; ++at) with.push_back(&columns[at]);
    if (least_width(with) > kTextWidth && parts.back().size() > grain.size()) {
      with = grain;
      for (std::size_t at = from; at < to; ++at) with.push_back(&columns[at]);
      parts.push_back({});
    }
    parts.back() = with;
    from = to;
  }
  const auto by_place = [](const TexColumn* a, const TexColumn* b) { return a->at < b->at; };
  for (auto& part : parts) std::sort(part.begin(), part.end(), by_place);
  return parts;
}

// Room that is left goes to the columns of words, first to those that need the least of it.
Part placed(const std::vector<const TexColumn*>& columns) {
  Part part;
  std::vector<std::size_t> wanting;
  for (const TexColumn* column : columns) {
    if (column->least < column->natural) wanting.push_back(part.size());
    part.push_back({column, column->least});
  }
  const auto need = [&](std::size_t at) { return part[at].column->natural - part[at].width; };
  std::sort(wanting.begin(), wanting.end(),
            [&](std::size_t a, std::size_t b) { return need(a) < need(b); });
  double left = kTextWidth - least_width(columns);
  for (std::size_t i = 0; i < wanting.size() && left > 0; ++i) {
    const double most = left / static_cast<double>(wanting.size() - i);
    const double given = std::min(need(wanting[i]), most);
    part[wanting[i]].width += given;
    left -= given;
  }
  return part;
}

// Cells are written into columns a little wider than they were measured for.
double printed_width(const Placed& place) { return std::floor(place.width * 10) / 10; }

std::string specification(const Part& part) {
  std::string text = "@{}";
  for (const Placed& place : part) {
    if (place.wraps()) {
      text += fmt::format(">{{\\raggedright\\arraybackslash}}p{{{:.1f}pt}}", printed_width(place));
    } else {
      text += place.column->is_right ? 'r' : 'l';
    }
  }
  return text + "@{}";
}

// After a line's end a bracket or an asterisk would be an argument of it.
std::string first_cell(std::string text) {
  return text.starts_with('[') || text.starts_with('*') ? "{}" + text : text;
}

std::string heading(const ShownTable& table, const Placed& place) {
  const std::vector<std::string> lines =
      lines_in_tex(table.titles[place.column->at], place.width + 0.01);
  if (place.wraps() || lines.size() < 2) return escape_tex(table.titles[place.column->at]);
  std::string text =
      fmt::format("\\begin{{tabular}}[b]{{@{{}}{}@{{}}}}", place.column->is_right ? 'r' : 'l');
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += i > 0 ? "\\\\" + first_cell(escape_tex(lines[i])) : escape_tex(lines[i]);
  return text + "\\end{tabular}";
}

std::string headings(const ShownTable& table, const Part& part) {
  std::string text;
  for (std::size_t i = 0; i < part.size(); ++i) {
    text += i > 0 ? " & " + heading(table, part[i]) : first_cell(heading(table, part[i]));
  }
  return text + " \\\\\n";
}

std::string body(const ShownTable& table, const Part& part) {
  std::string text;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::string& words = row[part[i].column->at].words;
      const std::string cell = part[i].wraps()
                                   ? escape_tex_to_fit(words, printed_width(part[i]) - 1)
                                   : escape_tex(words);
      text += i > 0 ? " & " + cell : first_cell(cell);
    }
    text += " \\\\\n";
  }
  return text;
}

std::size_t lines_of(const ShownTable& table, const Part& part) {
  std::size_t lines = 0;
  for (const auto& row : table.rows) {
    std::size_t most = 1;
    for (const Placed& place : part) {
      if (place.wraps()) {
        most = std::max(most, lines_in_tex(row[place.column->at].words, place.width).size());
      }
    }
    lines += most;
  }
  return lines;
}

void write_part(const ShownTable& table, const Part& part, const std::string& caption,
                std::ostream& out) {
  const std::string columns = specification(part);
  const std::string top = headings(table, part);
  if (lines_of(table, part) <= kLinesOfPage) {
    out << "\\begin{table}\n\\centering\n\\fontsize{9}{11}\\selectfont\n\\setlength{\\tabcolsep}{"
           "4pt}\n"
        << "\\caption{" << caption << "}\n\\begin{tabular}{" << columns << "}\n\\toprule\n"
        << top << "\\midrule\n"
        << body(table, part) << "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
    return;
  }
  out << "\\begingroup\n\\fontsize{9}{11}\\selectfont\n\\setlength{\\tabcolsep}{4pt}\n"
      << "\\setlength{\\LTcapwidth}{\\linewidth}\n\\begin{longtable}{" << columns << "}\n\\caption{"
      << caption << "}\\\\\n\\toprule\n"
      << top << "\\midrule\n\\endfirsthead\n\\toprule\n"
      << top << "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n"
      << body(table, part) << "\\end{longtable}\n\\endgroup\n";
}

// The first character of the table that pdfLaTeX cannot print; 0 where it prints all.
char32_t table_beyond_pdflatex(const ShownTable& table) {
  std::string text = table.caption;
  for (const std::string& title : table.titles) text += title;
  for (const auto& row : table.rows) {
    for (const ShownCell& cell : row) text += cell.words;
  }
  return beyond_pdflatex(text);
}

}  // namespace

void write_tex(const ShownTable& table, const std::vector<std::string>& grain, std::ostream& out) {
  std::vector<TexColumn> columns;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    columns.push_back(column_of(table, at, grain));
  }
  std::vector<Part> parts;
  for (const auto& part : parts_of(columns)) parts.push_back(placed(part));
  out << "% The table " << table.name << ", made for 16 cm of text: A4 with margins of 2.5 cm.\n"
      << "% Needs \\usepackage{array,booktabs,longtable}.\n";
  if (const char32_t code = table_beyond_pdflatex(table); code != 0) {
    std::string character;
    append_utf8(character, code);
    out << "% Needs XeLaTeX or LuaLaTeX with a font that has all of its characters, such as "
        << character << " (U+" << fmt::format("{:04X}", static_cast<std::uint32_t>(code))
        << "): pdfLaTeX does not print them.\n";
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string caption =
        escape_tex(table.caption + (table.left_out.empty() ? "" : " " + table.left_out));
    if (parts.size() > 1) caption += fmt::format(" (part {} of {})", i + 1, parts.size());
    write_part(table, parts[i], caption, out);
  }
}

}  // namespace resettle
