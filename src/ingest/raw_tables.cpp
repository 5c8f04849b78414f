#include "ingest/raw_tables.h"

#include "base/error.h"
#include "study/fields.h"

namespace resettle {
namespace {

constexpr ColumnType kInteger = ColumnType::integer;
constexpr ColumnType kText = ColumnType::text;

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

Columns columns_of(Kind kind) {
  Columns columns;
  for (const Field& field : fields_of(kind)) {
    if (field.is_kept) columns.push_back({std::string(field.name), field.type});
  }
  return with_place(std::move(columns));
}

}  // namespace

const std::vector<Maker>& raw_tables() {
  static const std::vector<Maker> tables = {
      about_persons(raw("raw_users", "Profiles as collected, one a record.", {"file", "line"},
                        columns_of(Kind::users))),
      about_persons(
          raw("raw_posts",
              "Posts as collected, one a record; a post that was crawled twice is there twice.",
              {"file", "line"}, columns_of(Kind::posts))),
      about_persons(raw("raw_comments", "Comments as collected, one a record.", {"file", "line"},
                        columns_of(Kind::comments))),
      part_of("given_labels",
              about_persons(raw("raw_labels",
                                "Labels that came with the sources; their annotator is `imported`.",
                                {"file", "line", "scheme"}, columns_of(Kind::labels)))),
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
