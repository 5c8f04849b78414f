// Cells that the tables of sentiment share.
#pragma once

#include "analyses/sentiment/feelings.h"
#include "analyses/topics/topic_rows.h"

namespace resettle {

// topic, topic_name, group_label, group_name and position of a row of FeelingCells; the posts
// without a topic, then all.
inline void add_topic_row(RowList& rows, const FeelingCells& cells, std::size_t row) {
  if (row < cells.topics.size()) {
    add_topic(rows, cells.topics[row]);
  } else if (row == cells.row_of_all()) {
    add_no_topic(rows, kAllTopics, "All posts");
  } else {
    add_no_topic(rows, kUnlabelled, "Not labelled");
  }
  rows.integer(static_cast<std::int64_t>(row) + 1);
}

// posts, authors, low_confidence, no_sentiment, mean, low, high, sd, the five shares, reason.
inline void add_feeling_columns(Columns& columns) {
  add_columns(columns, {"posts", "authors", "low_confidence", "no_sentiment"}, ColumnType::integer);
  add_columns(columns,
              {"mean", "low", "high", "sd", "very_negative_share", "negative_share",
               "neutral_share", "positive_share", "very_positive_share"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
}

inline void add_feelings(RowList& rows, const Feelings& group) {
  rows.integer(static_cast<std::int64_t>(group.posts));
  rows.integer(group.mean.authors);
  rows.integer(static_cast<std::int64_t>(group.low_confidence));
  rows.integer(static_cast<std::int64_t>(group.no_label));
  rows.number(group.mean.value);
  add_interval(rows, group.mean);
  rows.number(group.sd);
  for (const double posts : group.in_level) {
    if (group.posts > 0) {
      rows.number(posts / group.posts);
    } else {
      rows.null();
    }
  }
  rows.text_or_null(group.mean.reason);
}

}  // namespace resettle
