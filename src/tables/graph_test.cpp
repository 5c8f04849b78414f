#include "tables/graph.h"

#include <mutex>

#include "base/testing.h"
#include "engine/testing.h"

namespace resettle {
namespace {

class Silent : public Observer {
 public:
  void begin(const std::string& what, int, int) override {
    const std::lock_guard lock(mutex_);
    begun.push_back(what);
  }
  void progress(const std::string&, double) override {}
  void end(const std::string&, const Made&, double) override {}
  void warn(const std::string& message) override { warnings.push_back(message); }
  std::vector<std::string> begun, warnings;

 private:
  std::mutex mutex_;
};

Maker statement(std::string table, const std::vector<std::string>& reads, std::string select,
                std::vector<std::string> settings = {}) {
  std::vector<Input> inputs;
  for (const std::string& read : reads) inputs.push_back({read, read, "", {}});
  return {.table = std::move(table),
          .place = "x.sql",
          .reads = std::move(inputs),
          .settings = std::move(settings),
          .statement = std::move(select)};
}

Maker of_parts(std::string table) {
  return {.table = std::move(table), .grain = {"a"}, .columns = {{"a", ColumnType::integer}}};
}

// raw → doubled → summed, and aside, which reads a setting.
struct Small {
  std::string raw_content = "1";
  std::string doubling = "SELECT a * CAST(2 AS BIGINT) AS a FROM raw ORDER BY a";
  int high = 1;

  Graph graph() const {
    FilePart part;
    part.file = "raw/x.csv";
    part.tables = {"raw"};
    part.ingredients = {{"file", "raw/x.csv", raw_content}};
    part.make = [content = raw_content](Output& output) {
      RowList rows({{"a", ColumnType::integer}});
      if (content != "none") rows.row().integer(std::stoll(content));
      output.write("raw", rows, "a");
    };
    return Graph(
        {of_parts("raw"),
         statement("summed", {"doubled"},
                   "SELECT CAST(SUM(a) AS BIGINT) AS s FROM doubled ORDER BY s"),
         statement("doubled", {"raw"}, doubling),
         statement("aside", {}, "SELECT settings.high AS h FROM settings ORDER BY h", {"high"})},
        {part}, {{"high", {ColumnType::integer, high}}});
  }
};

class Studied {
 public:
  // Makes everything, and tells what was made and what `summed` holds.
  std::vector<std::string> make(const Small& small) {
    const Graph graph = small.graph();
    Cache cache(folder_ / "cache", [this](const auto& text) { observer.warn(text); });
    Tables tables(graph, cache, {.threads = 1}, observer);
    const auto made = tables.make(graph.tables());
    sum = shown(*tables.open({"summed"})->query("SELECT * FROM summed"));
    return made;
  }
  TemporaryFolder folder_;
  Silent observer;
  std::string sum;
};

using Names = std::vector<std::string>;

TEST(graph, every_table_stands_behind_what_it_reads) {
  EXPECT_EQ(Small().graph().tables(), (Names{"raw", "aside", "doubled", "summed"}));
}

TEST(graph, a_circle_is_a_bug) {
  const auto reads = [](const char* table, const char* other) {
    return statement(table, {other}, "SELECT 1");
  };
  EXPECT_THROW(Graph({reads("a", "b"), reads("b", "a")}, {}, {}), std::logic_error);
  EXPECT_THROW(Graph({reads("a", "a")}, {}, {}), std::logic_error);
}

TEST(graph, a_table_that_nothing_makes_is_a_bug) {
  EXPECT_THROW(Graph({statement("a", {"b"}, "SELECT 1")}, {}, {}), std::logic_error);
}

TEST(graph, a_table_with_two_makers_is_a_bug) {
  const Maker one = statement("a", {}, "SELECT 1");
  EXPECT_THROW(Graph({one, one}, {}, {}), std::logic_error);
  EXPECT_THROW(Graph({one, of_parts("a")}, {}, {}), std::logic_error);
}

TEST(graph, a_setting_that_is_none_is_a_bug) {
  EXPECT_THROW(Graph({statement("a", {}, "SELECT 1", {"nothing"})}, {}, {}), std::logic_error);
}

TEST(graph, a_change_reaches_what_lies_behind_it_and_nothing_else) {
  const Small before;
  Small after = before;
  after.doubling += " ";
  EXPECT_EQ(before.graph().recipe("raw"), after.graph().recipe("raw"));
  EXPECT_EQ(before.graph().recipe("aside"), after.graph().recipe("aside"));
  EXPECT_NE(before.graph().recipe("doubled"), after.graph().recipe("doubled"));
  EXPECT_NE(before.graph().recipe("summed"), after.graph().recipe("summed"));
  after = before;
  after.high = 2;
  EXPECT_NE(before.graph().recipe("aside"), after.graph().recipe("aside"));
  EXPECT_EQ(before.graph().recipe("summed"), after.graph().recipe("summed"));
}

TEST(tables, what_is_made_is_not_made_again) {
  Studied study;
  EXPECT_EQ(study.make({}), (Names{"raw", "aside", "doubled", "summed"}));
  EXPECT_EQ(study.sum, "2\n");
  EXPECT_EQ(study.make({}), Names{});
  EXPECT_EQ(study.make({.raw_content = "5"}), (Names{"raw", "doubled", "summed"}));
  EXPECT_EQ(study.sum, "10\n");
  EXPECT_EQ(study.make({}), Names{}) << "old versions are kept";
  EXPECT_EQ(study.sum, "2\n");
}

TEST(tables, a_damaged_version_is_made_again_and_told) {
  Studied study;
  study.make({});
  for (const auto& entry : std::filesystem::directory_iterator(study.folder_ / "cache")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("doubled-") && name.ends_with(".parquet")) {
      std::filesystem::resize_file(entry.path(), 10);
    }
  }
  EXPECT_EQ(study.make({}), Names{"doubled"});
  EXPECT_EQ(study.observer.warnings.size(), 1);
}

TEST(tables, a_part_without_rows_is_a_part) {
  Studied study;
  study.make({.raw_content = "none"});
  EXPECT_EQ(study.sum, "\n");
  EXPECT_EQ(study.make({.raw_content = "none"}), Names{});
}

TEST(tables, an_undeclared_read_fails_and_leaves_no_version) {
  const TemporaryFolder folder;
  Silent observer;
  const Graph graph({statement("a", {}, "SELECT 'x' AS v ORDER BY v"),
                     statement("b", {}, "SELECT v FROM a ORDER BY v")},
                    {}, {});
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 1}, observer);
  EXPECT_THROW(tables.make({"a", "b"}), std::logic_error);
  EXPECT_TRUE(tables.is_made("a"));
  EXPECT_FALSE(tables.is_made("b"));
}

TEST(tables, a_table_that_is_not_made_says_how_to_make_it) {
  const TemporaryFolder folder;
  Silent observer;
  const Graph graph = Small().graph();
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 1}, observer);
  EXPECT_NE(user_error([&] { tables.files("summed"); }).remedy().find("resettle run"),
            std::string::npos);
}

// Six parts of one raw table and eighty statements over each other.
Graph wide_graph() {
  std::vector<FilePart> parts;
  for (int i = 0; i < 6; ++i) {
    FilePart part;
    part.file = "raw/" + std::to_string(i);
    part.tables = {"raw"};
    part.ingredients = {{"file", part.file, std::to_string(i)}};
    part.make = [i](Output& output) {
      RowList rows({{"a", ColumnType::integer}});
      for (int row = 0; row < 100; ++row) rows.row().integer(i + row);
      output.progress(0.5);
      output.write("raw", rows, "a");
    };
    parts.push_back(std::move(part));
  }
  std::vector<Maker> makers = {of_parts("raw")};
  for (int i = 0; i < 80; ++i) {
    const std::string from = i < 4 ? "raw" : "t" + std::to_string(i / 2);
    makers.push_back(statement(
        "t" + std::to_string(i), {from},
        "SELECT DISTINCT a + settings.step AS a FROM " + from + " CROSS JOIN settings ORDER BY a",
        {"step"}));
  }
  return Graph(std::move(makers), std::move(parts), {{"step", {ColumnType::integer, 1}}});
}

// The checksum of every version, by table and recipe.
std::map<std::string, std::string> made_on(int threads, const Graph& graph) {
  const TemporaryFolder folder;
  Silent observer;
  std::map<std::string, std::string> checksums;
  {
    Cache cache(folder / "cache", [](const auto&) {});
    Tables tables(graph, cache, {.threads = threads}, observer);
    tables.make(graph.tables());
    EXPECT_EQ(observer.begun.size(), graph.tables().size() - 1 + graph.files().size());
    EXPECT_EQ(tables.rows("t79"), 105);
  }
  const Cache cache(folder / "cache", [](const auto&) {});
  for (const Version& version : cache.all()) {
    checksums[version.table + "-" + version.recipe] = version.sha256;
  }
  return checksums;
}

TEST(tables, many_made_at_the_same_time_have_the_bytes_of_those_made_one_by_one) {
  const Graph graph = wide_graph();
  const auto one_by_one = made_on(1, graph);
  EXPECT_EQ(one_by_one.size(), 86U);
  for (int again = 0; again < 3; ++again) EXPECT_EQ(made_on(4, graph), one_by_one);
}

TEST(tables, what_was_made_beside_a_failure_is_kept) {
  const TemporaryFolder folder;
  Silent observer;
  const Graph graph({statement("good", {}, "SELECT 'x' AS v ORDER BY v"),
                     statement("bad", {"good"}, "SELECT none FROM good"),
                     statement("behind", {"bad"}, "SELECT 'x' AS v ORDER BY v")},
                    {}, {});
  {
    Cache cache(folder / "cache", [](const auto&) {});
    Tables tables(graph, cache, {.threads = 4}, observer);
    EXPECT_THROW(tables.make(graph.tables()), std::logic_error);
  }
  EXPECT_EQ(observer.begun, (Names{"good", "bad"}));
  Cache cache(folder / "cache", [](const auto&) {});
  EXPECT_EQ(Tables(graph, cache, {}, observer).missing(graph.tables()), (Names{"bad", "behind"}));
}

TEST(tables, what_follows_reads_its_tables_while_others_are_still_made) {
  const TemporaryFolder folder;
  const Graph graph = Small().graph();
  Cache cache(folder / "cache", [](const auto&) {});
  Silent observer;
  Tables tables(graph, cache, {.threads = 1}, observer);
  std::string sum;
  Names before;
  const auto show = [&] {
    sum += shown(*tables.open({"doubled"})->query("FROM doubled"));
    before = observer.begun;
  };
  const FollowUp shows_doubled{{"doubled"}, show, 100};
  EXPECT_EQ(tables.make(graph.tables(), {shows_doubled}).size(), 4U);
  EXPECT_EQ(sum, "2\n");
  EXPECT_EQ(before, (Names{"raw/x.csv", "doubled"}));
  EXPECT_EQ(tables.make(graph.tables(), {shows_doubled}), Names{});  // nothing to make: it follows
  EXPECT_EQ(sum, "2\n2\n");
}

TEST(tables, what_follows_is_not_begun_where_its_table_fails) {
  const TemporaryFolder folder;
  Silent observer;
  const Graph graph({statement("bad", {}, "SELECT none FROM nothing")}, {}, {});
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 2}, observer);
  bool begun = false;
  EXPECT_THROW(tables.make({"bad"}, {{{"bad"}, [&] { begun = true; }}}), std::logic_error);
  EXPECT_FALSE(begun);
}

// Labels of two schemes, those that came and those of two rules, and who is in by a scheme's
// labels.
std::vector<Maker> makers_of_schemes() {
  const Columns label = {{"unit", ColumnType::text}, {"label", ColumnType::text}};
  Maker given = of_parts("given");
  given.per = "scheme";
  given.columns = label;
  Maker came = statement("came", {}, "SELECT 'p' AS unit, 'topic' AS label ORDER BY unit");
  came.columns = label;
  came.part_of = "given";
  Maker rules = statement("rules", {},
                          "SELECT 'u' AS unit, settings.rule AS label FROM settings "
                          "WHERE settings.strict < 2 ORDER BY unit",
                          {"rule", "strict"});
  rules.per = "rule";
  rules.columns = label;
  rules.part_of = "given";
  Maker labels = statement("labels", {},
                           "SELECT unit, label FROM given JOIN settings ON label = settings.scheme "
                           "ORDER BY unit",
                           {"scheme"});
  labels.per = "scheme";
  labels.columns = label;
  labels.reads = {{"given", "given", "scheme", {}}};
  Maker members = statement("members", {}, "SELECT unit, label FROM judged ORDER BY unit");
  members.reads = {{"judged", "labels", "cohort", {}}};
  Maker other = statement("other", {}, "SELECT unit, label FROM topics ORDER BY unit");
  other.reads = {{"topics", "labels", "topic", {}}};
  Maker varied = statement("varied", {},
                           "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM (SELECT unit FROM members "
                           "UNION ALL SELECT unit FROM members_strict_1 "
                           "UNION ALL SELECT unit FROM other_strict_1) AS a ORDER BY n");
  varied.reads = {{"members", "members", "", {"strict"}}, {"other", "other", "", {"strict"}}};
  return {given, came, rules, labels, members, other, varied};
}

Bindings bindings_of_schemes(std::optional<std::string> cohort) {
  const auto own = [](const char* name, const char* value) {
    return Settings{{name, {ColumnType::text, value}}};
  };
  return {.instances = {{"scheme",
                         {{"based", "based", own("scheme", "based")},
                          {"topic", "topic", own("scheme", "topic")}}},
                        {"rule", {{"profile", "based", own("rule", "based")}}}},
          .scheme_of = {{"cohort", std::move(cohort)}, {"topic", "topic"}},
          .other_values = {{"strict", {2}}}};
}

Graph graph_of_schemes(std::optional<std::string> cohort) {
  return Graph(makers_of_schemes(), {}, {{"strict", {ColumnType::integer, 1}}},
               bindings_of_schemes(std::move(cohort)));
}

TEST(bindings, there_is_a_table_for_each_scheme_and_each_rule) {
  const Graph graph = graph_of_schemes("based");
  EXPECT_TRUE(graph.has("labels_based") && graph.has("labels_topic") && graph.has("rules_profile"));
  EXPECT_FALSE(graph.has("labels") || graph.has("rules") || graph.has("rules_based"));
  EXPECT_EQ(graph.reads("members"), Names{"labels_based"});
  EXPECT_EQ(graph.reads("other"), Names{"labels_topic"});
  EXPECT_EQ(graph.reads("given_based"), (Names{"came", "rules_profile"}));
  EXPECT_EQ(graph.reads("given_topic"), (Names{"came"})) << "no rule is of that scheme";
  EXPECT_EQ(graph.maker("labels_topic")->statement, makers_of_schemes()[3].statement);
}

TEST(parts, are_files_that_tables_share) {
  const Graph graph = graph_of_schemes("based");
  const TemporaryFolder folder;
  Silent observer;
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 1}, observer);
  EXPECT_EQ(tables.make({"given_topic", "given_based"}), (Names{"came", "rules_profile"}));
  cache.settle();
  EXPECT_EQ(cache.all().size(), 2U);
  EXPECT_TRUE(tables.is_made("given_based") && tables.is_made("given_topic"));
  EXPECT_EQ(shown(*tables.open({"given_based"})->query("FROM given_based ORDER BY unit")),
            "p,topic\nu,based\n");
  EXPECT_EQ(tables.rows("given_topic"), 1);
}

TEST(parts, have_the_columns_of_the_whole) {
  std::vector<Maker> makers = makers_of_schemes();
  makers[1].columns.pop_back();
  EXPECT_THROW(
      Graph(makers, {}, {{"strict", {ColumnType::integer, 1}}}, bindings_of_schemes("based")),
      std::logic_error);
}

TEST(bindings, an_input_that_is_bound_to_nothing_has_no_rows) {
  const Graph graph = graph_of_schemes(std::nullopt);
  EXPECT_EQ(graph.reads("members"), Names{});
  const TemporaryFolder folder;
  Silent observer;
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 1}, observer);
  tables.make({"members", "labels_based"});
  EXPECT_EQ(tables.rows("members"), 0);
  EXPECT_EQ(tables.rows("labels_based"), 1);
}

TEST(bindings, what_an_input_is_bound_to_is_part_of_the_recipe) {
  const std::string of_based = graph_of_schemes("based").recipe("members");
  EXPECT_NE(of_based, graph_of_schemes("topic").recipe("members"));
  EXPECT_NE(of_based, graph_of_schemes(std::nullopt).recipe("members"));
  EXPECT_EQ(of_based, graph_of_schemes("based").recipe("members"));
}

TEST(bindings, under_another_value_only_what_hangs_on_the_setting_is_another_table) {
  const Graph graph = graph_of_schemes("based");
  for (const char* table : {"rules_profile", "given_based", "labels_based", "members"}) {
    const std::string other = std::string(table) + "@strict=2";
    ASSERT_TRUE(graph.has(other)) << other;
    EXPECT_NE(graph.recipe(table), graph.recipe(other));
    EXPECT_EQ(graph.maker(table)->statement, graph.maker(other)->statement);
  }
  EXPECT_EQ(graph.reads("given_based@strict=2"), (Names{"came", "rules_profile@strict=2"}));
  EXPECT_FALSE(graph.has("other@strict=2") || graph.has("labels_topic@strict=2"));
  EXPECT_EQ(graph.reads("varied"), (Names{"members", "other", "members@strict=2"}));
  const TemporaryFolder folder;
  Silent observer;
  Cache cache(folder / "cache", [](const auto&) {});
  Tables tables(graph, cache, {.threads = 1}, observer);
  tables.make({"varied"});
  EXPECT_EQ(tables.rows("members"), 1);
  EXPECT_EQ(tables.rows("members@strict=2"), 0);
}

TEST(bindings, an_input_that_varies_by_two_settings_is_read_under_every_pair_of_values) {
  std::vector<Maker> makers = makers_of_schemes();
  makers[3].settings.push_back("loud");
  for (Input& input : makers[6].reads) input.varied = {"strict", "loud"};
  Bindings bindings = bindings_of_schemes("based");
  bindings.other_values["loud"] = {"yes"};
  const Graph graph(std::move(makers), {},
                    {{"strict", {ColumnType::integer, 1}}, {"loud", {ColumnType::text, "no"}}},
                    bindings);
  EXPECT_EQ(graph.reads("varied"),
            (Names{"members", "other", "members@strict=2", "members@loud=yes",
                   "members@loud=yes@strict=2", "other@loud=yes"}));
  EXPECT_EQ(graph.node("members@loud=yes@strict=2")->inputs[0].table,
            "labels_based@loud=yes@strict=2");
  std::vector<std::string> suffixes;
  for (const Variation& one : graph.node("varied")->variations) suffixes.push_back(one.suffix);
  EXPECT_EQ(suffixes, (Names{"_strict_1", "_loud_1", "_strict_1_loud_1"}));
}

}  // namespace
}  // namespace resettle
