#include "ingest/raw_tables.h"

#include "base/error.h"

namespace resettle {
namespace {

constexpr ColumnType kInteger = ColumnType::integer;
constexpr ColumnType kText = ColumnType::text;
constexpr ColumnType kInstant = ColumnType::instant;

Columns with_place(Columns columns) {
  columns.insert(columns.begin(), {{"file", kText}, {"line", kInteger}, {"byte", kInteger}});
  return columns;
}

Maker raw(std::string table, std::string about, std::vector<std::string> grain, Columns columns) {
  return {.table = std::move(table),
          .about = std::move(about),
          .place = "ingest/raw_tables.cpp",
          .grain = std::move(grain),
          .columns = std::move(columns)};
}

Maker about_persons(Maker maker) {
  maker.about_persons = true;
  return maker;
}

Maker part_of(const std::string& whole, Maker maker) {
  maker.part_of = whole;
  return maker;
}

}  // namespace

const std::vector<Maker>& raw_tables() {
  static const std::vector<Maker> tables = {
      about_persons(raw("raw_users", "Profiles as collected, one a record.", {"file", "line"},
                        with_place({{"user_id", kText},
                                    {"followers", kInteger},
                                    {"following", kInteger},
                                    {"interactions", kInteger},
                                    {"approximate", ColumnType::text_list},
                                    {"counts_as_written", kText},
                                    {"gender", kText},
                                    {"bio", kText},
                                    {"location", kText},
                                    {"registered_at", kInstant},
                                    {"crawled_at", kInstant},
                                    {"extra", kText}}))),
      about_persons(
          raw("raw_posts",
              "Posts as collected, one a record; a post that was crawled twice is there twice.",
              {"file", "line"},
              with_place({{"post_id", kText},
                          {"user_id", kText},
                          {"author_registered_at", kInstant},
                          {"created_at", kInstant},
                          {"kind", kText},
                          {"title", kText},
                          {"body", kText},
                          {"hashtags", ColumnType::text_list},
                          {"likes", kInteger},
                          {"saves", kInteger},
                          {"comments", kInteger},
                          {"shares", kInteger},
                          {"approximate", ColumnType::text_list},
                          {"counts_as_written", kText},
                          {"location", kText},
                          {"keyword", kText},
                          {"crawled_at", kInstant},
                          {"language", kText},
                          {"mixed_language", ColumnType::boolean}}))),
      about_persons(raw("raw_comments", "Comments as collected, one a record.", {"file", "line"},
                        with_place({{"comment_id", kText},
                                    {"post_id", kText},
                                    {"user_id", kText},
                                    {"parent_id", kText},
                                    {"created_at", kInstant},
                                    {"body", kText},
                                    {"likes", kInteger},
                                    {"replies", kInteger},
                                    {"approximate", ColumnType::text_list},
                                    {"counts_as_written", kText},
                                    {"location", kText},
                                    {"crawled_at", kInstant},
                                    {"language", kText},
                                    {"mixed_language", ColumnType::boolean}}))),
      part_of("given_labels",
              about_persons(raw("raw_labels",
                                "Labels that came with the sources; their annotator is `imported`.",
                                {"file", "line", "scheme"},
                                with_place({{"unit_kind", kText},
                                            {"unit_id", kText},
                                            {"scheme", kText},
                                            {"annotator", kText},
                                            {"label", kText},
                                            {"confidence", ColumnType::number},
                                            {"labelled_at", kInstant}})))),
      about_persons(raw(
          "raw_decisions", "Who belongs to the cohort, as the study's decisions file says.",
          {"file", "line"},
          with_place({{"user_id", kText}, {"included", ColumnType::boolean}, {"reason", kText}}))),
      raw("quarantine",
          "Lines that could not be read, without their text: `resettle quarantine --raw` shows it.",
          {"file", "line"},
          with_place({{"kind", kText},
                      {"code", kText},
                      {"reason", kText},
                      {"records", kInteger},
                      {"lines", kInteger}})),
      raw("raw_files", "What each raw file held.", {"file"},
          {{"file", kText},
           {"format", kText},
           {"bytes", kInteger},
           {"lines", kInteger},
           {"blank_lines", kInteger},
           {"user_records", kInteger},
           {"post_records", kInteger},
           {"comment_records", kInteger},
           {"label_records", kInteger},
           {"quarantined", kInteger},
           {"decoded_gb18030", kInteger},
           {"repaired", kInteger},
           {"continued_lines", kInteger},
           {"joined_records", kInteger},
           {"joined_lines", kInteger},
           {"joined_from", kInteger},
           {"joined_to", kInteger}}),
  };
  return tables;
}

const Columns& raw_columns(const std::string& table) {
  for (const Maker& raw : raw_tables()) {
    if (raw.table == table) return raw.columns;
  }
  check(false, "no raw table " + table);
  return raw_tables().front().columns;
}

}  // namespace resettle
