#include "report/quality.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "ingest/reason.h"
#include "report/html.h"
#include "report/words.h"

namespace resettle {
namespace {

// A check that worries from this share on (0: from one case on), and what it means. {0} is the
// share, {1} the count, {2} out of how many, {3} an example.
struct Doubt {
  std::string_view check;
  std::string_view detail;
  double above;
  std::string_view sentence;
};

constexpr Doubt kDoubts[] = {
    {"lines in quarantine", "all", 0,
     "{1} of {2} lines could not be read and were set aside ({0})."},
    {"ids refused", "all", 0,
     "{1} of {2} lines had no id, or one that is rounded as spreadsheets round ({0})."},
    {"times refused", "all", 0, "{1} of {2} lines had a time that could not be read ({0})."},
    {"lines with characters replaced", "all", 0,
     "{1} of {2} lines held broken characters that were replaced ({0})."},
    {"lines joined by a quote", "all", 0,
     "{1} of {2} lines ({0}) were joined by a quote into records that may be several; the longest "
     "is "
     "{3}."},
    {"duplicates dropped", "posts", 0.2,
     "{0} of the records of posts ({1} of {2}) have a newer one of the same post; so many may mean "
     "that the ids are not the posts\u2019."},
    {"duplicates dropped", "comments", 0.2,
     "{0} of the records of comments ({1} of {2}) have a newer one of the same comment; so many "
     "may "
     "mean that the ids are not the comments\u2019."},
    {"place unknown", "posts", 0.1,
     "{0} of posts ({1} of {2}) came without a known place: what is said about places rests on the "
     "others."},
    {"place unknown", "comments", 0.1,
     "{0} of comments ({1} of {2}) came without a known place: what is said about places rests on "
     "the others."},
    {"authors without a profile", "all", 0.01,
     "{0} of users ({1} of {2}) have no profile record: their followers and location are not "
     "known."},
    {"comments without their post", "all", 0,
     "{0} of comments ({1} of {2}) name a post of which no record was read; they are left out."},
    {"decisions without their user", "all", 0,
     "{0} of decisions ({1} of {2}) name users of whom no record was read."},
    {"posts without their author", "all", 0,
     "{0} of posts ({1} of {2}) name no author; they are left out."},
    {"comments kept by the post's own count", "posts with fewer", 0.1,
     "{0} of posts with a comment count ({1} of {2}) have fewer comments in the data than the "
     "platform counted."},
    {"counts missing", "posts.likes", 0.01,
     "{0} of posts ({1} of {2}) have no like count; they are left out of means."},
    {"counts missing", "posts.saves", 0.01,
     "{0} of posts ({1} of {2}) have no count of saves; they are left out of means."},
    {"counts missing", "posts.comments", 0.01,
     "{0} of posts ({1} of {2}) have no comment count; they are left out of means."},
    {"counts missing", "posts.shares", 0.01,
     "{0} of posts ({1} of {2}) have no count of shares; they are left out of means."},
    {"counts approximate", "posts.likes", 0.01,
     "{0} of like counts ({1} of {2}) were shown rounded, such as 1.2万, and are approximate."},
    {"time missing", "posts", 0, "{0} of posts ({1} of {2}) have no time; they are left out."},
    {"time missing", "comments", 0,
     "{0} of comments ({1} of {2}) have no time; they are left out."},
    {"kind missing or unknown", "posts", 0.01,
     "{0} of posts ({1} of {2}) do not say whether they are text, image or video."},
    {"last crawl of a user", "not known", 0.01,
     "For {0} of users ({1} of {2}) it is not known when they were last seen by the collector."},
    {"files without records", "all", 0, "{0} of the files ({1} of {2}) hold no record."},
    {"age of posts at the crawl", "not known", 0.01,
     "For {0} of posts ({1} of {2}) it is not known how old they were when they were collected; "
     "min_age_days leaves none of them out."},
    {"age of posts at the crawl", "younger than 7 days", 0.05,
     "{0} of posts ({1} of {2}) were collected less than 7 days after they were written: their "
     "likes had little time to grow."},
    {"language", "posts: unknown", 0.1,
     "The language of {0} of posts ({1} of {2}) could not be told; posts with hardly any "
     "text have none."}};

std::string checked(const QualityCheck& check) {
  static const std::map<std::string, std::string> kDetails = {
      {"all", ""},
      {"posts.likes", "likes of posts"},
      {"posts.saves", "saves of posts"},
      {"posts.comments", "comment counts of posts"},
      {"posts.shares", "shares of posts"},
      {"comments.likes", "likes of comments"},
      {"users.followers", "followers of users"}};
  const auto known = kDetails.find(check.detail);
  std::string detail = known == kDetails.end() ? check.detail : known->second;
  if (check.check == "lines in quarantine" && !detail.empty()) detail = meaning_of_reason(detail);
  std::string name = check.check;
  if (name == "comments kept by the post's own count") {
    name = "comments in the data beside the platform’s own count";
  }
  name = title_of_column(name);
  return detail.empty() ? name : name + ": " + detail;
}

std::string result_of(const QualityCheck& check) {
  if (check.count) return count_in_words(*check.count);
  if (check.value) {
    return number_in_words(*check.value) + (check.unit == "days" ? " days" : "");
  }
  if (check.unit == "day" && !check.example.empty()) {
    const auto day = parse_day(check.example);
    return day ? day_in_words(*day) : "—";
  }
  return "—";
}

bool has_something_to_say(const QualityCheck& check) {
  if (check.check == "language") return false;  // a section of its own
  if (check.total) return *check.total > 0;
  return check.value.has_value() || (check.unit == "day" && !check.example.empty());
}

// What the page sorts a number by.
std::string sort_value(const std::string& value) {
  return value.empty() ? "" : fmt::format(" data-v=\"{}\"", value);
}

std::string row_of(const QualityCheck& check) {
  const bool example = check.unit != "day" && check.count.value_or(0) > 0;
  return fmt::format(
      "<tr><td>{}</td><td class=\"n\"{}>{}</td><td class=\"n\"{}>{}</td><td class=\"n\"{}>{}</td>"
      "<td>{}</td></tr>\n",
      escape_html(checked(check)),
      sort_value(check.count   ? std::to_string(*check.count)
                 : check.value ? format_number(*check.value)
                               : ""),
      escape_html(result_of(check)), sort_value(check.total ? std::to_string(*check.total) : ""),
      check.total ? count_in_words(*check.total) : "—",
      sort_value(check.share ? format_number(*check.share) : ""),
      check.share ? escape_html(share_in_words(*check.share)) : "—",
      example && !check.example.empty() ? "<code>" + escape_html(check.example) + "</code>" : "—");
}

std::string number_word(std::size_t number) {
  static constexpr const char* kWords[] = {"No",   "One",    "Two",   "Three", "Four",
                                           "Five", "Six",    "Seven", "Eight", "Nine",
                                           "Ten",  "Eleven", "Twelve"};
  return number < std::size(kWords) ? kWords[number] : std::to_string(number);
}

bool is_about_collected_comments(const QualityCheck& check) {
  return check.check == "comments kept by the post's own count";
}

// Where records that are missed are: those that the program set aside are counted apart from those
// that no file holds. `kind` is "comments" or "posts".
std::string where_missing(const char* kind, const std::vector<QualityCheck>& checks) {
  for (const QualityCheck& check : checks) {
    if (check.check != "records set aside" || check.detail != kind) continue;
    if (check.count.value_or(0) == 0) break;
    return fmt::format(
        " Up to {} with {} are in quarantine; the files that were read do not hold the others.",
        counted_in_words(*check.count, "line"), kind);
  }
  return " The files that were read do not hold the others.";
}

// Whether the sources held any: a study of posts alone cannot have lost comments.
bool has_comments(const std::vector<QualityCheck>& checks) {
  return std::none_of(checks.begin(), checks.end(), [](const QualityCheck& check) {
    return check.check == "comments without their post" && check.total == 0;
  });
}

// "“topic” (12 labels, first at labels.csv:7)" of each row of that check.
std::vector<std::string> labels_of(std::string_view name, const std::vector<QualityCheck>& checks) {
  std::vector<std::string> labels;
  for (const QualityCheck& check : checks) {
    if (check.check != name || !check.count) continue;
    labels.push_back(fmt::format("“{}” ({}, first at {})", check.detail,
                                 counted_in_words(*check.count, "label"), check.example));
  }
  return labels;
}

}  // namespace

std::vector<std::string> doubts(const std::vector<QualityCheck>& checks) {
  std::vector<std::string> sentences;
  for (const Doubt& doubt : kDoubts) {
    for (const QualityCheck& check : checks) {
      if (check.check != doubt.check || check.detail != doubt.detail) continue;
      if (!check.share || !check.count || !check.total || *check.share <= doubt.above) continue;
      if (is_about_collected_comments(check) && !has_comments(checks)) continue;
      sentences.push_back(fmt::format(fmt::runtime(doubt.sentence), share_in_words(*check.share),
                                      count_in_words(*check.count), count_in_words(*check.total),
                                      check.example));
      if (is_about_collected_comments(check)) sentences.back() += where_missing("comments", checks);
      if (check.check == "comments without their post") {
        sentences.back() += where_missing("posts", checks);
      }
    }
  }
  const std::vector<std::string> lost = labels_of("labels without their unit", checks);
  if (!lost.empty()) {
    sentences.push_back("Labels that name nothing of which a record was read count for nothing: " +
                        join(lost, ", ") + ".");
  }
  const std::vector<std::string> outside = labels_of("labels outside the codebook", checks);
  if (!outside.empty()) {
    sentences.push_back(
        "Labels that the codebook of their scheme does not have; their units count as "
        "unlabelled: " +
        join(outside, ", ") + ".");
  }
  return sentences;
}

std::string quality_html(const std::vector<QualityCheck>& checks,
                         const std::vector<std::string>& about_labels) {
  const std::vector<std::string> worries = doubts(checks);
  std::string out =
      "<p class=\"question\">What was missing, refused, doubled or cut short in the data.</p>\n";
  if (worries.empty()) {
    out += "<p class=\"finding\">No check raised a doubt.</p>\n";
  } else {
    out += fmt::format(
        "<p class=\"finding\">{} worth knowing before reading on.</p>\n"
        "<ul class=\"doubts\">\n",
        worries.size() == 1 ? "One thing is"
                            : fmt::format("{} things are", number_word(worries.size())));
    for (const std::string& sentence : worries) {
      out += fmt::format("<li>{}</li>\n", escape_html(sentence));
    }
    out += "</ul>\n";
  }
  for (const std::string& sentence : about_labels) {
    out += fmt::format("<p>{}</p>\n", escape_html(sentence));
  }
  out +=
      "<details class=\"data\" data-table=\"quality\"><summary>Table: every check</summary>\n"
      "<div class=\"tools\"></div>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"Every check of the data\"><table>\n<thead><tr>"
      "<th scope=\"col\" data-column=\"check\">Check</th>"
      "<th scope=\"col\" class=\"n\" data-column=\"count\">Result</th>"
      "<th scope=\"col\" class=\"n\" data-column=\"total\">Out of</th>"
      "<th scope=\"col\" class=\"n\" data-column=\"share\">Share</th>"
      "<th scope=\"col\" data-column=\"example\">Example</th></tr></thead>\n<tbody>\n";
  for (const QualityCheck& check : checks) {
    if (has_something_to_say(check)) out += row_of(check);
  }
  return out +
         "</tbody></table></div>\n<p class=\"note\">The languages have a section of their own; the "
         "whole table is tables/quality.csv.</p>\n</details>\n";
}

}  // namespace resettle
