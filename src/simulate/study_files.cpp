#include "simulate/study_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/hash.h"
#include "resources.h"
#include "simulate/random.h"

namespace resettle::simulation {
namespace {

constexpr auto kYes = std::to_array<std::string_view>(
    {"location", "location and language", "self-disclosure", "self-disclosure and language",
     "location and self-disclosure"});
constexpr auto kNo =
    std::to_array<std::string_view>({"not in the U.S.", "says so: Canada", "says so: Mexico",
                                     "Chinese account", "a shop: no person", "cannot tell"});

}  // namespace

std::string study_key(std::uint64_t seed) {
  return sha256_hex(fmt::format("resettle simulated study key {}", seed));
}

void write_study_key(const std::filesystem::path& folder, std::uint64_t seed) {
  write_file(folder / "study.key", study_key(seed) + "\n", 0600);
}

bool is_decided(const World& world, std::size_t user) {
  return static_cast<std::int64_t>(user) < world.scenario.cohort + world.scenario.decided_no;
}

void write_decisions(const std::filesystem::path& folder, const World& world) {
  std::vector<std::string> rows;
  for (std::size_t user = 0; user < world.population.users.size(); ++user) {
    if (!is_decided(world, user)) continue;
    const Profile profile = profile_of(world.population, user);
    const std::uint64_t choice = mix(profile.key + 11);
    const bool yes = world.population.in_cohort(user);
    rows.push_back(fmt::format("{},{},{}\n", profile.user_id, yes ? "yes" : "no",
                               yes ? kYes[choice % kYes.size()] : kNo[choice % kNo.size()]));
  }
  std::sort(rows.begin(), rows.end());
  std::string text = "user_id,included,reason\n";
  for (const std::string& row : rows) text += row;
  write_file(folder / "decisions.csv", text);
}

void write_codebooks(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "codebooks");
  for (const char* scheme : {"topic", "sentiment"}) {
    const std::string name = fmt::format("codebooks/{}.toml", scheme);
    write_file(folder / name, resource(name));
  }
}

void write_study_toml(const std::filesystem::path& folder, const World& world) {
  const Scenario& s = world.scenario;
  std::string text = fmt::format(
      "# A simulated study: invented people, invented texts, known answers in truth/.\n"
      "\n"
      "[study]\n"
      "title    = \"TikTok refugees on RedNote (simulated)\"\n"
      "timezone = \"{}\"   # a day is a day here\n"
      "\n"
      "# The exports, as the collector wrote them. They are only ever read. More than one\n"
      "# source may be named; files that a pattern finds later join the study by themselves.\n"
      "[[source]]\n"
      "format = \"mediacrawler\"\n"
      "path   = \"raw/*.jsonl\"\n"
      "\n"
      "# The true labels of every post, codebooks in codebooks/. For the labels of a machine that\n"
      "# errs as machines do, read raw/machine_topic.csv and raw/machine_sentiment.csv instead:\n"
      "# same columns, and a confidence for topics too.\n"
      "[[source]]\n"
      "format  = \"table\"\n"
      "path    = \"raw/labels_topic.csv\"\n"
      "kind    = \"labels\"\n"
      "scheme  = \"topic\"\n"
      "columns = {{ unit_id = \"note_id\", label = \"label\" }}\n"
      "\n"
      "[[source]]\n"
      "format  = \"table\"\n"
      "path    = \"raw/labels_sentiment.csv\"\n"
      "kind    = \"labels\"\n"
      "scheme  = \"sentiment\"\n"
      "columns = {{ unit_id = \"note_id\", label = \"label\", confidence = \"confidence\" }}\n"
      "\n"
      "# Which scheme the analyses mean by topic and by sentiment.\n"
      "[roles]\n"
      "topic     = \"topic\"\n"
      "sentiment = \"sentiment\"\n"
      "\n"
      "# What is analysed. Posts outside stay in the corpus, are counted, and leave analyses.\n"
      "[window]\n"
      "first_day = {}\n"
      "last_day  = {}\n"
      "\n"
      "# A phase lasts until the day before the next one; the first begins with the window.\n",
      kTimeZone, format_day(s.first_day), format_day(s.last_day));
  for (const Phase& phase : s.phases) {
    text += fmt::format("[[phase]]\nname = \"{}\"\n", phase.name);
    if (phase.first != s.first_day)
      text += fmt::format("first_day = {}\n", format_day(phase.first));
    text += '\n';
  }
  text += "# Days that figures mark. They change no number.\n";
  for (const Event& event : s.events) {
    text +=
        fmt::format("[[event]]\nday  = {}\nname = \"{}\"\n\n", format_day(event.day), event.name);
  }
  text +=
      "# Who is studied: users that the file says yes to. Users it does not list are out.\n"
      "[cohort]\n"
      "decisions = \"decisions.csv\"   # user_id, included (yes, no), reason\n";
  write_file(folder / "study.toml", text);
}

}  // namespace resettle::simulation
