// `resettle run`: makes what is not there and says what was made, what worries and what is missing.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/study_graph.h"
#include "engine/sql_text.h"
#include "report/report.h"
#include "report/words.h"
#include "report/worries.h"

namespace resettle {
namespace {

struct SourceHealth {
  std::string source;
  std::int64_t lines = 0;  // of records, read or not
  std::int64_t quarantined = 0;
};

std::vector<SourceHealth> health_of(OpenStudy& open) {
  std::map<std::string, const Version*> by_recipe;
  const std::vector<Version> versions = open.tables->versions("quarantine");
  for (const Version& version : versions) by_recipe[version.recipe] = &version;
  std::map<std::string, const Version*> by_file;
  for (const FilePart& file : open.graph->files()) {
    const auto found = by_recipe.find(open.graph->recipe(file));
    if (found != by_recipe.end()) by_file[file.file] = found->second;
  }
  std::vector<SourceHealth> health;
  for (const Source& source : open.study.sources) {
    SourceHealth one{source.path};
    for (const Source::File& file : source.files) {
      const auto& counts = by_file.at(file.name)->counts;
      one.lines += counts.at("record_lines");
      one.quarantined += counts.at("quarantined_lines");
    }
    health.push_back(one);
  }
  return health;
}

// "; the commonest reason (570 times): 3 fields where the header has 4"; of a code that has several
// sentences, the one that is there most often.
std::string commonest_reason(OpenStudy& open, const Source& source) {
  std::string files;
  for (const Source::File& file : source.files) {
    files += (files.empty() ? "" : ", ") + sql_literal(file.name);
  }
  const auto reasons =
      open.tables->open({"quarantine"})
          ->query(fmt::format(
              "SELECT reason, CAST(SUM(SUM(records)) OVER (PARTITION BY code) AS BIGINT) AS times "
              "FROM quarantine WHERE file IN ({}) GROUP BY code, reason "
              "ORDER BY times DESC, code, SUM(records) DESC, reason LIMIT 1",
              files));
  if (reasons->size() == 0) return "";
  return fmt::format("; the commonest reason ({} times): {}", reasons->integer(1, 0),
                     printable(reasons->text(0, 0)));
}

// Stops the run where more of a source is unreadable than the study allows.
void check_quarantine(OpenStudy& open) {
  const std::vector<SourceHealth> all = health_of(open);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const SourceHealth& one = all[i];
    if (one.lines == 0) continue;
    const double share = static_cast<double>(one.quarantined) / static_cast<double>(one.lines);
    if (share <= open.study.quarantine_share) continue;
    throw UserError(
        open.study.sources[i].place,
        fmt::format("{} of {} lines of {} ({}) could not be read; the study allows {}{}",
                    one.quarantined, one.lines, one.source, share_in_words(share),
                    share_in_words(open.study.quarantine_share),
                    commonest_reason(open, open.study.sources[i])),
        fmt::format("`{}` says where and why, with --raw it shows the lines. Mend the file or the "
                    "source, or raise quarantine_share in [input].",
                    command_line("quarantine", open.study.folder)));
  }
}

struct Missing {
  std::string what;
  std::string remedy;
};

// What worries and missing labels are read from.
const std::vector<std::string>& tables_of_worries() {
  static const std::vector<std::string> tables = {"worries", "foreign_labels", "missing_labels"};
  return tables;
}

// What the study asked for and does not have. Labels of few people are there.
std::vector<Missing> missing_labels(const Study& study, Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT role, reason, remedy FROM missing_labels WHERE cause <> 'of_few' ORDER BY role");
  std::vector<Missing> missing;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (!study.named_roles.contains(std::string(rows->text(0, row)))) continue;
    missing.push_back({std::string(rows->text(1, row)), std::string(rows->text(2, row))});
  }
  return missing;
}

// The gravest worries, a line each; the others stand in the table.
struct WorryLines {
  static constexpr std::size_t kMost = 20;
  std::vector<std::string> lines;
  std::int64_t more = 0;

  void add(const Worry& worry) {
    if (lines.size() < kMost) {
      lines.push_back(line_of(worry));
    } else {
      ++more;
    }
  }
};

// One a label that its codebook does not have. They stand in no file of the report: the terminal is
// the user's own.
void add_labels(Worry of_scheme, Workspace& workspace, WorryLines& worries) {
  const auto rows = workspace.query(
      fmt::format("SELECT label, count, file || ':' || CAST(line AS STRING), "
                  "CAST(COUNT(*) OVER () AS BIGINT) FROM foreign_labels WHERE scheme = {} "
                  "ORDER BY label LIMIT {}",
                  sql_literal(of_scheme.detail), WorryLines::kMost));
  for (std::size_t row = 0; row < rows->size(); ++row) {
    of_scheme.label = rows->text(0, row);
    of_scheme.count = rows->integer(1, row);
    of_scheme.share = static_cast<double>(*of_scheme.count) / static_cast<double>(*of_scheme.total);
    of_scheme.example = rows->text(2, row);
    worries.add(of_scheme);
  }
  if (rows->size() == WorryLines::kMost) {
    worries.more += rows->integer(3, 0) - static_cast<std::int64_t>(rows->size());
  }
}

WorryLines worry_lines(Workspace& workspace) {
  WorryLines lines;
  for (const Worry& worry : read_worries(workspace)) {
    if (worry.code == "labels_outside_codebook") {
      add_labels(worry, workspace, lines);
    } else {
      lines.add(worry);
    }
  }
  return lines;
}

struct Outcome {
  std::vector<std::string> made;
  std::int64_t kept = 0;
  WorryLines worries;
  std::vector<Missing> missing;
  std::string report;
  double seconds = 0;
};

void print_outcome(const Session& session, OpenStudy& open, const Outcome& outcome) {
  if (session.json) {
    std::vector<Value> missing;
    for (const Missing& one : outcome.missing) {
      missing.push_back(Value::object({{"remedy", one.remedy}, {"what", one.what}}));
    }
    return print_json(Value::object({{"made", outcome.made},
                                     {"kept", outcome.kept},
                                     {"worries", outcome.worries.lines},
                                     {"more_worries", outcome.worries.more},
                                     {"missing", missing},
                                     {"report", outcome.report},
                                     {"seconds", outcome.seconds}}));
  }
  if (outcome.made.empty()) {
    print("Nothing to make: {} are there.\n", counted_in_words(outcome.kept, "table"));
  } else {
    print("{} {} in {:.1f} s; there already: {}.\n", bold(session, "Made"),
          counted_in_words(static_cast<std::int64_t>(outcome.made.size()), "table"),
          outcome.seconds, count_in_words(outcome.kept));
  }
  if (open.tables->is_made("cohort_posts") && open.tables->is_made("cohort_comments")) {
    print("{} {} posts and {} comments of the cohort in the window.\n", bold(session, "Counted"),
          count_in_words(open.tables->rows("cohort_posts")),
          count_in_words(open.tables->rows("cohort_comments")));
  }
  if (!outcome.worries.lines.empty()) print("{}\n", bold(session, "Worrying"));
  for (const std::string& line : outcome.worries.lines) print("  {}\n", line);
  if (outcome.worries.more > 0) {
    print("  and {} more: `{}` and `{}` list them\n", count_in_words(outcome.worries.more),
          command_line("show worries", session.folder),
          command_line("show foreign_labels", session.folder));
  }
  if (!outcome.missing.empty()) print("{}\n", bold(session, "Missing"));
  for (const Missing& one : outcome.missing) print("  {}\n    {}\n", one.what, one.remedy);
  if (!outcome.report.empty()) print("{} {}\n", bold(session, "Report"), outcome.report);
}

// What the tables of this study will take: about as much as its raw files (the simulated study at
// the paper's size: half as much).
std::string space_needed(const OpenStudy& open) {
  std::uintmax_t raw = 0;
  for (const FilePart& file : open.graph->files()) raw += file.bytes;
  std::uintmax_t there = 0;
  for (const auto& entry : std::filesystem::directory_iterator(open.cache->folder())) {
    if (entry.is_regular_file()) there += entry.file_size();
  }
  const std::uintmax_t needed = raw > there ? raw - there : raw;
  return fmt::format("About {} more bytes are needed, {} are free.", needed,
                     std::filesystem::space(open.study.folder).available);
}

Outcome make_all(const Session& session, const std::vector<std::string>& only,
                 const std::unique_ptr<OpenStudy>& open, Observer& progress) {
  const std::vector<std::string> wanted = only.empty() ? open->graph->tables() : only;
  Outcome outcome;
  std::vector<std::string> raw;
  const std::set<std::string> needed = open->graph->with_ancestors(wanted);
  std::copy_if(needed.begin(), needed.end(), std::back_inserter(raw),
               [&](const std::string& table) { return !open->graph->files_of(table).empty(); });
  const bool wants_report = only.empty();
  std::unique_ptr<ReportMaking> report;
  if (wants_report && !report_is_fresh(open->study, *open->graph)) {
    report = std::make_unique<ReportMaking>(open->study, *open->graph, *open->tables, progress);
  }
  outcome.made = open->tables->make(raw);
  if (needed.contains("raw_posts") || needed.contains("quarantine")) {
    open->tables->make({"quarantine"});
    check_quarantine(*open);
  }
  std::vector<FollowUp> follow_ups;
  if (report != nullptr) follow_ups = report->follow_ups();
  if (wants_report) {
    follow_ups.push_back({tables_of_worries(), [&outcome, &open] {
                            const auto workspace = open->tables->open(tables_of_worries());
                            outcome.worries = worry_lines(*workspace);
                            outcome.missing = missing_labels(open->study, *workspace);
                          }});
  }
  const std::vector<std::string> rest = open->tables->make(wanted, follow_ups);
  outcome.made.insert(outcome.made.end(), rest.begin(), rest.end());
  const auto filled = std::count_if(needed.begin(), needed.end(), [&](const std::string& table) {
    return open->graph->is_filled(table);
  });
  outcome.kept = filled - static_cast<std::int64_t>(outcome.made.size());
  if (wants_report) {
    if (report != nullptr) report->write();
    outcome.report = (session.folder / "report" / "index.html").string();
  }
  const Work work(progress, "writing to the disk");
  open->cache->settle();
  return outcome;
}

int run(const Session& session, const std::vector<std::string>& only) {
  const auto start = std::chrono::steady_clock::now();
  const auto progress = make_progress(session);
  // The study is read before the lock is taken, so that a folder that is none gets no lock file.
  const auto open = open_study(session.folder, {session.threads, memory_limit(session)}, *progress);
  for (const std::string& table : only) check_table(session, *open->graph, table);
  const LockFile lock(session.folder / "study.lock");
  Outcome outcome;
  try {
    outcome = make_all(session, only, open, *progress);
  } catch (const DiskFull& error) {
    open->cache->remove_leftovers();
    throw DiskFull(error.place(), error.problem(), error.remedy() + " " + space_needed(*open));
  } catch (...) {
    open->cache->remove_leftovers();
    throw;
  }
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  open->cache->remember();
  print_outcome(session, *open, outcome);
  return outcome.missing.empty() ? kDone : kMissing;
}

}  // namespace

Command run_command(Session& session) {
  auto only = std::make_shared<std::vector<std::string>>();
  return {.name = "run",
          .about = "Make what is not there: tables, then the report",
          .example = "resettle run my-study --threads 2",
          .options = {folder_option(session),
                      threads_option(session),
                      memory_option(session),
                      {.name = "--only",
                       .target = only.get(),
                       .about = "Make only these tables and what they need",
                       .shown = "TABLE..."}},
          .action = [&session, only] { return run(session, *only); }};
}

}  // namespace resettle
