#include "analyses/post_facts/post_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/sql_text.h"

namespace resettle {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

using Positions = std::map<std::string, std::int32_t, std::less<>>;

// The places of the phases by their numbers in study.toml.
std::map<std::int64_t, std::int32_t> read_phases(Workspace& workspace, PostFacts& facts) {
  std::map<std::int64_t, std::int32_t> places;
  const auto rows = workspace.query(
      "SELECT phase, MIN(phase_number) AS number, CAST(COUNT(*) AS BIGINT) AS days, "
      "MIN(day) AS first_day FROM days WHERE phase IS NOT NULL GROUP BY phase ORDER BY number");
  if (rows->size() > 0) facts.first_day = rows->day(3, 0);
  for (std::size_t row = 0; row < rows->size(); ++row) {
    places.emplace(rows->integer(1, row), static_cast<std::int32_t>(row));
    facts.phases.emplace_back(rows->text(0, row));
    facts.phase_days.push_back(static_cast<std::int32_t>(rows->integer(2, row)));
  }
  return places;
}

// The codebook's categories, and after them the labels that posts have without a codebook.
Positions read_topics(Workspace& workspace, const std::string& scheme, const std::string& from,
                      PostFacts& facts) {
  const auto rows =
      workspace.query("SELECT label, name, group_label, group_name FROM codebook WHERE scheme = " +
                      sql_literal(scheme) + " ORDER BY position");
  Positions positions;
  const auto add = [&](Topic topic) {
    const auto next = static_cast<std::int32_t>(positions.size());
    if (positions.emplace(topic.label, next).second) facts.topics.push_back(std::move(topic));
  };
  const auto text = [&](std::size_t column, std::size_t row) {
    return std::string(rows->text(column, row));
  };
  for (std::size_t row = 0; row < rows->size(); ++row) {
    add({text(0, row), text(1, row), text(2, row), text(3, row)});
  }
  const auto labels = workspace.query("SELECT DISTINCT topic FROM " + from +
                                      " WHERE topic IS NOT NULL ORDER BY topic");
  for (std::size_t row = 0; row < labels->size(); ++row) {
    const std::string label(labels->text(0, row));
    add({label, label, label, label});
  }
  return positions;
}

// For each topic the position of its group.
std::vector<std::int32_t> collect_groups(PostFacts& facts) {
  std::vector<std::int32_t> group_of;
  Positions positions;
  for (const Topic& topic : facts.topics) {
    const auto [found, is_new] =
        positions.emplace(topic.group_label, static_cast<std::int32_t>(positions.size()));
    if (is_new) {
      facts.groups.push_back(
          {topic.group_label, topic.group_name, topic.group_label, topic.group_name});
    }
    group_of.push_back(found->second);
  }
  return group_of;
}

double number_or_missing(const Rows& rows, std::size_t column, std::size_t row) {
  return rows.is_null(column, row) ? kMissing : rows.number(column, row);
}

}  // namespace

PostFacts read_post_facts(Workspace& workspace, const std::string& topic_scheme,
                          const std::string& from) {
  PostFacts facts;
  const auto phase_at = read_phases(workspace, facts);
  const Positions topics = read_topics(workspace, topic_scheme, from, facts);
  const std::vector<std::int32_t> group_of = collect_groups(facts);
  const std::string columns =
      "user_id, phase_number, day, topic, CAST(likes AS DOUBLE), CAST(saves AS DOUBLE), "
      "CAST(comments AS DOUBLE), CAST(shares AS DOUBLE), sentiment, sentiment_confidence, "
      "days_at_crawl";
  const auto rows =
      workspace.query("SELECT " + columns + " FROM " + from + " ORDER BY user_id, post_id");
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const std::string_view user = rows->text(0, row);
    if (facts.users.empty() || facts.users.back() != user) facts.users.emplace_back(user);
    facts.user.push_back(static_cast<std::int32_t>(facts.users.size() - 1));
    facts.phase.push_back(phase_at.at(rows->integer(1, row)));
    facts.day.push_back(rows->day(2, row));
    const std::int32_t topic = rows->is_null(3, row) ? -1 : topics.find(rows->text(3, row))->second;
    facts.topic.push_back(topic);
    facts.topic_group.push_back(topic < 0 ? -1 : group_of[static_cast<std::size_t>(topic)]);
    for (std::size_t metric = 0; metric < kMetrics; ++metric) {
      facts.counts[metric].push_back(number_or_missing(*rows, 4 + metric, row));
    }
    facts.sentiment.push_back(number_or_missing(*rows, 8, row));
    facts.confidence.push_back(number_or_missing(*rows, 9, row));
    facts.days_at_crawl.push_back(
        rows->is_null(10, row) ? -1 : static_cast<std::int32_t>(rows->integer(10, row)));
  }
  return facts;
}

std::shared_ptr<const PostFacts> shared_post_facts(Making& making, const std::string& from) {
  const auto scheme = making.setting("role_topic").get<std::string>();
  return making.shared<PostFacts>(from + " " + scheme, {from, "days", "codebook"},
                                  [&] { return read_post_facts(making.workspace, scheme, from); });
}

std::optional<std::size_t> place_of_user(const PostFacts& facts, std::string_view user_id) {
  const auto found = std::lower_bound(facts.users.begin(), facts.users.end(), user_id);
  if (found == facts.users.end() || *found != user_id) return std::nullopt;
  return static_cast<std::size_t>(found - facts.users.begin());
}

std::optional<std::size_t> place_of_topic(const PostFacts& facts, const std::string& label) {
  const auto group = facts.stands_for.find(label);
  const std::string& wanted = group == facts.stands_for.end() ? label : group->second;
  for (std::size_t topic = 0; topic < facts.topics.size(); ++topic) {
    if (facts.topics[topic].label == wanted) return topic;
  }
  return std::nullopt;
}

bool sentiment_counts(const PostFacts& facts, std::size_t post, double min_confidence) {
  if (std::isnan(facts.sentiment[post])) return false;
  return std::isnan(facts.confidence[post]) || facts.confidence[post] > min_confidence;
}

}  // namespace resettle
