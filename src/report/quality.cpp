#include "report/quality.h"

#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "ingest/reason.h"
#include "report/html.h"
#include "report/words.h"

namespace resettle {
namespace {

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

}  // namespace

std::string quality_html(const std::vector<QualityCheck>& checks, const std::vector<Worry>& worries,
                         const std::vector<std::string>& about_labels) {
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
    for (const Worry& worry : worries) {
      out += fmt::format("<li>{}</li>\n", escape_html(sentence_of(worry)));
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
