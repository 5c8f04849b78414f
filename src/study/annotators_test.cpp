#include "study/annotators.h"

#include "base/testing.h"
#include "study/study.h"
#include "study/toml_section.h"

namespace resettle {
namespace {

Value read_coin(TomlSection& section) {
  return Value::object({{"sides", section.integer("sides").value_or(2)}});
}

void check_coin(const TomlSection& section, const Value& coin) {
  if (coin.at("sides").get<std::int64_t>() < 2)
    section.refuse("sides", "a coin has two sides", "Write 2.");
}

std::vector<std::pair<std::string, std::string>> labels_of_coin(const Value&) {
  return {{"sides", "heads"}, {"sides", "tails"}};
}

std::map<std::string, std::vector<Value>> other_values_of_coin(const Value& coin) {
  return {{"throws", {coin.at("sides"), 1}}};
}

// Tosses a coin for each post.
const AnnotatorKind kCoin = {.name = "coin",
                             .about = "tosses a coin",
                             .unit = "post",
                             .read = read_coin,
                             .check = check_coin,
                             .labels = labels_of_coin,
                             .other_values = other_values_of_coin};

class AnnotatorsTest : public testing::Test {
 protected:
  AnnotatorsTest() {
    folder_.write("raw/a.jsonl", "");
    folder_.write("study.key", std::string(64, 'a') + "\n");
  }

  Study read(const std::string& sections) {
    folder_.write("study.toml",
                  "[study]\ntitle = \"Moved\"\ntimezone = \"UTC\"\n[[source]]\n"
                  "format = \"mediacrawler\"\npath = \"raw/*.jsonl\"\n" +
                      sections);
    return read_study(folder_.path(),
                      {.formats = {{.name = "mediacrawler"}}, .annotator_kinds = {kCoin}});
  }
  std::string fault(const std::string& sections) {
    const UserError error = user_error([&] { read(sections); });
    return error.problem() + " | " + error.remedy();
  }
  static std::string coin(const std::string& name, const std::string& more = "") {
    return "[[annotator]]\nname = \"" + name + "\"\nkind = \"coin\"\nscheme = \"luck\"\n" + more;
  }

  TemporaryFolder folder_;
};

TEST_F(AnnotatorsTest, a_kind_reads_its_own_keys) {
  const Study study = read(coin("a", "sides = 3\n"));
  ASSERT_EQ(study.annotators.size(), 1u);
  EXPECT_EQ(annotator_setting(study.annotators[0]).value.dump(),
            R"({"kind":"coin","name":"a","scheme":"luck","sides":3})");
  EXPECT_EQ(study.annotators[0].labels, (std::vector<std::string>{"heads", "tails"}));
}

TEST_F(AnnotatorsTest, a_key_of_no_kind_is_refused_before_what_it_makes_wrong) {
  EXPECT_NE(fault(coin("a", "sides = 1\nside = 2\n")).find("Did you mean \"sides\"?"),
            std::string::npos);
  EXPECT_EQ(fault(coin("a", "sides = 1\n")),
            "[[annotator]] sides: a coin has two sides | Write 2.");
}

TEST_F(AnnotatorsTest, a_kind_that_is_none_is_told_those_there_are) {
  EXPECT_NE(fault("[[annotator]]\nname = \"a\"\nkind = \"dice\"\n").find("kind = \"coin\""),
            std::string::npos);
}

TEST_F(AnnotatorsTest, a_codebook_is_about_the_unit_of_the_kind_and_has_its_labels) {
  const auto codebook = [&](const std::string& unit, const std::string& label) {
    folder_.write("codebooks/luck.toml",
                  "scheme = \"luck\"\nunit = \"" + unit +
                      "\"\nscale = \"nominal\"\nrevision = \"1\"\n[[category]]\nlabel = \"" +
                      label +
                      "\"\nname = \"A\"\ndefinition = \"a\"\n[[category]]\nlabel = \"tails\"\n"
                      "name = \"B\"\ndefinition = \"b\"\n");
  };
  codebook("post", "heads");
  EXPECT_EQ(read(coin("a")).annotators.size(), 1u);
  codebook("user", "heads");
  EXPECT_NE(fault(coin("a")).find("a coin labels posts"), std::string::npos);
  codebook("post", "edge");
  EXPECT_NE(fault(coin("a")).find("\"heads\" is no label of the codebook"), std::string::npos);
}

TEST_F(AnnotatorsTest, other_values_are_of_annotators_whose_label_counts_each_once) {
  const auto values = [&](const std::string& resolve, const std::optional<std::string>& scheme) {
    const Study study = read(coin("a") + coin("b", "sides = 3\n") + resolve);
    return Value(other_values_of(study.annotators, study.resolve, scheme)["throws"]).dump();
  };
  EXPECT_EQ(values("", "luck"), "[1,2,3]");
  EXPECT_EQ(values("[resolve]\nluck = [\"a\"]\n", "luck"), "[1,2]");
  EXPECT_EQ(values("", "other"), "[]");
  EXPECT_EQ(values("", std::nullopt), "[]");
}

TEST_F(AnnotatorsTest, each_annotator_who_may_count_can_come_first) {
  using Others = std::vector<Value>;
  const auto others = [&](const std::string& order, const std::set<std::string>& imported) {
    const Study study = read(coin("a") + coin("b") + "[resolve]\nluck = [" + order + "]\n");
    return varied_first_annotator(study.annotators, study.resolve, {"luck", "topic"}, imported)
        .others;
  };
  EXPECT_EQ(others("\"b\", \"a\"", {}), Others{"luck.a"});
  EXPECT_EQ(others("\"b\", \"a\"", {"luck", "topic"}), (Others{"luck.a", "luck.imported"}));
  EXPECT_EQ(others("\"imported\", \"b\"", {"luck"}), Others{"luck.b"});
  EXPECT_EQ(others("\"imported\", \"b\"", {}), Others{});
}

}  // namespace
}  // namespace resettle
