// Cells that tables by topic share.
#pragma once

#include "analyses/topics/author_sums.h"
#include "analyses/topics/topic_counts.h"
#include "tables/maker.h"

namespace resettle {

inline void add_number(RowList& rows, const std::optional<double>& value) {
  if (value) {
    rows.number(*value);
  } else {
    rows.null();
  }
}

inline void add_interval(RowList& rows, const Estimate& estimate) {
  add_number(rows, estimate.low);
  add_number(rows, estimate.high);
}

inline void add_reason(RowList& rows, const std::string& reason) {
  if (reason.empty()) {
    rows.null();
  } else {
    rows.text(reason);
  }
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

// A row that is about no single topic: all of them, or posts without one.
inline void add_no_topic(RowList& rows, const std::string& label, const std::string& name) {
  rows.text(label).text(name).null().null();
}

// Draws and seed of the study.
inline statistics::ResampleOptions resample_options(const Making& making) {
  statistics::ResampleOptions options;
  options.draws = making.setting("draws").get<std::size_t>();
  options.seed = making.setting("seed").get<std::uint64_t>();
  return options;
}

}  // namespace resettle
