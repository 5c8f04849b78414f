// `resettle run`: makes what is not there and says what was made, what worries and what is missing.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
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
  for (const RawPart& part : open.graph->parts()) {
    const auto found = by_recipe.find(open.graph->part_recipe(part));
    if (found != by_recipe.end()) by_file[part.file] = found->second;
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
              "SELECT reason, SUM(CAST(SUM(records) AS BIGINT)) OVER (PARTITION BY code) AS times "
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
std::vector<std::string> tables_of_worries(const Study& study) {
  std::vector<std::string> tables = {
      "quality",      "influence_weights", "label_coverage", "nothing_counted", "foreign_labels",
      "study_window", "stretched_window",  "study_phases",   "study_events",    "days"};
  for (const std::string& role : study.named_roles) {
    tables.push_back("labels_" + study.roles.at(role));
  }
  return tables;
}

// Roles of which the condition holds, on posts that the analyses count.
std::set<std::string> roles_where(Workspace& workspace, const std::string& condition) {
  const auto rows = workspace.query("SELECT role FROM label_coverage WHERE posts > 0 AND (" +
                                    condition + ") ORDER BY role");
  std::set<std::string> roles;
  for (std::size_t row = 0; row < rows->size(); ++row) roles.emplace(rows->text(0, row));
  return roles;
}

bool judges_users(const Study& study, const std::string& scheme) {
  return std::any_of(study.annotators.begin(), study.annotators.end(),
                     [&](const Annotator& annotator) { return annotator.scheme == scheme; });
}

// What the study asked for and does not have.
std::vector<Missing> missing_labels(OpenStudy& open, Workspace& workspace) {
  std::vector<Missing> missing;
  const std::set<std::string> unused = roles_where(workspace, "labelled = 0");
  const std::set<std::string> unknown =
      roles_where(workspace, "labelled > 0 AND categories > 0 AND outside_codebook = labelled");
  for (const std::string& role : open.study.named_roles) {
    const std::string& scheme = open.study.roles.at(role);
    const std::string what = fmt::format("labels of the scheme \"{}\" (role {})", scheme, role);
    if (open.tables->rows("labels_" + scheme) == 0) {
      missing.push_back({what, "Import them: a [[source]] of kind \"labels\" with scheme = \"" +
                                   scheme + "\", or a listing that carries them."});
    } else if (unused.contains(role) && judges_users(open.study, scheme)) {
      missing.push_back({what + " for posts: its rules judge users",
                         "Name a scheme of posts under [roles] in study.toml."});
    } else if (unused.contains(role)) {
      missing.push_back({what + " for posts that are counted",
                         "Map unit_id to the column that holds the posts' own ids; the worries "
                         "above and `resettle show quality` say which labels name no post."});
    } else if (unknown.contains(role)) {
      missing.push_back({what + " that their codebook has",
                         fmt::format("Add the labels to codebooks/{}.toml, or write them as it "
                                     "does; `resettle show foreign_labels` lists them.",
                                     scheme)});
    }
  }
  return missing;
}

// Why the analyses have no post to count, and what helps; empty where they have some.
std::string why_nothing_counts(Workspace& workspace) {
  const auto rows = workspace.query("SELECT reason, remedy FROM nothing_counted ORDER BY reason");
  if (rows->size() == 0) return "";
  return fmt::format("{}; {}", rows->text(0, 0), rows->text(1, 0));
}

// One a label that its codebook does not have. They stand in no file of the report: the terminal is
// the user's own.
std::vector<std::string> foreign_labels(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT foreign_labels.scheme, label, foreign_labels.count, quality.total, file, line "
      "FROM foreign_labels "
      "JOIN quality ON check_name = 'labels outside the codebook' AND detail = scheme "
      "ORDER BY foreign_labels.scheme, label");
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const std::int64_t count = rows->integer(2, row), total = rows->integer(3, row);
    std::string line = fmt::format(
        "labels outside the codebook ({}: {}): {} of {} ({}), e.g. {}:{}", rows->text(0, row),
        rows->text(1, row), count_in_words(count), count_in_words(total),
        share_in_words(static_cast<double>(count) / static_cast<double>(total)), rows->text(4, row),
        rows->integer(5, row));
    line += fmt::format(
        "; these units count as unlabelled: add the label to codebooks/{}.toml, "
        "or write it as the codebook does",
        rows->text(0, row));
    lines.push_back(std::move(line));
  }
  return lines;
}

// The days at which a wrong time may have begun or ended the window.
std::vector<std::string> stretched_ends(Workspace& workspace) {
  const auto rows = workspace.query(
      "SELECT side, CAST(day AS STRING), CAST(next_day AS STRING), posts, example "
      "FROM stretched_window ORDER BY side");
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const bool is_first = rows->text(0, row) == "first";
    lines.push_back(fmt::format(
        "the window {} {} because of {} ({}); {} is {}: is that time right? Set {} in [window] to "
        "leave it out",
        is_first ? "begins on" : "ends on", rows->text(1, row), printable(rows->text(4, row)),
        counted_in_words(rows->integer(3, row), "post"),
        is_first ? "the next post" : "the post before", rows->text(2, row),
        is_first ? "first_day" : "last_day"));
  }
  return lines;
}

std::vector<std::string> worries(OpenStudy& open, Workspace& workspace) {
  const bool leaves_young_out =
      open.study.analysis_settings.at("min_age_days").value.get<std::int64_t>() > 0;
  const auto rows = workspace.query(
      "SELECT check_name, detail, count, total, share, example FROM quality "
      "WHERE (check_name IN ('comments without their post', 'posts without their author', "
      "'lines with characters replaced', 'lines joined by a quote', 'time missing', "
      "'files without records') "
      "AND count > 0) "
      "OR check_name = 'labels without their unit' "
      "OR (check_name = 'decisions without their user' AND count > 0) "
      "OR (check_name = 'lines in quarantine' AND detail = 'all' AND count > 0) "
      "OR (check_name IN ('counts missing', 'place unknown') AND share > 0.2) "
      "OR (check_name = 'duplicates dropped' AND detail <> 'profiles' AND share > 0.2) " +
      std::string(leaves_young_out ? "OR (check_name = 'age of posts at the crawl' AND detail = "
                                     "'not known' AND count > 0) "
                                   : "") +
      "ORDER BY check_name, detail");
  std::vector<std::string> lines = foreign_labels(workspace);
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const std::string detail(rows->text(1, row));
    std::string line = fmt::format(
        "{}{}: {} of {} ({})", rows->text(0, row), detail == "all" ? "" : " (" + detail + ")",
        count_in_words(rows->integer(2, row)), count_in_words(rows->integer(3, row)),
        share_in_words(rows->number(4, row)));
    if (!rows->is_null(5, row)) line += fmt::format(", e.g. {}", rows->text(5, row));
    if (rows->text(0, row) == "posts without their author") line += "; they are in no cohort";
    if (rows->text(0, row) == "age of posts at the crawl") {
      line += "; min_age_days leaves none of these out";
    }
    if (rows->text(0, row) == "lines joined by a quote") {
      line +=
          "; if these lines are several records, delete the quote that opens in the first of them";
    }
    if (rows->text(0, row) == "duplicates dropped") {
      line += fmt::format("; is {}_id the right column?", detail == "posts" ? "post" : "comment");
    }
    if (rows->text(0, row) == "labels without their unit") {
      line += "; no record that was read has these ids: is unit_id the right column?";
    }
    lines.push_back(std::move(line));
  }
  // The rows of metrics that are in the score say what is the matter with all of it.
  const auto reasons = workspace.query(
      "SELECT DISTINCT reason FROM influence_weights "
      "WHERE scope_number = 0 AND weight IS NOT NULL AND reason IS NOT NULL ORDER BY reason");
  for (std::size_t row = 0; row < reasons->size(); ++row) {
    lines.push_back(fmt::format("influence score: {}", reasons->text(0, row)));
  }
  if (const std::string reason = why_nothing_counts(workspace); !reason.empty()) {
    lines.push_back(reason);
    return lines;
  }
  for (std::string& line : stretched_ends(workspace)) lines.push_back(std::move(line));
  const auto empty = workspace.query(
      "SELECT phase FROM study_phases ANTI JOIN days USING (phase) "
      "ORDER BY number");
  for (std::size_t row = 0; row < empty->size(); ++row) {
    lines.push_back(fmt::format("the phase \"{}\" has no day of the window", empty->text(0, row)));
  }
  const auto outside = workspace.query(
      "SELECT name, CAST(day AS STRING) FROM study_events, study_window "
      "WHERE day < study_window.first_day OR day > study_window.last_day ORDER BY day, name");
  for (std::size_t row = 0; row < outside->size(); ++row) {
    lines.push_back(fmt::format("the event \"{}\" of {} lies outside the window",
                                outside->text(0, row), outside->text(1, row)));
  }
  return lines;
}

struct Outcome {
  std::vector<std::string> made;
  std::int64_t kept = 0;
  std::vector<std::string> worries;
  std::vector<Missing> missing;
  std::string report;
  double seconds = 0;
};

void print_outcome(const Session& session, OpenStudy& open, const Outcome& outcome) {
  if (session.json) {
    nlohmann::json missing = nlohmann::json::array();
    for (const Missing& one : outcome.missing) {
      missing.push_back({{"what", one.what}, {"remedy", one.remedy}});
    }
    return print_json({{"made", outcome.made},
                       {"kept", outcome.kept},
                       {"worries", outcome.worries},
                       {"missing", missing},
                       {"report", outcome.report},
                       {"seconds", outcome.seconds}});
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
  if (!outcome.worries.empty()) print("{}\n", bold(session, "Worrying"));
  for (const std::string& line : outcome.worries) print("  {}\n", line);
  if (!outcome.missing.empty()) print("{}\n", bold(session, "Missing"));
  for (const Missing& one : outcome.missing) print("  {}\n    {}\n", one.what, one.remedy);
  if (!outcome.report.empty()) print("{} {}\n", bold(session, "Report"), outcome.report);
}

// What the tables of this study will take: about as much as its raw files (the simulated study at
// the paper's size: half as much).
std::string space_needed(const OpenStudy& open) {
  std::uintmax_t raw = 0;
  for (const RawPart& part : open.graph->parts()) raw += part.bytes;
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
               [&](const std::string& table) { return open->graph->raw_table(table) != nullptr; });
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
    const std::vector<std::string> tables = tables_of_worries(open->study);
    follow_ups.push_back({tables, [&outcome, &open, tables] {
                            const auto workspace = open->tables->open(tables);
                            outcome.worries = worries(*open, *workspace);
                            outcome.missing = missing_labels(*open, *workspace);
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

void add_run(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, session, "run", "Make what is not there: tables, then the report",
                  "resettle run my-study --threads 2");
  add_folder_argument(*command, session);
  add_engine_options(*command, session);
  auto only = std::make_shared<std::vector<std::string>>();
  command->add_option("--only", *only, "Make only these tables and what they need")
      ->type_name("TABLE...");
  command->callback(
      [&session, only] { session.action = [&session, only] { return run(session, *only); }; });
}

}  // namespace resettle
