// What an analysis says about itself: the file analysis.toml of its folder. The folder's name is
// the analysis' name and the section of study.toml that holds its settings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "study/study.h"

namespace resettle {

// A table that the analysis' figures are given and the page shows.
struct AnalysisTable {
  std::string name;
  std::string caption;
  bool shown = true;                          // as a folded table on the page
  std::string order_by;                       // SQL; empty: by the table's grain
  bool drawn = true;                          // the figures are given it
  std::optional<std::int64_t> figure_rows;    // only its first ones; empty: all
  std::int64_t page_rows = 500;               // how many the folded table on the page holds at most
  std::map<std::string, std::string> titles;  // column → heading
  std::map<std::string, std::string>
      formats;  // column → count | share | points | hundredths | country | place | language | plain
};

// What the table `multiverse` chooses otherwise than the study: the value of a setting, or
// something that is none.
struct DeclaredChoice {
  std::string name;           // its column
  std::string title;          // on the specification curve
  std::int64_t position = 0;  // of its column; draws hang on the order
  std::string note;           // what its values are, if they do not say so themselves
  // The setting that it changes; what changes no setting of the study is the name's own
  // (robustness/specified.h).
  std::string setting;
  // A text of the list that the setting is: whether it is among them. Empty: `values` replace it.
  std::string member;
  Value own;                  // without a setting: what the study chose
  std::vector<Value> values;  // the study's own may be among them
};

struct AnalysisSetting {
  std::string name;
  Setting default_value;
  std::string explanation;
  std::optional<double> least, most;  // of a number
  bool or_zero = false;               // it may be 0 besides
  std::vector<std::string> choices;   // of a text or of each text of a list; empty: any
  // The role whose scheme's labels the text, or each text of the list, is one of; empty: none.
  std::string labels_of;
};

// A number that the analysis puts into the table `findings`, and how the report words it.
struct Finding {
  std::string name;
  std::string title;    // what tables and captions call it
  std::string wording;  // a noun phrase: what the number is
  // Sentences for an estimate above and below no difference, with {estimate}, {size} (without its
  // sign) and {interval}. Without `below` there is nothing that it could differ from.
  std::string above;
  std::string below;
  double no_difference = 0;  // 1 for ratios
  // The setting that names the topic which {topic} stands for; empty: there is no {topic}.
  std::string topic_setting;
};

struct Analysis {
  std::string name;  // of the folder
  std::string title;
  std::int64_t place = 0;  // order in the report
  std::string question;
  bool in_summary = false;         // its first clear finding stands in the summary
  std::vector<std::string> roles;  // without a scheme for each it cannot run
  std::vector<AnalysisTable> tables;
  std::vector<std::string> also_reads;  // given to the figures, shown elsewhere
  std::vector<AnalysisSetting> settings;
  std::vector<DeclaredChoice> choices;
  std::vector<Finding> findings;
};

// Reads one analysis.toml; throws UserError with the place of what is wrong.
Analysis read_analysis(const std::string& name, std::string_view text);

// All that are built in, in the order of their places; read once.
const std::vector<Analysis>& all_analyses();

// Their settings, as read_study takes them.
std::vector<DeclaredSetting> declared_settings();

// Their choices, in the order of their positions.
std::vector<DeclaredChoice> declared_choices();

// The roles that `study` names no scheme for.
std::vector<std::string> missing_roles(const Analysis& analysis, const Study& study);

}  // namespace resettle
