// The topics that the topic tables tell apart, in the codebook's order: its labels or, with
// topic_level = "group", their groups. The last row is for posts without a label.
// one row per: topic
// reads: post_facts, codebook, settings(role_topic, topic_level)
#include <set>

#include "analyses/topics/topic_counts.h"
#include "base/error.h"
#include "engine/sql_text.h"
#include "tables/maker.h"

namespace resettle {
namespace {

bool by_group(const std::string& level) {
  if (level == "group") return true;
  if (level == "label") return false;
  throw UserError("topic_level = \"" + level + "\" in [topics] is neither label nor group",
                  "Write topic_level = \"label\", or \"group\" for the codebook's groups.");
}

// The codebook's, and after them the labels that posts have without a codebook.
std::vector<Topic> named_topics(Workspace& workspace, const std::string& scheme) {
  const auto rows = workspace.query(
      "SELECT label, name, group_label, group_name, position FROM codebook WHERE scheme = " +
      sql_literal(scheme) +
      " UNION ALL SELECT DISTINCT topic, topic, topic, topic, 1000000 FROM post_facts "
      "WHERE topic IS NOT NULL ORDER BY position, label");
  std::vector<Topic> topics;
  std::set<std::string> seen;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const auto text = [&](std::size_t column) { return std::string(rows->text(column, row)); };
    if (seen.insert(text(0)).second) topics.push_back({text(0), text(1), text(2), text(3)});
  }
  return topics;
}

}  // namespace

void make_topic_list(Making& making) {
  const bool groups = by_group(making.setting("topic_level").get<std::string>());
  const auto topics =
      named_topics(making.workspace, making.setting("role_topic").get<std::string>());
  RowList rows({{"topic", ColumnType::text},
                {"position", ColumnType::integer},
                {"topic_name", ColumnType::text},
                {"group_label", ColumnType::text},
                {"group_name", ColumnType::text}});
  std::int64_t position = 0;
  std::set<std::string> seen;
  for (const Topic& topic : topics) {
    const std::string& label = groups ? topic.group_label : topic.label;
    if (!seen.insert(label).second) continue;
    if (label == kUnlabelled || label == kAllTopics) {
      throw UserError("a label of topics is \"" + label + "\"",
                      "Call it otherwise in its codebook, or in the file that it comes from: the "
                      "tables use this word themselves.");
    }
    rows.row().text(label).integer(++position);
    rows.text(groups ? topic.group_name : topic.name);
    rows.text(topic.group_label).text(topic.group_name);
  }
  rows.row().text(kUnlabelled).integer(++position).text("Not labelled").null().null();
  making.write(rows, "topic");
}

}  // namespace resettle
