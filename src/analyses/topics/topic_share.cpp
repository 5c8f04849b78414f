// How often authors of high and of low influence wrote about each topic: shares of labelled posts
// with intervals over authors, and the mean over authors of their own shares, in which a prolific
// author counts as much as any other. Posts without a label are a row of each level.
// one row per: level, topic
// reads: topic_counts, topic_list, days, settings(draws, seed)
#include "analyses/topics/topic_rows.h"
#include "analyses/topics/topic_shares.h"

namespace resettle {
namespace {

Columns columns_of_table() {
  Columns columns;
  add_columns(columns, {"level"}, ColumnType::text);
  add_topic_columns(columns);
  add_columns(columns, {"position", "posts", "labelled_posts"}, ColumnType::integer);
  add_columns(columns, {"share", "low", "high", "residual"}, ColumnType::number);
  add_columns(columns, {"authors"}, ColumnType::integer);
  add_columns(columns, {"author_share", "author_low", "author_high", "share_of_posts"},
              ColumnType::number);
  add_columns(columns, {"reason"}, ColumnType::text);
  return columns;
}

void add_share(RowList& rows, const TopicShare& share, std::int64_t position) {
  rows.integer(position).integer(static_cast<std::int64_t>(share.posts));
  rows.integer(static_cast<std::int64_t>(share.labelled));
  rows.number(share.share.value);
  add_interval(rows, share.share);
  rows.number(share.residual);
  rows.integer(static_cast<std::int64_t>(share.authors));
  rows.number(share.of_authors.value);
  add_interval(rows, share.of_authors);
  rows.number(share.all > 0 ? std::optional(share.posts / share.all) : std::nullopt);
  rows.text_or_null(share.share.reason);
}

}  // namespace

void make_topic_share(Making& making) {
  const auto shared = read_topic_counts(making);
  const TopicCounts& counts = *shared;
  const std::vector<Scope> scopes = scopes_of(counts);
  const auto shares = topic_shares(counts, scopes, resample_options(making));
  RowList rows(columns_of_table());
  for (std::size_t s = 0; s < scopes.size(); ++s) {
    std::int64_t position = 0;
    for (const TopicShare& share : shares[s]) {
      rows.row().text(name_of(scopes[s]));
      if (static_cast<std::size_t>(position) < counts.topics.size()) {
        add_topic(rows, counts.topics[static_cast<std::size_t>(position)]);
      } else {
        add_no_topic(rows, kUnlabelled, "Not labelled");
      }
      add_share(rows, share, ++position);
    }
  }
  making.write(rows, "level, position");
}

}  // namespace resettle
