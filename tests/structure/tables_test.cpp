// What holds for every table of a study, whoever makes it.
#include <gtest/gtest.h>

#include "base/text.h"
#include "engine/sql_text.h"
#include "intervals.h"
#include "small_study.h"

namespace resettle {
namespace {

SmallStudy& study() {
  static SmallStudy small;
  return small;
}

const std::vector<std::string>& grain_of(const std::string& table) {
  return study().graph().maker(table)->grain;
}

// Makes the table from these inputs and settings into a file that is thrown away.
void make_again(const Node& node, const std::map<std::string, TableFiles>& inputs,
                const Settings& settings) {
  const Maker& maker = node.maker;
  const TemporaryFolder work;
  const auto file = work / "made.parquet";
  if (maker.make == nullptr) {
    test_engine().open(inputs, setting_columns(settings))->write(maker.statement, file);
    return;
  }
  const auto workspace = test_engine().open(inputs, {});
  Readings readings;
  Output output(*workspace, [&](const auto&) { return file; });
  Making making(output, maker, settings, readings, node.variations);
  maker.make(making);
}

TEST(every_table, is_made) {
  const Graph& graph = study().graph();
  std::vector<std::string> filled;
  std::copy_if(graph.tables().begin(), graph.tables().end(), std::back_inserter(filled),
               [&](const std::string& table) { return graph.is_filled(table); });
  EXPECT_EQ(study().made, filled);
  EXPECT_GT(study().made.size(), 20);
}

TEST(every_table, has_one_row_a_grain) {
  for (const std::string& table : study().graph().tables()) {
    const std::vector<std::string>& grain = grain_of(table);
    ASSERT_FALSE(grain.empty()) << table;
    std::string nulls = "FALSE";
    for (const std::string& column : grain) {
      // A label that no source brought has neither file nor line.
      if (table.starts_with("given_labels") && (column == "file" || column == "line")) continue;
      nulls += " OR " + column + " IS NULL";
    }
    const auto rows = study().tables().open({table})->query(
        "SELECT CAST(COUNT(*) AS BIGINT) AS all_rows, "
        "CAST(COUNT(DISTINCT (" +
        join(grain, ", ") +
        ")) AS BIGINT) AS keys, CAST(COUNT(*) FILTER "
        "(WHERE " +
        nulls + ") AS BIGINT) AS nulls FROM " + sql_identifier(table));
    EXPECT_EQ(rows->integer(0, 0), rows->integer(1, 0)) << table << " by " << join(grain, ", ");
    EXPECT_EQ(rows->integer(2, 0), 0) << table << " has a NULL in " << join(grain, ", ");
    EXPECT_EQ(rows->integer(0, 0), study().tables().rows(table)) << table;
  }
}

TEST(every_table, has_each_estimate_inside_its_interval) {
  std::int64_t checked = 0;
  for (const std::string& table : study().graph().tables()) {
    const auto result = check_intervals(*study().tables().open({table}), table,
                                        study().tables().files(table).columns);
    EXPECT_TRUE(result.faults.empty()) << join(result.faults, "\n");
    checked += result.checked;
  }
  EXPECT_GT(checked, 1000);
}

TEST(interval_columns, belong_to_the_column_before_them) {
  const auto number = [](const char* name) { return Column{name, ColumnType::number}; };
  const FoundIntervals found =
      find_intervals({number("share"), number("low"), number("high"), number("n_high"),
                      number("n_low"), number("mean"), number("log_low"), number("log_high")});
  ASSERT_EQ(found.intervals.size(), 2u);
  EXPECT_EQ(found.intervals[0].estimate, "share");
  EXPECT_EQ(found.intervals[1].estimate, "mean");
  EXPECT_TRUE(found.mistakes.empty());
}

TEST(interval_columns, that_stand_alone_or_apart_are_a_mistake) {
  const auto number = [](const char* name) { return Column{name, ColumnType::number}; };
  const auto mistakes = [&](const Columns& columns) {
    return join(find_intervals(columns).mistakes, " ");
  };
  EXPECT_EQ(mistakes({number("low"), number("high")}), "low");
  EXPECT_EQ(mistakes({number("share"), number("low"), number("n")}), "low");
  EXPECT_EQ(mistakes({number("share"), number("x_low"), number("y_high")}), "x_low");
  EXPECT_EQ(mistakes({number("share"), number("n_high")}), "n_high");
}

TEST(every_table, is_made_from_what_it_declares_and_needs_all_of_it) {
  const Graph& graph = study().graph();
  for (const std::string& table : graph.tables()) {
    const Node* node = graph.node(table);
    if (node->maker.has_parts()) continue;
    std::map<std::string, TableFiles> inputs;
    for (const Bound& input : node->inputs) {
      inputs[input.name] = study().tables().files(input);
    }
    EXPECT_NO_THROW(make_again(*node, inputs, node->settings)) << table;
    for (const Bound& input : node->inputs) {
      auto fewer = inputs;
      fewer.erase(input.name);
      EXPECT_THROW(make_again(*node, fewer, node->settings), std::logic_error)
          << table << " does not need " << input.name;
    }
    for (const auto& [name, setting] : node->settings) {
      auto fewer = node->settings;
      fewer.erase(name);
      EXPECT_THROW(make_again(*node, inputs, fewer), std::logic_error)
          << table << " does not need the setting " << name;
    }
  }
}

TEST(every_table, has_the_same_bytes_on_one_thread_and_on_many) {
  SmallStudy one(1);
  SmallStudy many(4);
  for (const std::string& table : one.graph().tables()) {
    const auto left = one.tables().versions(table);
    const auto right = many.tables().versions(table);
    ASSERT_EQ(left.size(), right.size()) << table;
    for (std::size_t i = 0; i < left.size(); ++i) {
      EXPECT_EQ(left[i].sha256, right[i].sha256) << table;
      EXPECT_EQ(left[i].recipe, right[i].recipe) << table;
    }
  }
}

TEST(every_table, holds_no_nickname_avatar_or_link) {
  for (const std::string& table : study().graph().tables()) {
    for (const Column& column : study().tables().files(table).columns) {
      for (const char* part : {"nick", "avatar", "url", "image", "xsec"}) {
        EXPECT_EQ(column.name.find(part), std::string::npos) << table << "." << column.name;
      }
    }
  }
}

TEST(every_table, holds_no_id_as_the_collector_wrote_it) {
  // RedNote's ids are 24 hex digits; pseudonyms are 20.
  for (const std::string& table : study().graph().tables()) {
    const auto workspace = study().tables().open({table});
    for (const Column& column : study().tables().files(table).columns) {
      if (column.type != ColumnType::text) continue;
      const auto rows = workspace->query("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM " +
                                         sql_identifier(table) + " WHERE regexp_full_match(" +
                                         column.name + ", '[0-9a-f]{24}|[0-9a-f]{16}')");
      EXPECT_EQ(rows->integer(0, 0), 0) << table << "." << column.name;
    }
  }
}

}  // namespace
}  // namespace resettle
