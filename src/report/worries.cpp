#include "report/worries.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "report/words.h"

namespace resettle {
namespace {

// How a worry is said; without a detail: all others of the code. {cases} is "1 of 61 (1.6 %), e.g.
// posts.csv:62", {of} the detail in parentheses unless it is "all".
struct WorryWords {
  std::string_view code, detail;
  std::string_view line, sentence;
};

constexpr WorryWords kWords[] = {
    {"nothing_counted", "", "{detail}", "Nothing is counted: {detail}."},
    {"lines_in_quarantine", "", "lines in quarantine{of}: {cases}",
     "{count} of {total} lines could not be read and were set aside ({share})."},
    {"lines_joined", "",
     "lines joined by a quote{of}: {cases}; if these lines are several records, delete the quote "
     "that opens in the first of them",
     "{count} of {total} lines ({share}) were joined by a quote into records that may be several; "
     "the longest is {example}."},
    {"window_stretched", "first",
     "the window begins on {iso_day} because of {example} ({posts}); the next post is "
     "{iso_next_day}: is that time right? Set first_day in [window] to leave it out",
     "The window begins on {day} because of {example} ({posts}); the next post is of {next_day}."},
    {"window_stretched", "last",
     "the window ends on {iso_day} because of {example} ({posts}); the post before is "
     "{iso_next_day}: is that time right? Set last_day in [window] to leave it out",
     "The window ends on {day} because of {example} ({posts}); the post before is of {next_day}."},
    {"many_duplicates", "posts", "duplicates dropped{of}: {cases}; is post_id the right column?",
     "{share} of the records of posts ({count} of {total}) have a newer one of the same post; so "
     "many may mean that the ids are not the posts’."},
    {"many_duplicates", "comments",
     "duplicates dropped{of}: {cases}; is comment_id the right column?",
     "{share} of the records of comments ({count} of {total}) have a newer one of the same "
     "comment; so many may mean that the ids are not the comments’."},
    {"posts_without_author", "", "posts without their author{of}: {cases}; they are in no cohort",
     "{share} of posts ({count} of {total}) name no author; they are left out."},
    {"comments_without_post", "", "comments without their post{of}: {cases}",
     "{share} of comments ({count} of {total}) name a post of which no record was read; they are "
     "left out."},
    {"labels_without_unit", "",
     "labels without their unit{of}: {cases}; no record that was read has these ids: is unit_id "
     "the right column?",
     "Labels that name nothing of which a record was read count for nothing: “{detail}” "
     "({labels}, first at {example})."},
    {"decisions_without_user", "", "decisions without their user{of}: {cases}",
     "{share} of decisions ({count} of {total}) name users of whom no record was read."},
    {"files_without_records", "", "files without records{of}: {cases}",
     "{share} of the files ({count} of {total}) hold no record."},
    {"time_missing", "", "time missing{of}: {cases}",
     "{share} of {detail} ({count} of {total}) have no time; they are left out."},
    {"ids_refused", "", "ids refused{of}: {cases}",
     "{count} of {total} lines had no id, or one that is rounded as spreadsheets round ({share})."},
    {"times_refused", "", "times refused{of}: {cases}",
     "{count} of {total} lines had a time that could not be read ({share})."},
    {"characters_replaced", "", "lines with characters replaced{of}: {cases}",
     "{count} of {total} lines held broken characters that were replaced ({share})."},
    {"age_not_known", "",
     "age of posts at the crawl{of}: {cases}; min_age_days leaves none of these out",
     "For {share} of posts ({count} of {total}) it is not known how old they were when they were "
     "collected; min_age_days leaves none of them out."},
    {"collected_young", "", "age of posts at the crawl{of}: {cases}",
     "{share} of posts ({count} of {total}) were collected less than 7 days after they were "
     "written: their likes had little time to grow."},
    {"counts_missing", "posts.likes", "counts missing{of}: {cases}",
     "{share} of posts ({count} of {total}) have no like count; they are left out of means."},
    {"counts_missing", "posts.saves", "counts missing{of}: {cases}",
     "{share} of posts ({count} of {total}) have no count of saves; they are left out of means."},
    {"counts_missing", "posts.comments", "counts missing{of}: {cases}",
     "{share} of posts ({count} of {total}) have no comment count; they are left out of means."},
    {"counts_missing", "posts.shares", "counts missing{of}: {cases}",
     "{share} of posts ({count} of {total}) have no count of shares; they are left out of means."},
    {"counts_missing", "comments.likes", "counts missing{of}: {cases}",
     "{share} of comments ({count} of {total}) have no like count."},
    {"counts_missing", "users.followers", "counts missing{of}: {cases}",
     "Of {share} of users ({count} of {total}) the followers are not known."},
    {"counts_approximate", "", "counts approximate{of}: {cases}",
     "{share} of like counts ({count} of {total}) were shown rounded, such as 1.2万, and are "
     "approximate."},
    {"place_unknown", "", "place unknown{of}: {cases}",
     "{share} of {detail} ({count} of {total}) came without a known place: what is said about "
     "places rests on the others."},
    {"profiles_missing", "", "authors without a profile{of}: {cases}",
     "{share} of users ({count} of {total}) have no profile record: their followers and location "
     "are not known."},
    {"comments_incomplete", "", "comments kept by the post's own count{of}: {cases}",
     "{share} of posts with a comment count ({count} of {total}) have fewer comments in the data "
     "than the platform counted."},
    {"kind_unknown", "", "kind missing or unknown{of}: {cases}",
     "{share} of posts ({count} of {total}) do not say whether they are text, image or video."},
    {"crawl_not_known", "", "last crawl of a user{of}: {cases}",
     "For {share} of users ({count} of {total}) it is not known when they were last seen by the "
     "collector."},
    {"language_unknown", "", "language{of}: {cases}",
     "The language of {share} of posts ({count} of {total}) could not be told; posts with hardly "
     "any text have none."},
    {"influence_score", "", "influence score: {detail}", "Influence score: {detail}"},
    {"phase_without_day", "", "the phase \"{detail}\" has no day of the window",
     "The phase “{detail}” has no day of the window."},
    {"event_outside_window", "", "the event \"{detail}\" of {iso_day} lies outside the window",
     "The event “{detail}” of {day} lies outside the window."},
    {"labels_outside_codebook", "",
     "labels outside the codebook{of}: {cases}; these units count as unlabelled: add the label to "
     "codebooks/{detail}.toml, or write it as the codebook does",
     "Labels that the codebook of their scheme does not have; their units count as unlabelled: "
     "“{detail}” ({labels}, first at {example})."},
};

const WorryWords& words_of(const Worry& worry) {
  const auto found = std::find_if(std::begin(kWords), std::end(kWords), [&](const WorryWords& one) {
    return one.code == worry.code && (one.detail.empty() || one.detail == worry.detail);
  });
  check(found != std::end(kWords), "a worry has words: " + worry.code + " " + worry.detail);
  return *found;
}

std::string of(const Worry& worry) {
  if (worry.detail == "all") return "";
  return fmt::format(" ({}{}{})", worry.detail, worry.label.empty() ? "" : ": ", worry.label);
}

std::string filled(std::string_view words, const Worry& worry) {
  const std::string count = count_in_words(worry.count.value_or(0));
  const std::string total = count_in_words(worry.total.value_or(0));
  const std::string share = share_in_words(worry.share.value_or(0));
  const std::string example = printable(worry.example);
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  const auto add = [&](const char* name, std::string text) {
    store.push_back(fmt::arg(name, std::move(text)));
  };
  add("detail", worry.detail);
  add("of", of(worry));
  add("count", count);
  add("total", total);
  add("share", share);
  add("cases", fmt::format("{} of {} ({}){}", count, total, share,
                           example.empty() ? "" : ", e.g. " + example));
  add("example", example);
  add("labels", counted_in_words(worry.count.value_or(0), "label"));
  add("posts", counted_in_words(worry.count.value_or(0), "post"));
  add("day", worry.day ? day_in_words(*worry.day) : "");
  add("next_day", worry.next_day ? day_in_words(*worry.next_day) : "");
  add("iso_day", worry.day ? format_day(*worry.day) : "");
  add("iso_next_day", worry.next_day ? format_day(*worry.next_day) : "");
  return fmt::vformat(words, store);
}

// Where records that are missed are: those that were set aside are counted apart from those that no
// file holds.
std::string where_missing(const Worry& worry) {
  if (!worry.set_aside) return "";
  if (*worry.set_aside == 0) return " The files that were read do not hold the others.";
  return fmt::format(
      " Up to {} with {} are in quarantine; the files that were read do not hold the others.",
      counted_in_words(*worry.set_aside, "line"),
      worry.code == "comments_incomplete" ? "comments" : "posts");
}

template <typename Value>
std::optional<Value> value_at(const Rows& rows, std::size_t column, std::size_t row,
                              Value (Rows::*get)(std::size_t, std::size_t) const) {
  if (rows.is_null(column, row)) return std::nullopt;
  return (rows.*get)(column, row);
}

}  // namespace

std::vector<Worry> read_worries(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT code, detail, count, total, share, set_aside, day, next_day, example FROM worries "
      "ORDER BY position, code, detail");
  std::vector<Worry> worries;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    worries.push_back({.code = std::string(rows->text(0, row)),
                       .detail = std::string(rows->text(1, row)),
                       .count = value_at(*rows, 2, row, &Rows::integer),
                       .total = value_at(*rows, 3, row, &Rows::integer),
                       .share = value_at(*rows, 4, row, &Rows::number),
                       .set_aside = value_at(*rows, 5, row, &Rows::integer),
                       .day = value_at(*rows, 6, row, &Rows::day),
                       .next_day = value_at(*rows, 7, row, &Rows::day),
                       .example = rows->is_null(8, row) ? "" : std::string(rows->text(8, row))});
  }
  return worries;
}

std::string line_of(const Worry& worry) { return filled(words_of(worry).line, worry); }

std::string sentence_of(const Worry& worry) {
  return filled(words_of(worry).sentence, worry) + where_missing(worry);
}

}  // namespace resettle
