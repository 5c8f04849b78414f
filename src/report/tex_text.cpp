#include "report/tex_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace resettle {
namespace {

constexpr double kFontSize = 9;  // points

// Widths of the ASCII characters from the space on in cmr9, in thousandths of its size, as its
// metric file has them; < > | are the widths of the signs that are printed for them.
constexpr int kWidths[] = {
    343, 285, 514, 856, 514, 856, 799, 285,  400, 400, 514, 799, 285, 343, 285, 514,  // space … /
    514, 514, 514, 514, 514, 514, 514, 514,  514, 514, 285, 285, 799, 799, 799, 485,  // 0 … ?
    799, 771, 728, 742, 785, 699, 671, 806,  771, 371, 528, 799, 642, 942, 771, 799,  // @ … O
    699, 799, 756, 571, 742, 771, 771, 1056, 771, 771, 628, 285, 514, 285, 514, 514,  // P … _
    285, 514, 571, 457, 571, 457, 314, 514,  571, 285, 314, 542, 285, 856, 571, 514,  // ` … o
    571, 542, 402, 405, 400, 571, 542, 742,  542, 542, 457, 514, 285, 514, 514};      // p … ~
static_assert(std::size(kWidths) == 95);

// Letters below U+0180 that the fonts which pdfLaTeX begins with do not have.
constexpr char32_t kMissingLetters[] = {0xAB,  0xBB,  0xD0,  0xDE,  0xF0,  0xFE,  0x104,
                                        0x105, 0x110, 0x111, 0x118, 0x119, 0x126, 0x127,
                                        0x12E, 0x12F, 0x138, 0x13F, 0x140, 0x149, 0x14A,
                                        0x14B, 0x166, 0x167, 0x172, 0x173, 0x17F};

// Signs above it that they do have, or that escape_tex has a command for.
constexpr char32_t kKnownSigns[] = {0x2009, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2018,
                                    0x2019, 0x201C, 0x201D, 0x2020, 0x2021, 0x2022, 0x2026,
                                    0x20AC, 0x2190, 0x2192, 0x2212, 0x2264, 0x2265};

bool is_among(char32_t code, const auto& list) {
  return std::find(std::begin(list), std::end(list), code) != std::end(list);
}

// What stands for the character in LaTeX; empty where it stands for itself.
std::string_view command_of(char32_t code) {
  switch (code) {
    case '\\':
      return "\\textbackslash{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '|':
      return "\\textbar{}";
    case '<':
      return "$<$";
    case '>':
      return "$>$";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '$':
      return "\\$";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '{':
      return "\\{";
    case '}':
      return "\\}";
    case 0xA0:
      return "~";
    case 0x2009:
      return "\\,";
    case 0x2212:
      return "$-$";
    case 0x2264:
      return "$\\leq$";
    case 0x2265:
      return "$\\geq$";
    default:
      return "";
  }
}

double width_of(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return kWidths[code - 0x20] * kFontSize / 1000;
  if (code == 0x2009) return kFontSize / 6;
  if (code == 0xA0) return kWidths[0] * kFontSize / 1000;
  if (code == 0x2018 || code == 0x2019) return kWidths['\'' - 0x20] * kFontSize / 1000;
  if (code == 0x2026) return 1.4 * kFontSize;
  return code < 0x180 ? 0.85 * kFontSize : 1.03 * kFontSize;
}

}  // namespace

std::string escape_tex(std::string_view text) { return escape_tex_to_fit(text, 1e9); }

char32_t beyond_pdflatex(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const bool known =
        code < 0x180 ? !is_among(code, kMissingLetters) : is_among(code, kKnownSigns);
    if (!known) return code;
  }
  return 0;
}

double width_in_tex(std::string_view text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::vector<std::string> lines_in_tex(std::string_view text, double width) {
  std::vector<std::string> lines;
  for (const std::string& word : words_of(text)) {
    if (!lines.empty() && width_in_tex(lines.back() + " " + word) <= width) {
      lines.back() += " " + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

std::string escape_tex_to_fit(std::string_view text, double width) {
  const std::string visible = printable(text);
  std::string out;
  double piece = 0;  // since the last place where the line may break
  char32_t before = 0;
  for (std::size_t at = 0; at < visible.size();) {
    const std::size_t from = at;
    const char32_t code = next_code_point(visible, at);
    piece = code == ' ' ? 0 : piece + width_of(code);
    if (piece > width) {
      out += "\\allowbreak{}";
      piece = width_of(code);
    }
    // Two hyphens would become a dash, two quotes another one.
    const bool joins = code == before && (code == '-' || code == '\'' || code == '`');
    if (joins) out += "{}";
    const std::string_view command = command_of(code);
    out += command.empty() ? std::string_view(visible).substr(from, at - from) : command;
    before = code;
  }
  return out;
}

}  // namespace resettle
