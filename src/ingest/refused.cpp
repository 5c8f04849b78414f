#include "ingest/refused.h"

#include <algorithm>

#include "ingest/raw_tables.h"

namespace resettle {

void RefusedRecords::add(std::int64_t line, std::int64_t byte, std::int64_t lines,
                         std::optional<Kind> kind, const Reason& reason) {
  kept_.push_back({line, byte, lines, index_of({kind, reason})});
  ++records_;
  lines_ += lines;
  if (kept_.size() >= 2 * kKept) keep_the_first();
}

void RefusedRecords::take(RefusedRecords& other) {
  for (const One& one : other.kept_) {
    kept_.push_back({one.line, one.byte, one.lines, index_of(other.causes_[one.why])});
  }
  for (const auto& [cause, row] : other.sums_) add_up(row);
  records_ += other.records_;
  lines_ += other.lines_;
  if (kept_.size() >= 2 * kKept) keep_the_first();
  other = {};
}

std::size_t RefusedRecords::index_of(const Cause& cause) {
  const auto [found, is_new] = index_.try_emplace(cause, causes_.size());
  if (is_new) causes_.push_back(cause);
  return found->second;
}

RefusedRecords::Row RefusedRecords::row_of(const One& one) const {
  const auto& [kind, reason] = causes_[one.why];
  return {kind, reason, one.line, one.byte, 1, one.lines};
}

void RefusedRecords::add_up(const Row& row) {
  const auto [found, is_new] = sums_.try_emplace({row.kind, row.reason}, row);
  if (is_new) return;
  Row& sum = found->second;
  if (row.line < sum.line) {
    sum.line = row.line;
    sum.byte = row.byte;
  }
  sum.records += row.records;
  sum.lines += row.lines;
}

void RefusedRecords::keep_the_first() {
  if (kept_.size() <= kKept) return;
  const auto others = kept_.begin() + kKept;
  std::nth_element(kept_.begin(), others, kept_.end(),
                   [](const One& a, const One& b) { return a.line < b.line; });
  for (auto one = others; one != kept_.end(); ++one) add_up(row_of(*one));
  kept_.erase(others, kept_.end());
}

std::vector<RefusedRecords::Row> RefusedRecords::rows() {
  keep_the_first();
  std::vector<Row> rows;
  for (const One& one : kept_) rows.push_back(row_of(one));
  for (const auto& [cause, row] : sums_) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
  return rows;
}

void RefusedRecords::write(const std::string& file, Output& output) {
  if (records_ == 0) return;
  RowList list(raw_columns("quarantine"));
  for (const Row& row : rows()) {
    list.row().text(file).integer(row.line).integer(row.byte);
    list.text_or_null(row.kind ? kind_name(*row.kind) : "");
    list.text(name_of(row.reason.code)).text(row.reason.text);
    list.integer(row.records).integer(row.lines);
  }
  output.write("quarantine", list, "line");
}

}  // namespace resettle
