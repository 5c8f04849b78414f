// What figures say of tables in which something is missing or points both ways.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/figure_renderer.h"

namespace resettle {
namespace {

using Json = nlohmann::json;

std::string word_of(const Json& value) {
  if (value.is_null()) return "—";
  if (value.is_string()) return value.get<std::string>();
  const std::string digits = value.dump();
  return digits.starts_with('-') ? "−" + digits.substr(1) : digits;
}

// Rows as the page gets them, with words that are the numbers themselves.
Json table(const std::vector<Json>& rows) {
  Json words = Json::array();
  for (const Json& row : rows) {
    Json said = Json::object();
    for (const auto& [column, value] : row.items()) said[column] = word_of(value);
    words.push_back(said);
  }
  return {{"total", rows.size()}, {"rows", rows}, {"words", words}};
}

DrawnFigure drawn(const std::string& analysis, const std::string& figure, const Json& tables) {
  FigureRenderer renderer;
  for (const DrawnFigure& one : renderer.draw({analysis, tables.dump()}).get()) {
    if (one.name == figure) return one;
  }
  return {};
}

Json posts_of_users(int posts, int users) {
  return table({{{"unit", "posts"}, {"kept", posts}}, {{"unit", "users"}, {"kept", users}}});
}

// A finding that asks for so many authors.
Json findings_asking_for(int authors) {
  return table({{{"finding", "x"}, {"estimate", nullptr}, {"least_authors", authors}}});
}

Json feeling(const std::string& topic, const std::string& level, double mean) {
  Json row = {{"topic", topic},     {"topic_name", "Topic " + topic},
              {"group_label", "g"}, {"position", 1},
              {"level", level},     {"mean", mean},
              {"low", mean - 0.1},  {"high", mean + 0.1},
              {"posts", 50},        {"low_confidence", 0},
              {"authors", 9},       {"no_sentiment", 0}};
  for (const char* share : {"very_negative_share", "negative_share", "neutral_share",
                            "positive_share", "very_positive_share"}) {
    row[share] = 0.2;
  }
  return row;
}

Json gap(const std::string& topic, double difference, double half_width, double q) {
  return {{"topic", topic},
          {"topic_name", "Topic " + topic},
          {"group_label", "g"},
          {"posts_high", 20},
          {"posts_low", 30},
          {"mean_high", -difference / 2},
          {"mean_low", difference / 2},
          {"difference", difference},
          {"low", difference - half_width},
          {"high", difference + half_width},
          {"q", q},
          {"hedges_g", difference}};
}

// Sentiment of topics A, B, … with these gaps.
Json sentiment_of(const std::vector<Json>& gaps) {
  std::vector<Json> topics, levels, all_gaps = gaps;
  for (const Json& one : gaps) {
    const auto topic = one["topic"].get<std::string>();
    topics.push_back(feeling(topic, "", 0.1));
    for (const char* level : {"high", "low"}) levels.push_back(feeling(topic, level, 0.1));
  }
  Json all = feeling("all", "", 0.1);
  all["group_label"] = nullptr;
  topics.push_back(all);
  Json all_gap = gap("all", 0.1, 0.3, 1);
  all_gap["group_label"] = nullptr;
  all_gaps.push_back(all_gap);
  const std::vector<Json> tests = {{{"test", "sample"}, {"p", nullptr}},
                                   {{"test", "all posts"}, {"p", nullptr}}};
  return {{"sentiment_by_topic", table(topics)},
          {"sentiment_by_topic_level", table(levels)},
          {"sentiment_gap", table(all_gaps)},
          {"sentiment_sample_test", table(tests)},
          {"findings", table({})}};
}

TEST(figure_sentences, the_largest_gap_is_the_largest_whichever_way_it_points) {
  const auto figure = drawn("sentiment", "sentiment_by_level",
                            sentiment_of({gap("A", 0.5, 0.25, 0.001), gap("B", -1.0, 0.25, 0.001),
                                          gap("C", 2.0, 2.5, 0.8)}));
  EXPECT_EQ(
      figure.sentence,
      "Allowing for the number of topics (q below 0.05), low-influence users sounded warmer on "
      "1 of 3 topics and high-influence users on 1; the largest gap was on Topic B, where high "
      "was warmer by 1.0 [0.75, 1.25] (picked as the largest of 3; the interval is not corrected "
      "for that).");
}

TEST(figure_sentences, a_gap_that_is_clear_among_many_by_chance_is_not_spoken_of) {
  const auto figure = drawn("sentiment", "sentiment_by_level",
                            sentiment_of({gap("A", -0.5, 0.4, 0.2), gap("B", 0.1, 0.4, 0.9)}));
  EXPECT_EQ(figure.sentence,
            "No clear difference between high- and low-influence users in how posts on a topic "
            "felt.");
}

TEST(figure_sentences, topics_of_too_few_authors_are_not_compared) {
  Json tables = sentiment_of({gap("A", 0.5, 0.25, 0.001), gap("B", 1.0, 0.25, 0.001)});
  tables["findings"] = findings_asking_for(9);
  EXPECT_NE(drawn("sentiment", "sentiment_by_topic", tables).sentence.find("felt warmest"),
            std::string::npos);
  tables["findings"] = findings_asking_for(10);
  EXPECT_EQ(drawn("sentiment", "sentiment_by_topic", tables).sentence,
            "Too few authors to say which topics felt warm: 10 are asked for.");
  EXPECT_EQ(drawn("sentiment", "sentiment_by_level", tables).sentence,
            "Too few authors to say which level sounded warmer on which topic: 10 are asked for.");
}

TEST(figure_sentences, the_warmest_topic_is_said_to_be_picked) {
  const auto figure = drawn("sentiment", "sentiment_by_topic",
                            sentiment_of({gap("A", 0.5, 0.25, 0.001), gap("B", 1.0, 0.25, 0.001)}));
  EXPECT_NE(figure.sentence.find("picked as the ends of 2, their intervals are not corrected"),
            std::string::npos);
}

Json retained(const Json& median, const Json& after_30_days) {
  return {{"group_name", "all"},
          {"users", 12},
          {"median_days", median},
          {"retained_30_days_share", after_30_days},
          {"retained_30_days_low", after_30_days},
          {"retained_30_days_high", after_30_days}};
}

std::string retention_sentence(const Json& summary) {
  const std::vector<Json> curve = {{{"group_name", "all"},
                                    {"day", 0},
                                    {"at_risk", 12},
                                    {"survival", 1},
                                    {"low", 1},
                                    {"high", 1}},
                                   {{"group_name", "all"},
                                    {"day", 20},
                                    {"at_risk", 12},
                                    {"survival", 0.75},
                                    {"low", 0.5},
                                    {"high", 0.9}}};
  const std::vector<Json> test = {{{"p", nullptr}}};
  return drawn("trajectories", "retention",
               {{"retention_summary", table({summary})},
                {"retention_comparison", table(test)},
                {"retention_flow", table({})},
                {"retention", table(curve)},
                {"phase_levels", table({})},
                {"transitions", table({})},
                {"transition_rates", table({})},
                {"moves_beyond_noise", table({})},
                {"collection_flow", posts_of_users(100, 12)},
                {"findings", table({})}})
      .sentence;
}

// The retention of so many users of high and of low influence, where 10 are asked for.
DrawnFigure retention_of(int high, int low) {
  std::vector<Json> summary, curve;
  for (const auto& [group, users] :
       {std::pair{"all", high + low}, std::pair{"high", high}, std::pair{"low", low}}) {
    Json row = retained(9, nullptr);
    row["group_name"] = group;
    row["users"] = users;
    summary.push_back(row);
    for (const int day : {0, 20}) {
      curve.push_back({{"group_name", group},
                       {"day", day},
                       {"at_risk", users},
                       {"survival", 0.75},
                       {"low", 0.5},
                       {"high", 0.9}});
    }
  }
  return drawn("trajectories", "retention",
               {{"retention_summary", table(summary)},
                {"retention_comparison", table({{{"p", 0.5}}})},
                {"retention_flow", table({})},
                {"retention", table(curve)},
                {"phase_levels", table({})},
                {"transitions", table({})},
                {"transition_rates", table({})},
                {"moves_beyond_noise", table({})},
                {"collection_flow", posts_of_users(100, high + low)},
                {"findings", findings_asking_for(10)}});
}

TEST(figure_sentences, no_retention_of_too_few_users_is_drawn) {
  const DrawnFigure both = retention_of(10, 12);
  EXPECT_NE(both.sentence.find("log-rank"), std::string::npos);
  EXPECT_NE(both.svg.find(">high<"), std::string::npos);
  EXPECT_EQ(both.caption.find("not drawn"), std::string::npos);
  const DrawnFigure low = retention_of(2, 12);
  EXPECT_EQ(low.sentence.find("log-rank"), std::string::npos);
  EXPECT_EQ(low.svg.find(">high<"), std::string::npos);
  EXPECT_NE(low.caption.find("; not drawn, with too few users: high (2)."), std::string::npos);
  EXPECT_NE(retention_of(6, 7).svg.find(">all<"), std::string::npos);
  EXPECT_EQ(retention_of(2, 0).nothing, "Too few authors to say who stayed: 10 are asked for.");
}

TEST(figure_sentences, a_phase_outside_the_window_is_none_to_go_to) {
  const Json level = {{"followers_counted", true},
                      {"phase_number", 2},
                      {"phase", "After"},
                      {"level", "low"},
                      {"users", 3},
                      {"user_share", 1}};
  const auto figure = drawn("trajectories", "trajectories",
                            {{"retention_summary", table({})},
                             {"phase_levels", table({level})},
                             {"transitions", table({})},
                             {"transition_rates", table({})},
                             {"moves_beyond_noise", table({})},
                             {"findings", table({})}});
  EXPECT_EQ(figure.nothing,
            "The window has days of one phase only, so nobody can go from one to another: name "
            "more under [[phase]] in study.toml, with first days inside the window.");
}

TEST(figure_sentences, retention_without_30_days_or_a_median_says_how_far_it_was_seen) {
  EXPECT_EQ(retention_sentence(retained(9, nullptr)),
            "Half of the users had posted for the last time after 9 days.");
  EXPECT_EQ(retention_sentence(retained(nullptr, nullptr)),
            "Watching ended less than 30 days after the clock’s start; by then fewer than half of "
            "the users had posted for the last time.");
}

TEST(figure_sentences, whom_levels_leave_out_is_counted_in_the_caption) {
  const std::vector<Json> curve = {
      {{"step", 0}, {"share_below", 0}, {"score", 0.5}, {"level", "low"}}};
  const std::vector<Json> weight = {{{"scope_number", 0}, {"metric", "likes"}, {"weight", 1}}};
  const std::vector<Json> levels = {{{"level", "low"}, {"users", 2}, {"posts", 4}},
                                    {{"level", "unscored"}, {"users", 3}, {"posts", 7}}};
  const auto figure = drawn("influence", "influence",
                            {{"influence_curve", table(curve)},
                             {"influence_weights", table(weight)},
                             {"influence_levels", table(levels)},
                             {"influence_concentration", table({})},
                             {"collection_flow", posts_of_users(11, 5)},
                             {"findings", table({})}});
  EXPECT_NE(figure.caption.find("Left out: 3 users with 7 posts, without a level"),
            std::string::npos);
}

TEST(figure_sentences, where_nobody_is_high_the_scores_have_no_beginning_of_high) {
  const std::vector<Json> curve = {
      {{"step", 0}, {"share_below", 0}, {"score", 0.5}, {"level", "low"}},
      {{"step", 1}, {"share_below", 1}, {"score", 0.5}, {"level", "low"}}};
  const std::vector<Json> weight = {{{"scope_number", 0}, {"metric", "likes"}, {"weight", 1}}};
  const std::vector<Json> levels = {{{"level", "low"}, {"users", 2}, {"score_least", 0.5}}};
  const auto figure = drawn("influence", "influence",
                            {{"influence_curve", table(curve)},
                             {"influence_weights", table(weight)},
                             {"influence_levels", table(levels)},
                             {"influence_concentration", table({})},
                             {"collection_flow", posts_of_users(4, 2)},
                             {"findings", table({})}});
  EXPECT_EQ(figure.extremes, "Scores run from 0 to 1; nobody stands out as high.");
}

DrawnFigure engagement_of_posts(int min_age_days) {
  std::vector<Json> rows;
  for (const auto& [phase, level, posts] :
       {std::tuple{0, "high", 500}, std::tuple{0, "unscored", 40}, std::tuple{1, "high", 300},
        std::tuple{1, "low", 1200}, std::tuple{2, "high", 200}, std::tuple{2, "low", 800},
        std::tuple{2, "unscored", 40}}) {
    for (const char* metric : {"likes", "saves", "comments", "shares"}) {
      rows.push_back({{"level", level},
                      {"phase_number", phase},
                      {"phase", std::string("Phase ") + std::to_string(phase)},
                      {"metric", metric},
                      {"posts", posts},
                      {"n_missing", 0},
                      {"mean", 7},
                      {"median", 5},
                      {"low", 6},
                      {"high", 8}});
    }
  }
  return drawn("engagement", "engagement",
               {{"engagement", table(rows)},
                {"engagement_gap", table({})},
                {"collection_flow", posts_of_users(9999, 12)},
                {"findings", table({})},
                {"settings", table({{{"min_age_days", min_age_days}}})}});
}

TEST(figure_sentences, engagement_counts_the_posts_that_it_shows) {
  const std::string all = engagement_of_posts(0).caption;
  EXPECT_NE(all.find("n = 2\u2009500 posts. Users without a level are left out"), std::string::npos)
      << all;
  EXPECT_EQ(all.find("days old"), std::string::npos);
  const std::string aged = engagement_of_posts(7).caption;
  EXPECT_NE(aged.find("posts seen before they were 7 days old"), std::string::npos) << aged;
}

struct Scored {
  std::string topic, phase;
  double score;
  int authors;
};

// The engagement that topics drew in "Before" and "After", by the same scores on both scales.
Json engagement_of(const std::vector<Scored>& scored, int least_authors) {
  std::vector<Json> scores, weights;
  for (const char* scale : {"pooled", "phase"}) {
    for (const Scored& one : scored) {
      scores.push_back({{"scale", scale},
                        {"topic", one.topic},
                        {"topic_name", "Topic " + one.topic},
                        {"position", static_cast<int>(one.topic[0])},
                        {"phase", one.phase},
                        {"score", one.score},
                        {"authors", one.authors}});
    }
    for (const char* phase : {"Before", "After"}) {
      weights.push_back({{"scale", scale}, {"phase", phase}, {"metric", "likes"}, {"weight", 1}});
    }
  }
  return {{"topic_engagement", table(scores)},
          {"topic_engagement_weights", table(weights)},
          {"missing_labels", table(Json::array())},
          {"findings", findings_asking_for(least_authors)}};
}

TEST(figure_sentences, the_leading_topic_is_counted_among_those_of_its_phase_with_enough_authors) {
  const Json tables = engagement_of({{"A", "Before", 0.5, 12},
                                     {"B", "Before", 0.25, 12},
                                     {"C", "Before", 0.1, 12},
                                     {"A", "After", 0.25, 12},
                                     {"B", "After", 0.75, 12},
                                     {"D", "After", 0.875, 3}},
                                    10);
  EXPECT_EQ(drawn("topic_engagement", "topic_engagement", tables).sentence,
            "Among posts of high-influence users on the 2 of 3 topics with at least 10 authors, "
            "those on Topic B drew most engagement in After (score 0.75); of 2 such topics in both "
            "Before and After, Topic B rose most, from 0.25 to 0.75. Whatever leads 2 topics leads "
            "partly by chance.");
  EXPECT_EQ(drawn("topic_engagement", "topic_engagement_by_phase", tables).sentence,
            "Compared within After alone, Topic B came first of the 2 of 3 topics with at least 10 "
            "authors (score 0.75).");
}

TEST(figure_sentences, one_topic_alone_leads_nothing) {
  const Json tables = engagement_of(
      {{"A", "Before", 0.5, 12}, {"A", "After", 0.25, 12}, {"B", "After", 0.75, 3}}, 10);
  for (const char* figure : {"topic_engagement", "topic_engagement_by_phase"}) {
    EXPECT_EQ(drawn("topic_engagement", figure, tables).sentence,
              "Too few authors to say which topics drew engagement: 10 are asked for.");
  }
}

Json summarised(const std::string& finding, const std::string& unit, int agree) {
  return {{"finding", finding}, {"unit", unit},        {"agree", agree},
          {"compared", 4},      {"specifications", 4}, {"own_estimate", 2},
          {"least", 1},         {"most", 3},           {"too_few_authors", 0}};
}

// The finding that wavered most comes first.
Json multiverse_of(const std::vector<Json>& summaries) {
  const Json& chosen = summaries[0];
  std::vector<Json> findings;
  for (const Json& one : summaries) {
    findings.push_back(
        {{"finding", one["finding"]}, {"estimate", 2}, {"authors", 12}, {"least_authors", 10}});
  }
  Json place = {{"place", 1},     {"finding", chosen["finding"]}, {"specification", 0},
                {"estimate", 2},  {"unit", chosen["unit"]},       {"low", nullptr},
                {"high", nullptr}};
  place["high_share"] = "1";
  place["evidence"] = "0";
  const Json choices = {
      {{"choice", "high_share"},
       {"title", "High share"},
       {"note", nullptr},
       {"own", "1"},
       {"others", "2"}},
      {{"choice", "evidence"},
       {"title", "Evidence, kinds"},
       {"note", "how many kinds more than in the study the cohort’s rule asks for"},
       {"own", "0"},
       {"others", nullptr}}};
  return {{"multiverse_summary", table(summaries)},
          {"choices", table(choices)},
          {"specification_curve", table({place})},
          {"findings", table(findings)},
          {"settings", table({{{"specification_draws", 200}}})}};
}

std::string robustness_sentence(const std::vector<Json>& summaries) {
  return drawn("robustness", "specification_curve", multiverse_of(summaries)).sentence;
}

TEST(figure_sentences, a_ratio_wavers_about_1_and_a_difference_in_its_sign) {
  const std::string firm =
      "1 of 2 findings that have a side (a sign, or for ratios a side of 1) kept it in every "
      "specification; “f” wavered most: ";
  EXPECT_EQ(robustness_sentence({summarised("f", "ratio", 3), summarised("g", "points", 4)}),
            firm + "same side of 1 in 3 of 4.");
  EXPECT_EQ(robustness_sentence({summarised("f", "points", 3), summarised("g", "ratio", 4)}),
            firm + "same sign in 3 of 4.");
}

TEST(figure_sentences, where_no_finding_changed_its_side_none_wavered) {
  EXPECT_EQ(
      robustness_sentence({summarised("f", "ratio", 4), summarised("g", "points", 4)}),
      "Each of 2 findings that have a side (a sign, or for ratios a side of 1) kept it in every "
      "specification; “f” had estimates furthest apart for their size.");
  EXPECT_EQ(robustness_sentence({summarised("f", "ratio", 4)}),
            "The one finding that has a side (a sign, or for ratios a side of 1) kept it in every "
            "specification; “f” had estimates furthest apart for their size.");
}

TEST(figure_sentences, a_choice_is_drawn_only_where_the_study_has_another_value_for_it) {
  Json tables = multiverse_of({summarised("f", "points", 3)});
  const DrawnFigure without = drawn("robustness", "specification_curve", tables);
  EXPECT_EQ(without.svg.find("Evidence"), std::string::npos);
  EXPECT_EQ(without.caption.find("evidence: "), std::string::npos);
  tables["specification_curve"]["rows"].push_back(tables["specification_curve"]["rows"][0]);
  tables["specification_curve"]["rows"][1]["evidence"] = "-1";
  tables["choices"]["rows"][1]["others"] = "-1";
  const DrawnFigure with = drawn("robustness", "specification_curve", tables);
  EXPECT_NE(with.svg.find(">Evidence, kinds<"), std::string::npos);
  EXPECT_NE(with.svg.find(">-1<"), std::string::npos);
  EXPECT_NE(with.caption.find("where (evidence: how many kinds more than in the study the cohort’s "
                              "rule asks for); dashed"),
            std::string::npos)
      << with.caption;
}

std::string curve_caption(int specification_draws, int too_few_authors) {
  Json summary = summarised("f", "points", 3);
  summary["too_few_authors"] = too_few_authors;
  Json tables = multiverse_of({summary});
  tables["settings"] = table({{{"specification_draws", specification_draws}}});
  return drawn("robustness", "specification_curve", tables).caption;
}

TEST(figure_sentences, the_curves_intervals_are_said_to_be_of_their_draws) {
  EXPECT_TRUE(curve_caption(200, 0).starts_with(
      "The finding “f” under 4 specifications, sorted, with 95 % intervals from 200 draws; the"))
      << curve_caption(200, 0);
  EXPECT_TRUE(curve_caption(0, 0).starts_with(
      "The finding “f” under 4 specifications, sorted, without intervals; the study’s"))
      << curve_caption(0, 0);
}

TEST(figure_sentences, specifications_of_too_few_authors_are_counted_beneath_the_curve) {
  EXPECT_EQ(curve_caption(200, 0).find("too few"), std::string::npos);
  EXPECT_NE(curve_caption(200, 2).find("Not drawn, of too few authors: 2. "), std::string::npos)
      << curve_caption(200, 2);
  Json summary = summarised("f", "points", 4);
  summary["too_few_authors"] = 2;
  EXPECT_TRUE(robustness_sentence({summary}).starts_with(
      "The one finding that has a side (a sign, or for ratios a side of 1) kept it in every "
      "specification with authors enough;"))
      << robustness_sentence({summary});
}

// The curve of a finding with these estimates; each interval goes from 0 to twice the estimate.
DrawnFigure curve_of(const std::string& unit, const std::vector<double>& estimates) {
  Json tables = multiverse_of({summarised("f", unit, 3)});
  const Json first = tables["specification_curve"]["rows"][0];
  std::vector<Json> places;
  for (const double estimate : estimates) {
    Json place = first;
    place["specification"] = places.size();
    place["place"] = places.size() + 1;
    place["estimate"] = estimate;
    place["low"] = 0;
    place["high"] = 2 * estimate;
    places.push_back(place);
  }
  tables["specification_curve"] = table(places);
  return drawn("robustness", "specification_curve", tables);
}

TEST(figure_sentences, ratios_are_drawn_on_a_logarithmic_axis_with_1_on_it) {
  const DrawnFigure figure = curve_of("ratio", {0, 0.5, 2, 7500});
  EXPECT_EQ(figure.svg.find("NaN"), std::string::npos);
  for (const char* tick : {">0.1<", ">1<", ">10<", ">100<", ">100\u2009000<"}) {
    EXPECT_NE(figure.svg.find(tick), std::string::npos) << tick;
  }
  EXPECT_NE(figure.caption.find("dashed: 1, no difference. Where estimates or intervals reach 0 (4 "
                                "specifications), they end at the axis’s foot."),
            std::string::npos)
      << figure.caption;
  EXPECT_NE(curve_of("ratio", {1.1}).svg.find(">0.5<"), std::string::npos);
  const DrawnFigure points = curve_of("points", {-0.5, 0.5});
  EXPECT_EQ(points.svg.find("logarithmic"), std::string::npos);
  EXPECT_NE(points.caption.find("dashed: no difference. The"), std::string::npos);
}

Json found_break(const std::string& day, const std::string& kind, double gain) {
  return {{"day", day},          {"low", day},
          {"high", day},         {"kind", kind},
          {"gain", gain},        {"ratio", 1.5},
          {"growth_before", .5}, {"growth_after", -.25},
          {"nearest_name", ""},  {"nearest_close", false}};
}

std::string said_of_breaks(const std::vector<Json>& breaks, const Json& reason = nullptr) {
  std::vector<Json> days;
  for (const char* day : {"2025-01-01", "2025-12-31"}) {
    days.push_back({{"day", day}, {"posts", 3}, {"posts_mean_7", 3}, {"active_users", 1}});
  }
  const Json phase = {{"phase", "all"},
                      {"peak_posts", 3},
                      {"peak_day", "1 January 2025"},
                      {"posts_per_day_median", 2},
                      {"posts_per_day_mean", 2}};
  const std::string sentence =
      drawn("phases", "daily_activity",
            {{"daily_activity", table(days)},
             {"phase_summary", table({phase})},
             {"phase_contrast", table({})},
             {"study_events", table({})},
             {"detected_breaks", table(breaks)},
             {"break_search", table({{{"reason", reason}, {"kind", "course"}}})},
             {"collection_flow", posts_of_users(100, 12)}})
          .sentence;
  const std::string before = "the mean day 2. ";
  const std::size_t at = sentence.find(before);
  return at == std::string::npos ? sentence : sentence.substr(at + before.size());
}

TEST(figure_sentences, breaks_have_their_interval_their_kind_and_what_is_near) {
  Json jump = found_break("2025-01-13", "jump", 9), kink = found_break("2025-03-02", "kink", 5);
  jump.update({{"low", "2025-01-12"},
               {"high", "2025-01-15"},
               {"nearest_close", true},
               {"nearest_kind", "phase"},
               {"nearest_name", "Surge"},
               {"nearest_days", -1}});
  EXPECT_EQ(
      said_of_breaks({jump, kink}),
      "The counts alone, set against a smooth curve, change course on 2025-01-13 [2025-01-12 to "
      "2025-01-15] (1 day before the start of “Surge”; a jump to 1.5 times the level) and "
      "2025-03-02 (growth of 0.5 a day turns to −0.25).");
  jump.update({{"nearest_kind", "event"}, {"nearest_days", 2}});
  EXPECT_NE(said_of_breaks({jump}).find("(2 days after “Surge”; a jump"), std::string::npos);
  jump["nearest_days"] = 0;
  EXPECT_NE(said_of_breaks({jump}).find("(“Surge”; a jump"), std::string::npos);
}

TEST(figure_sentences, at_most_eight_breaks_are_named_and_the_others_counted) {
  std::vector<Json> breaks;
  for (int month = 1; month <= 10; ++month) {
    // The third and the fifth explain least.
    const double gain = month == 3 || month == 5 ? 1 : 20 - month;
    breaks.push_back(
        found_break("2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-15",
                    "kink", gain));
  }
  const std::string ten = said_of_breaks(breaks);
  EXPECT_EQ(ten.find("-03-15"), std::string::npos);
  EXPECT_EQ(ten.find("-05-15"), std::string::npos);
  EXPECT_LT(ten.find("-02-15"), ten.find("-10-15"));
  EXPECT_TRUE(ten.ends_with("; 2 smaller changes are in the table only.")) << ten;
  breaks.erase(breaks.begin() + 2);
  EXPECT_TRUE(said_of_breaks(breaks).ends_with("; 1 smaller change is in the table only."));
  breaks.erase(breaks.begin() + 3);
  EXPECT_EQ(said_of_breaks(breaks).find("table only"), std::string::npos);
}

TEST(figure_sentences, no_breaks_and_no_search_are_told_apart) {
  EXPECT_EQ(said_of_breaks({}),
            "The counts alone show no change point that can be told from a smooth curve.");
  EXPECT_EQ(said_of_breaks({}, "it takes at least 100 posts"),
            "Change points were not looked for: it takes at least 100 posts.");
}

}  // namespace
}  // namespace resettle
