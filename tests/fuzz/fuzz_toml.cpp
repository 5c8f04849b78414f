// The study page and a codebook, read as every command reads them.
#include "analyses/analysis.h"
#include "cli/session.h"
#include "cli/study_graph.h"
#include "target.h"

namespace resettle::fuzz {
namespace {

const std::string kCodebook = R"(scheme = "topic"
revision = "1"
unit = "post"
scale = "nominal"
instructions = "Choose one."
[[group]]
label = "1"
name = "Food"
[[group]]
label = "2"
name = "Else"
[[category]]
label = "1a"
name = "Cooking"
group = "1"
definition = "Recipes."
examples = ["soup"]
[[category]]
label = "2a"
definition = "All else."
group = "2"
)";

const std::string kOrdinal = R"(scheme = "topic"
unit = "post"
scale = "ordinal"
revision = "1"
[[category]]
label = "low"
value = -1
definition = "Low."
[[category]]
label = "high"
value = 1.5
definition = "High."
)";

}  // namespace

std::vector<std::string> seeds(const std::filesystem::path&) {
  const std::string source =
      "[study]\ntitle = \"A test\"\ntimezone = \"America/New_York\"\n[[source]]\n"
      "format = \"table\"\npath = \"posts.csv\"\nkind = \"posts\"\ntimezone = \"UTC\"\n"
      "columns = { post_id = \"id\", user_id = \"user\", created_at = \"time\" }\n";
  const std::string part(kNextPart);
  return {
      source + part + kCodebook,
      source +
          "[window]\nfirst_day = 2025-01-01\nlast_day = 2025-03-31\n[[phase]]\nname = \"Before\"\n"
          "[[phase]]\nname = \"After\"\nfirst_day = 2025-01-19\n[[event]]\nday = 2025-01-19\n"
          "name = \"Ban\"\n" +
          part + kCodebook,
      source +
          "[[annotator]]\nname = \"profile\"\nkind = \"rule\"\nscheme = \"us_based\"\n"
          "countries = [\"US\"]\nneeded = 1\nlabel = \"yes\"\n[cohort]\nscheme = \"us_based\"\n"
          "include = [\"yes\"]\n" +
          part + kOrdinal,
      source +
          "[statistics]\ndraws = 200\npermutations = 200\nseed = 7\n[influence]\nhigh_share = "
          "0.25\n[input]\nquarantine_share = 0.5\n[roles]\ntopic = \"topic\"\n" +
          part + kCodebook};
}

std::vector<std::string> words() {
  std::vector<std::string> all = {"[",
                                  "]",
                                  "[[",
                                  "]]",
                                  "{",
                                  "}",
                                  "=",
                                  "\"",
                                  "\"\"\"",
                                  "'''",
                                  "#",
                                  "\n",
                                  ".",
                                  "inf",
                                  "nan",
                                  "-1",
                                  "1979-05-27",
                                  "9999-12-31",
                                  "0000-00-00",
                                  "07:32:00",
                                  "0x10",
                                  "1e308",
                                  "true",
                                  "[study]",
                                  "[[source]]",
                                  "path = \"*\"",
                                  "path = \"../outside/precious\"",
                                  "format = \"mediacrawler\"",
                                  "[cohort]",
                                  "[[annotator]]",
                                  "kind = \"rule\"",
                                  "kind = \"labels\"",
                                  "scheme = \"topic\"",
                                  "scale = \"ordinal\"",
                                  "value = 1",
                                  "\\u0000",
                                  "\\U0010ffff",
                                  "\xff",
                                  "\xe2\x80\xae",
                                  "[窗口]"};
  for (const DeclaredSetting& setting : declared_settings()) {
    for (const char* value : {"0", "-1", "1e308", "nan", "true", "\"x\"", "[]", "[\"likes\"]"}) {
      all.push_back("[" + setting.section + "]\n" + setting.name + " = " + value);
    }
  }
  return all;
}

void run(const std::string& input, const std::filesystem::path& folder) {
  put(folder / "study.toml", part(input, 0));
  put(folder / "study.key", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n");
  put(folder / "posts.csv", "id,user,time\n1,u,2025-01-19 12:00\n");
  std::filesystem::create_directory(folder / "codebooks");
  put(folder / "codebooks" / "topic.toml", part(input, 1));
  const auto observer = make_quiet_observer();
  open_study(folder, {.threads = 1}, *observer);
}

}  // namespace resettle::fuzz
