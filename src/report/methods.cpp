#include "report/methods.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "base/text.h"
#include "ingest/source_format.h"
#include "report/html.h"
#include "report/markdown.h"
#include "report/words.h"
#include "study/explained.h"

namespace resettle {
namespace {

std::string made_by(const Maker& maker) {
  if (maker.has_parts()) return "made of parts, " + maker.place;
  return maker.statement.empty() ? "made by " + maker.place : "one SQL statement, " + maker.place;
}

// What the table of `maker` reads, and its settings with today's values.
std::string inputs_of(const Maker& maker, const Graph& graph) {
  const std::vector<std::string> reads = graph.reads(maker.table);
  std::string text = reads.empty() ? "reads no table" : "reads " + join(reads, ", ");
  std::vector<std::string> settings;
  for (const auto& [name, setting] : graph.node(maker.table)->settings) {
    settings.push_back(name + " = " + setting_in_words(name, setting));
  }
  if (!settings.empty()) text += "; settings: " + join(settings, ", ");
  return text;
}

struct SettingRow {
  std::string name;
  std::string value;
  std::string explanation;
};

std::string explanation_of(const std::string& name) {
  // Settings that several keys make.
  static const std::map<std::string, std::string> kExplanations = {
      {"phases", "Each lasts until the day before the next one’s first day."},
      {"events", "Days that figures mark; they change no number."},
      {"evidence",
       "How many kinds of evidence more each rule asks for than it says; robustness tries others."},
      {"first_annotator",
       "Who is put first in a scheme, before those that label_order names; robustness tries "
       "others."},
      {"choices", "What robustness chooses otherwise: the table choices says how."},
      {"cohort_by", "Who is in the study: everyone, or whom a scheme or decisions say yes to."}};
  const auto known = kExplanations.find(name);
  if (known != kExplanations.end()) return known->second;
  for (const ExplainedKey& key : explained_keys(declared_formats())) {
    const bool is_setting = key.section == "[study]" || key.section == "[window]" ||
                            key.section == "[statistics]" || key.section == "[input]";
    if (is_setting && key.name == name) return key.explanation;
  }
  return "";
}

std::vector<SettingRow> setting_rows(const Graph& graph, const Content& content) {
  std::map<std::string, std::string> explained;
  for (const AnalysisContent& one : content.analyses) {
    for (const AnalysisSetting& setting : one.analysis.settings) {
      explained[setting.name] = setting.explanation;
    }
  }
  std::vector<SettingRow> rows;
  for (const auto& [name, setting] : graph.settings()) {
    const auto known = explained.find(name);
    rows.push_back({name, setting_in_words(name, setting),
                    known == explained.end() ? explanation_of(name) : known->second});
  }
  return rows;
}

std::vector<const Maker*> makers_of(const Analysis& analysis, const Graph& graph) {
  std::vector<const Maker*> makers;
  for (const AnalysisTable& table : analysis.tables) {
    if (const Maker* maker = graph.maker(table.name)) makers.push_back(maker);
  }
  return makers;
}

// What stands under the analyses and is no analysis' own.
std::vector<const Maker*> other_makers(const Graph& graph, const Content& content) {
  std::set<std::string> shown;
  for (const AnalysisContent& one : content.analyses) {
    for (const AnalysisTable& table : one.analysis.tables) shown.insert(table.name);
  }
  std::vector<const Maker*> makers;
  for (const std::string& table : graph.tables()) {
    if (!shown.contains(table)) makers.push_back(graph.maker(table));
  }
  return makers;
}

// A phase or an event with its day; of others all that they hold.
std::string element_in_words(const Value& element) {
  if (!element.has("name")) return element.dump();
  std::string text = element.at("name").get<std::string>();
  for (const char* key : {"first_day", "day"}) {
    if (!element.has(key)) continue;
    const Value day = element.at(key);
    text += day.is_null() ? " (from the window’s first day)"
                          : " (" + day_in_words(*parse_day(day.get<std::string>())) + ")";
  }
  return text;
}

constexpr std::string_view kRules =
    "A count that the data does not hold is missing and not 0: it leaves sums and means. Every "
    "share "
    "names what it is a share of; what is not known is a row of its own. Of several records of one "
    "post, comment or account the newest counted. Posts and comments outside the window stayed in "
    "the corpus, were counted above, and were left out of the analyses. Ids were replaced by "
    "pseudonyms that only the study’s key can make again; the page holds no row of a person.";

}  // namespace

std::string setting_in_words(const std::string& name, const Setting& setting) {
  const Value& value = setting.value;
  if (value.is_null()) return name.ends_with("_day") ? "the data’s own" : "none";
  if (value.is_list()) {
    std::vector<std::string> elements;
    for (const Value& element : value.elements()) elements.push_back(element_in_words(element));
    return elements.empty() ? "none" : join(elements, "; ");
  }
  if (setting.type == ColumnType::number) return format_number(value.get<double>());
  const auto day = parse_day(value.text());
  return day ? day_in_words(*day) : value.text();
}

std::string how_it_was_made(const Analysis& analysis, const Graph& graph) {
  std::string out = "<details class=\"how\"><summary>How this was made</summary>\n";
  for (const Maker* maker : makers_of(analysis, graph)) {
    out += fmt::format("<p><strong><code>{}</code></strong>: {} ({}; {}.)</p>\n",
                       escape_html(maker->table), escape_html(maker->about),
                       escape_html(made_by(*maker)), escape_html(inputs_of(*maker, graph)));
    if (maker->statement.empty()) continue;
    std::string lines;  // escape_html would show line breaks as \n
    for (const std::string_view line : split(trim(maker->statement), '\n')) {
      lines += escape_html(line) + "\n";
    }
    out +=
        fmt::format("<pre tabindex=\"0\" role=\"region\" aria-label=\"Statement of {}\">{}</pre>\n",
                    escape_html(maker->table), lines);
  }
  return out + "</details>\n";
}

std::string methods_html(const Study&, const Graph& graph, const Content& content) {
  std::string out = fmt::format("<p>{}</p>\n", escape_html(kRules));
  for (const AnalysisContent& one : content.analyses) {
    out += fmt::format("<h3 id=\"methods-{}\">{}</h3>\n<p>{}</p>\n<ul>\n",
                       escape_html(one.analysis.name), escape_html(one.analysis.title),
                       escape_html(one.analysis.question));
    for (const Maker* maker : makers_of(one.analysis, graph)) {
      out += fmt::format("<li><code>{}</code>: {}</li>\n", escape_html(maker->table),
                         escape_html(maker->about));
    }
    out += "</ul>\n";
  }
  out +=
      "<h3 id=\"settings\">Settings</h3>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"Settings\"><table>\n<thead><tr><th scope=\"col\">Setting</th>"
      "<th scope=\"col\">Value</th><th scope=\"col\">What it does</th></tr></thead>\n<tbody>\n";
  for (const SettingRow& row : setting_rows(graph, content)) {
    out += fmt::format("<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
                       escape_html(row.name), escape_html(row.value), escape_html(row.explanation));
  }
  out +=
      "</tbody></table></div>\n<details class=\"how\"><summary>The tables "
      "beneath</summary>\n<ul>\n";
  for (const Maker* maker : other_makers(graph, content)) {
    out += fmt::format("<li><code>{}</code>: {} ({}.)</li>\n", escape_html(maker->table),
                       escape_html(maker->about), escape_html(inputs_of(*maker, graph)));
  }
  return out + "</ul>\n</details>\n";
}

std::string methods_markdown(const Study& study, const Graph& graph, const Content& content) {
  std::string out = fmt::format("# Methods of “{}”\n\n{}\n", escape_markdown(study.title), kRules);
  const auto table_line = [&](const Maker& maker) {
    return fmt::format("- `{}`: {} ({}; {}.)\n", maker.table, maker.about, made_by(maker),
                       escape_markdown(inputs_of(maker, graph)));
  };
  for (const AnalysisContent& one : content.analyses) {
    out += fmt::format("\n## {}\n\n{}\n\n", one.analysis.title, one.analysis.question);
    if (!one.absent.empty()) out += escape_markdown(one.absent) + "\n\n";
    for (const Maker* maker : makers_of(one.analysis, graph)) out += table_line(*maker);
    for (const DrawnFigure& figure : one.figures) {
      if (figure.nothing.empty()) {
        out += fmt::format("- Figure `figures/{}.svg`: {}\n", figure.name,
                           escape_markdown(figure.caption));
      }
    }
  }
  out += "\n## Settings\n\n| setting | value | what it does |\n| --- | --- | --- |\n";
  for (const SettingRow& row : setting_rows(graph, content)) {
    out += fmt::format("| {} | {} | {} |\n", row.name, escape_markdown(row.value), row.explanation);
  }
  out += "\n## The tables beneath\n\n";
  for (const Maker* maker : other_makers(graph, content)) out += table_line(*maker);
  return out;
}

std::vector<SourceFile> source_files(const Study& study, const Graph& graph) {
  std::map<std::string, std::uint64_t> sizes;
  for (const Source& source : study.sources) {
    for (const Source::File& file : source.files) {
      sizes[file.name] = std::filesystem::file_size(file.path);
    }
  }
  if (study.decisions) sizes[study.decisions_name] = std::filesystem::file_size(*study.decisions);
  std::map<std::string, SourceFile> files;
  for (const FilePart& file : graph.files()) {
    for (const Ingredient& item : file.ingredients) {
      if (item.kind == "file")
        files[item.name] = {shown_file(item.name), sizes[item.name], item.hash};
    }
  }
  std::vector<SourceFile> listed;
  for (const auto& [name, file] : files) listed.push_back(file);
  return listed;
}

std::string provenance_html(const Study& study, const Graph& graph, Tables& tables) {
  std::string out = fmt::format(
      "<p>Made by Resettle {}. The file manifest.json beside this page holds the checksum of every "
      "source, table and file of the report: the same sources, settings and key give the same "
      "bytes.</p>\n<h3 id=\"sources\">Sources</h3>\n<div class=\"scroll\" role=\"region\" "
      "tabindex=\"0\" aria-label=\"Sources\"><table>\n<thead><tr><th scope=\"col\">File</th>"
      "<th scope=\"col\" class=\"n\">Bytes</th><th scope=\"col\">SHA-256</th></tr></thead>\n"
      "<tbody>\n",
      kVersion);
  for (const SourceFile& file : source_files(study, graph)) {
    out +=
        fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td><code>{}</code></td></tr>\n",
                    escape_html(file.name), count_in_words(static_cast<std::int64_t>(file.bytes)),
                    escape_html(file.sha256));
  }
  out += fmt::format(
      "</tbody></table></div>\n<p class=\"note\">Tables made by {}; pseudonyms by the "
      "key with the fingerprint <code>{}</code>.</p>\n",
      escape_html(split(tables.engine().identity(), '\n')[0]),
      escape_html(study.key_fingerprint()));
  return out;
}

}  // namespace resettle
