#include "cli/other_cohorts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace resettle {
namespace {

constexpr const char* kRuleLabels = "rule_labels";
constexpr const char* kMultiverse = "multiverse";

using Names = std::set<std::string, std::less<>>;

Maker& maker_of(std::vector<Maker>& makers, const std::string& table) {
  const auto found = std::find_if(makers.begin(), makers.end(),
                                  [&](const Maker& maker) { return maker.table == table; });
  check(found != makers.end(), "there is a maker of " + table);
  return *found;
}

// The table and all that it is made from.
Names made_from(const std::vector<Maker>& makers, const std::string& table) {
  Names all;
  std::vector<std::string> open = {table};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    if (!all.insert(next).second) continue;
    for (const Maker& maker : makers) {
      if (maker.table == next) open.insert(open.end(), maker.reads.begin(), maker.reads.end());
    }
  }
  return all;
}

// `first`, and what is made from it and read, directly or not, for `last`.
Names tables_between(const std::vector<Maker>& makers, const std::string& first,
                     const std::string& last) {
  Names between;
  for (const std::string& table : made_from(makers, last)) {
    if (table != last && made_from(makers, table).contains(first)) between.insert(table);
  }
  return between;
}

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// One line of a statement in which each of the tables has the suffix: not a column of its name, nor
// a word of a text.
std::string with_suffix(std::string_view line, const Names& tables, const std::string& suffix) {
  std::string out;
  bool in_text = false;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && is_of_a_name(line[end])) ++end;
    if (end == at) {
      if (line[at] == '\'') in_text = !in_text;
      out += line[at++];
      continue;
    }
    const std::string_view word = line.substr(at, end - at);
    const bool is_column = at > 0 && line[at - 1] == '.';
    out += word;
    if (!in_text && !is_column && tables.contains(word)) out += suffix;
    at = end;
  }
  return out;
}

// The statement that reads the copies. What its header says in words stays.
std::string reading_copies(const std::string& statement, const Names& tables,
                           const std::string& suffix) {
  std::vector<std::string> lines;
  bool in_words = true;
  for (const std::string_view line : split(statement, '\n')) {
    if (line.starts_with("-- reads:") || !line.starts_with("--")) in_words = false;
    lines.push_back(in_words ? std::string(line) : with_suffix(line, tables, suffix));
  }
  return join(lines, "\n");
}

Maker copy_of(const Maker& maker, const Names& tables, std::int64_t shift) {
  check(!maker.statement.empty(), maker.table + " is a statement: its copy can read copies");
  const std::string suffix = evidence_suffix(shift);
  Maker copy = maker;
  copy.table += suffix;
  copy.about = fmt::format("As {}, where the cohort’s rule asks for one kind of evidence {}.",
                           maker.table, shift < 0 ? "fewer" : "more");
  copy.statement = reading_copies(maker.statement, tables, suffix);
  for (std::string& table : copy.reads) {
    if (tables.contains(table)) table += suffix;
  }
  return copy;
}

void add_copies(const Study& study, std::int64_t shift, const Names& tables,
                std::vector<Maker>& makers) {
  const std::string suffix = evidence_suffix(shift);
  const auto is_taken = [&](const std::string& table) {
    return std::any_of(makers.begin(), makers.end(),
                       [&](const Maker& maker) { return maker.table == table; });
  };
  std::vector<Maker> copies;
  Names read = tables;
  read.insert(kRuleLabels);
  for (const std::string& table : tables) {
    if (is_taken(table + suffix)) {
      throw UserError({.file = (study.folder / "study.toml").string()},
                      fmt::format("the scheme {0}{1} would have the table labels_{0}{1}, which "
                                  "robustness makes of the cohort's scheme {0}",
                                  *study.cohort_scheme, suffix),
                      "Give one of the two schemes another name.");
    }
    copies.push_back(copy_of(maker_of(makers, table), read, shift));
  }
  std::vector<std::string>& reads = maker_of(makers, kMultiverse).reads;
  for (const std::string& table : std::vector<std::string>(reads)) {
    if (tables.contains(table)) reads.push_back(table + suffix);
  }
  makers.insert(makers.end(), copies.begin(), copies.end());
}

}  // namespace

void make_other_cohorts(const Study& study, std::vector<Maker>& makers) {
  const auto shifts = evidence_shifts(study.annotators, study.resolve, study.cohort_scheme);
  for (const std::int64_t shift : {-1, 1}) {
    if (std::count(shifts.begin(), shifts.end(), shift) > 0) continue;
    std::erase_if(makers, [&](const Maker& maker) {
      return maker.table == kRuleLabels + evidence_suffix(shift);
    });
  }
  if (shifts.empty()) return;
  const Names tables = tables_between(makers, "labels_" + *study.cohort_scheme, kMultiverse);
  for (const std::int64_t shift : shifts) add_copies(study, shift, tables, makers);
}

}  // namespace resettle
