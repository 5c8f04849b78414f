#include "report/page.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "report/finding_words.h"
#include "report/html.h"
#include "report/methods.h"
#include "report/quality.h"
#include "report/words.h"
#include "resources.h"

namespace resettle {
namespace {

// Analyses before this place say what was collected; quality comes after them.
constexpr std::int64_t kFirstPlaceAfterQuality = 10;

// The analysis whose section lists all findings.
constexpr std::string_view kRobustness = "robustness";

struct Sections {
  std::string html;
  std::string contents;

  void add(const std::string& id, const std::string& title, const std::string& body) {
    html +=
        fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n",
                    id, escape_html(title), body);
    contents += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, escape_html(title));
  }
};

// The colours that figures are drawn with for a light ground, by the page's variables for both.
const std::vector<std::pair<std::string, std::string>>& figure_colours() {
  static const std::vector<std::pair<std::string, std::string>> colours = [] {
    // The rule of page.css that begins with --blue is the light one.
    const std::string_view css = resource("report/page/page.css");
    const std::size_t from = css.find(":root { --blue:");
    check(from != std::string_view::npos, "page.css names the figures' colours");
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto declaration : split(css.substr(from, css.find('}', from) - from), ';')) {
      const std::size_t name = declaration.find("--");
      const std::size_t value = declaration.find('#');
      if (name == std::string_view::npos || value == std::string_view::npos) continue;
      const std::string hex(trim(declaration.substr(value)));
      const std::string variable =
          "\"var(" + std::string(declaration.substr(name, declaration.find(':', name) - name)) +
          ")\"";
      // ECharts writes a colour as it was given, but one that it made less opaque by its parts.
      const auto part = [&hex](std::size_t at) {
        return std::stoi(hex.substr(at, 2), nullptr, 16);
      };
      found.emplace_back("\"" + hex + "\"", variable);
      found.emplace_back(fmt::format("\"rgb({},{},{})\"", part(1), part(3), part(5)), variable);
    }
    return found;
  }();
  return colours;
}

// The static figure takes the page's colours, which light and dark swap.
std::string themed(std::string svg) {
  const auto replace_all = [&svg](std::string_view from, std::string_view to) {
    for (std::size_t at = svg.find(from); at != std::string::npos; at = svg.find(from, at)) {
      svg.replace(at, from.size(), to);
      at += to.size();
    }
  };
  replace_all("\"rgb(29,33,38)\"", "\"currentColor\"");
  replace_all("\"#1d2126\"", "\"currentColor\"");
  replace_all("\"#ffffff\"", "\"var(--paper)\"");
  for (const auto& [colour, variable] : figure_colours()) replace_all(colour, variable);
  return svg;
}

std::string figure_html(const std::string& analysis, const DrawnFigure& figure) {
  if (!figure.nothing.empty()) {
    if (figure.quiet) return "";
    return fmt::format("<p class=\"absent\">{}</p>\n", escape_html(figure.nothing));
  }
  return fmt::format(
      "<p class=\"finding\">{}</p>\n<figure class=\"{}\" data-analysis=\"{}\" data-figure=\"{}\">\n"
      "<div class=\"drawing\" role=\"img\" aria-label=\"{}\"><div class=\"still\">{}</div></div>\n"
      "<figcaption>{} <a href=\"#methods-{}\">Methods</a></figcaption>\n</figure>\n",
      escape_html(figure.sentence), figure.wide ? "wide" : "text", escape_html(analysis),
      escape_html(figure.name), escape_html(figure.sentence + " " + figure.extremes),
      themed(figure.svg), escape_html(figure.caption), escape_html(analysis));
}

// Each finding with what the multiverse says of it.
std::string firmness_html(const std::vector<Firmness>& findings) {
  std::string out = "<ul class=\"doubts\">\n";
  for (const Firmness& finding : findings) {
    std::string said = finding.sentence;
    if (finding.with_estimate > 0 && finding.least && finding.most) {
      said += finding.compared > 0
                  ? fmt::format(" Same {} in {} of {} specifications", side_in_words(finding.unit),
                                count_in_words(finding.agree), count_in_words(finding.compared))
                  : fmt::format(" In {} specifications", count_in_words(finding.with_estimate));
      said += fmt::format(", {}; different estimates: {}",
                          range_in_words(*finding.least, *finding.most, finding.unit),
                          count_in_words(finding.distinct_estimates));
      if (finding.too_few_authors > 0) {
        said +=
            fmt::format("; {} more {} on too few authors", count_in_words(finding.too_few_authors),
                        finding.too_few_authors == 1 ? "rests" : "rest");
      }
      said += ".";
    }
    out += fmt::format("<li>{}</li>\n", escape_html(said));
  }
  return out + "</ul>\n";
}

std::string analysis_html(const AnalysisContent& content, const Graph& graph,
                          const std::vector<Firmness>& findings) {
  const Analysis& analysis = content.analysis;
  std::string body = fmt::format("<p class=\"question\">{}</p>\n", escape_html(analysis.question));
  if (!content.absent.empty()) {
    return body + fmt::format("<p class=\"absent\">{}</p>\n", escape_html(content.absent));
  }
  for (const DrawnFigure& figure : content.figures) body += figure_html(analysis.name, figure);
  if (analysis.name == kRobustness) body += firmness_html(findings);
  for (const ShownTable& table : content.tables) {
    if (table.shown) body += html_of(table);
  }
  return body + how_it_was_made(analysis, graph);
}

// The first of the findings that the analysis declares that is clear; nothing where none is.
std::string clearest(const AnalysisContent& one, const std::vector<Firmness>& findings) {
  for (const Finding& declared : one.analysis.findings) {
    for (const Firmness& found : findings) {
      const bool same = found.analysis == one.analysis.name && found.finding == declared.name;
      if (same && found.is_clear) return " " + found.sentence;
    }
  }
  return "";
}

std::string summary_of(const Content& content) {
  std::string text =
      fmt::format("The study counted {} by {}", counted_in_words(content.posts, "post"),
                  counted_in_words(content.users, "user"));
  if (content.comments > 0) {
    text += fmt::format(" and {}", counted_in_words(content.comments, "comment"));
  }
  if (content.window) {
    text += fmt::format(" from {} to {}", day_in_words(content.window->first),
                        day_in_words(content.window->second));
  }
  text += ".";
  for (const AnalysisContent& one : content.analyses) {
    if (one.analysis.in_summary) text += clearest(one, content.firmness);
  }
  return escape_html(text);
}

std::string data_of(const Content& content) {
  std::string data = "{";
  for (const AnalysisContent& one : content.analyses) {
    if (!one.absent.empty()) continue;
    if (data.size() > 1) data += ",";
    data += fmt::format("\"{}\":{}", one.analysis.name, one.tables_json);
  }
  return data + "}";
}

}  // namespace

std::string page_html(const Study& study, const Graph& graph, Tables& tables,
                      const Content& content) {
  Sections sections;
  bool quality_written = false;
  const auto write_quality = [&] {
    sections.add("quality", "Can it be trusted?",
                 quality_html(content.checks, content.worries, label_sentences(content.labels)));
    quality_written = true;
  };
  for (const AnalysisContent& one : content.analyses) {
    if (one.analysis.place >= kFirstPlaceAfterQuality && !quality_written) write_quality();
    sections.add(one.analysis.name, one.analysis.title,
                 analysis_html(one, graph, content.firmness));
  }
  if (!quality_written) write_quality();
  sections.add("methods", "Methods", methods_html(study, graph, content));
  sections.add("provenance", "Provenance", provenance_html(study, graph, tables));
  return fill_template(resource("report/page/page.html"),
                       {{"title", escape_html(study.title)},
                        {"css", std::string(resource("report/page/page.css"))},
                        {"contents", sections.contents},
                        {"summary", summary_of(content)},
                        {"sections", sections.html},
                        {"data", inert_in_script(data_of(content))},
                        {"echarts", std::string(resource("echarts.min.js"))},
                        {"figures", std::string(resource("figures.js"))},
                        {"script", std::string(resource("page.js"))}});
}

}  // namespace resettle
