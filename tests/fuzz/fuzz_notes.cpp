// The cache: notes and Parquet files that are torn, rotten or somebody else's, read as `show`,
// `tables`, `doctor` and `clean` read them, and healed as `run` heals them.
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "tables/graph.h"
#include "target.h"

namespace resettle::fuzz {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Silent : public Observer {
 public:
  void begin(const std::string&, int, int) override {}
  void progress(const std::string&, double) override {}
  void end(const std::string&, const Made&, double) override {}
  void warn(const std::string&) override {}
};

// One table and one that reads it.
Graph small_graph() {
  const auto statement = [](std::string table, std::vector<Input> reads, std::string select) {
    return Maker{.table = std::move(table),
                 .place = "x.sql",
                 .reads = std::move(reads),
                 .statement = std::move(select)};
  };
  return Graph({statement("posts", {},
                          "SELECT 'p' || CAST(i AS STRING) AS post_id, DATE '2025-01-19' AS day, "
                          "CAST(i AS BIGINT) AS likes, i / 3e0 AS score, ['a', 'b'] AS hashtags "
                          "FROM range(30) AS r(i) ORDER BY post_id"),
                statement("daily", {{"posts", "posts", "", {}}},
                          "SELECT day, CAST(COUNT(post_id) AS BIGINT) AS posts, CAST(SUM(likes) AS "
                          "BIGINT) AS likes, MAX(score) AS score, MAX(hashtags) AS hashtags FROM "
                          "posts GROUP BY day ORDER BY day")},
               {}, {});
}

const Graph& graph() {
  static const Graph made = small_graph();
  return made;
}

std::string name_of_posts() { return "posts-" + graph().recipe("posts"); }

// The note with true checksums: of itself, and of the file beside it. What is no note stays as it
// is.
std::string mended(std::string_view note, std::string_view file, bool of_file) {
  json read = json::parse(note, nullptr, false);
  if (!read.is_object()) return std::string(note);
  if (of_file) {
    read["bytes"] = file.size();
    read["sha256"] = sha256_hex(file);
  }
  read.erase("note_sha256");
  read["note_sha256"] = sha256_hex(read.dump(-1, ' ', false, json::error_handler_t::replace));
  return read.dump(1, ' ', false, json::error_handler_t::replace);
}

void read_all(const fs::path& folder, Observer& observer) {
  Cache cache(folder, [](const std::string&) {});
  cache.all();
  cache.latest("posts");
  cache.verify();
  Tables tables(graph(), cache, {.threads = 1}, observer);
  if (!tables.missing({"posts"}).empty()) return;
  tables.rows("posts");
  tables.open({"posts"})->query("SELECT * FROM posts");
}

}  // namespace

// How the note is mended, the note, checksums.json, the Parquet file.
std::vector<std::string> seeds(const fs::path& kept) {
  Silent observer;
  Cache cache(kept, [](const std::string&) {});
  Tables(graph(), cache, {.threads = 1}, observer).make({"posts"});
  cache.remember();
  const auto read = [&](const std::string& name) { return read_file(kept / name); };
  const std::string rest = std::string(kNextPart) + read(name_of_posts() + ".json") +
                           std::string(kNextPart) + read("checksums.json") +
                           std::string(kNextPart) + read(name_of_posts() + ".parquet");
  return {"as it is" + rest, "mended" + rest, "mended with the file" + rest};
}

std::vector<std::string> words() {
  return {"\"rows\": ",
          "\"bytes\": ",
          "\"sha256\": ",
          "\"recipe\": \"",
          "\"table\": \"../../outside/x\"",
          "\"columns\": [[\"a\", 9]]",
          "\"columns\": []",
          "\"counts\": {\"a\": ",
          "[",
          "]",
          "{",
          "}",
          "null",
          "-1",
          "1e400",
          "\"\"",
          "PAR1",
          "../",
          "/",
          "\\u0000",
          "\xff",
          "0",
          "6"};
}

void run(const std::string& input, const fs::path& folder) {
  const std::string_view how = part(input, 0);
  const std::string_view note = part(input, 1);
  const std::string_view rest = input.find("PAR1") == std::string::npos
                                    ? part(input, 3)
                                    : std::string_view(input).substr(input.find("PAR1"));
  put(folder / (name_of_posts() + ".json"), how.starts_with("mended")
                                                ? mended(note, rest, how.ends_with("with the file"))
                                                : std::string(note));
  put(folder / "checksums.json", part(input, 2));
  put(folder / (name_of_posts() + ".parquet"), rest);
  Silent observer;
  try {
    // One of the two an input: an engine's start takes longer than all else.
    if (input.size() % 2 == 0) return read_all(folder, observer);
    Cache cache(folder, [](const std::string&) {});
    Tables(graph(), cache, {.threads = 1}, observer).make({"daily"});
    cache.remove_unused({});
  } catch (const std::logic_error&) {
    // A file that has the checksum of its note is believed to be the program's own: what DuckDB
    // says of it may be called a bug.
    if (!how.ends_with("with the file")) throw;
  }
}

}  // namespace resettle::fuzz
