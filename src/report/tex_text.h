// Text as LaTeX prints it, and how wide it gets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// The special characters escaped, control characters made visible, spaces and signs that fonts lack
// (thin space, minus, ≤) as commands.
std::string escape_tex(std::string_view text);

// The first character that pdfLaTeX cannot print without more packages; 0 where there is none.
// XeLaTeX and LuaLaTeX print it if the document's font has it.
char32_t beyond_pdflatex(std::string_view text);

// Width in points of plain text in Computer Modern at 9 pt, rounded up where a character is not an
// ASCII one.
double width_in_tex(std::string_view text);

// The words of a text: what stands between ordinary spaces.
std::vector<std::string> words_of(std::string_view text);

// The text in lines of at most `width` points, broken between words alone.
std::vector<std::string> lines_in_tex(std::string_view text, double width);

// As escape_tex, with breaks allowed inside of words that are wider than `width` points.
std::string escape_tex_to_fit(std::string_view text, double width);

}  // namespace resettle
