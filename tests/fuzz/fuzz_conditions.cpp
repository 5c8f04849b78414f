// Conditions of `show --where`.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"
#include "target.h"

namespace resettle::fuzz {
namespace {

namespace fs = std::filesystem;

// The finished study, and what no condition may read.
fs::path study;
constexpr std::string_view kSecret = "the text of another file";

// What std::cout is given, for as long as it lives.
class Printed {
 public:
  Printed() : before_(std::cout.rdbuf(text_.rdbuf())) {}
  ~Printed() { std::cout.rdbuf(before_); }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* before_;
};

// Hands the option `value`, as the command line does.
void give(const Command& command, std::string_view name, const std::string& value) {
  const auto named = [&](const Option& option) { return option.name == name; };
  const Option& option = *std::find_if(command.options.begin(), command.options.end(), named);
  const std::string problem = option.problem_of ? option.problem_of(value) : "";
  if (!problem.empty()) throw UserError(problem, "`resettle show --help` lists the options.");
  *std::get<std::string*>(option.target) = value;
}

void show(const std::string& condition, const std::string& format, const fs::path& output) {
  Session session{.folder = study};
  const Command command = show_command(session);
  give(command, "TABLE", "posts");
  give(command, "--format", format);
  give(command, "--where", condition);
  give(command, "--output", output.string());
  command.action();
}

}  // namespace

std::vector<std::string> seeds(const fs::path& kept) {
  study = kept / "study";
  fs::create_directory(study);
  put(kept / "secret.csv", "line\n" + std::string(kSecret) + "\n");
  put(study / "study.key", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n");
  put(study / "study.toml",
      "[study]\ntitle = \"A test\"\ntimezone = \"UTC\"\n[[source]]\nformat = \"table\"\n"
      "path = \"posts.csv\"\nkind = \"posts\"\ntimezone = \"UTC\"\ncolumns = { post_id = \"id\", "
      "user_id = \"user\", created_at = \"time\", body = \"text\", likes = \"likes\" }\n");
  std::string rows = "id,user,time,text,likes\n";
  for (int i = 0; i < 20; ++i) {
    rows += std::to_string(i) + ",u" + std::to_string(i % 3) + ",2025-01-19 12:00,Body,5\n";
  }
  put(study / "posts.csv", rows);
  const auto observer = make_quiet_observer();
  const auto open = open_study(study, {.threads = 1}, *observer);
  open->tables->make({"posts"});
  open->cache->remember();
  std::freopen("/dev/null", "w", stdout);
  return {"likes > 4",
          "day = DATE '2025-01-19' AND title IS NULL",
          "body LIKE '%od%' OR post_id IN ('a', 'b')",
          "likes + CAST('1' AS BIGINT) BETWEEN 2 AND 1e3",
          "user_id = (SELECT MAX(user_id) FROM posts) -- all",
          "CASE WHEN len(hashtags) = 0 THEN true ELSE false END",
          "EXISTS (SELECT 1 FROM (VALUES (1), (2)) AS v(i) WHERE v.i = likes - 3)"};
}

// None that makes as many rows or as long a text as it is told: to wait for those is no fault.
std::vector<std::string> words() {
  const std::string secret = "'" + (study.parent_path() / "secret.csv").string() + "'";
  const std::string aside = "'" + (study.parent_path() / "aside.csv").string() + "'";
  return {"(",
          ")",
          "'",
          "\"",
          ";",
          "--",
          "/*",
          "*/",
          "$$",
          "?",
          "$1",
          "::",
          "[",
          "]",
          "{",
          "}",
          "NULL",
          "NOT",
          "AND",
          "OR",
          "true",
          "likes",
          "posts",
          "hashtags",
          "created_at",
          "body",
          " UNION ALL SELECT * FROM posts",
          " UNION ALL BY NAME SELECT content AS body FROM read_text(" + secret + ")",
          " OR EXISTS (SELECT 1 FROM " + secret + ")",
          "(SELECT content FROM read_text(" + secret + "))",
          " UNION ALL BY NAME SELECT line AS body FROM read_csv(" + secret + ")",
          ") TO " + aside + " (FORMAT csv) --",
          "; COPY posts TO " + aside,
          "; ATTACH " + aside,
          "; SET enable_external_access = true",
          "; DROP VIEW posts",
          " GROUP BY ALL",
          " ORDER BY 1",
          " LIMIT 1",
          " QUALIFY row_number() OVER () = 1",
          "rows_made_outside_sql()",
          "getenv('HOME')",
          "glob('*')",
          "pragma_version()",
          "duckdb_settings()",
          "error('x')",
          "1/0",
          "CAST(likes AS UTINYINT)",
          "regexp_matches(body, '(a*)*b')",
          "x -> x + 1",
          "list_transform(hashtags, x -> x)",
          "INTERVAL '1' DAY",
          "\xff",
          "\xe2\x80\xae",
          std::string("\0", 1)};
}

void run(const std::string& input, const fs::path& folder) {
  // As the system and main.cpp hand arguments on.
  const std::string condition = input.substr(0, input.find('\0'));
  if (!is_utf8(condition)) throw UserError("no UTF-8", "Write UTF-8.");
  const Printed printed;
  // Parquet is written by the engine itself, all else from rows that it gave.
  if (input.size() % 2 == 0) return show(condition, "parquet", folder / "posts.parquet");
  show(condition, input.size() % 3 == 0 ? "json" : "csv", "");
  check(printed.text().find(kSecret) == std::string::npos, "no other file is read");
}

}  // namespace resettle::fuzz
