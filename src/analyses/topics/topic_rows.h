// Cells that tables by topic share.
#pragma once

#include "analyses/intervals.h"
#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"
#include "tables/maker.h"

namespace resettle {

inline void add_interval(RowList& rows, const Estimate& estimate) {
  rows.number(estimate.low).number(estimate.high);
}

inline void add_columns(Columns& columns, const std::vector<const char*>& names, ColumnType type) {
  for (const char* name : names) columns.push_back({name, type});
}

// topic, topic_name, group_label, group_name.
inline void add_topic_columns(Columns& columns) {
  add_columns(columns, {"topic", "topic_name", "group_label", "group_name"}, ColumnType::text);
}

inline void add_topic(RowList& rows, const Topic& topic) {
  rows.text(topic.label).text(topic.name).text(topic.group_label).text(topic.group_name);
}

// from_phase, to_phase, from_number, to_number.
inline void add_pair_columns(Columns& columns) {
  add_columns(columns, {"from_phase", "to_phase"}, ColumnType::text);
  add_columns(columns, {"from_number", "to_number"}, ColumnType::integer);
}

inline void add_pair(RowList& rows, const NumberedPhase& from, const NumberedPhase& to) {
  rows.text(from.name).text(to.name).integer(from.number).integer(to.number);
}

// A row that is about no single topic: all of them, or posts without one.
inline void add_no_topic(RowList& rows, const std::string& label, const std::string& name) {
  rows.text(label).text(name).null().null();
}

}  // namespace resettle
