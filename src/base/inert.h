// Text of people and files is inert in every way out. One function a way, which calls what is here:
//   a terminal  print, print_error (cli/session.h), cells of text_table.h: printable (base/text.h)
//   JSON        json_text, inert_json
//   CSV         write_csv (report/export_rows.h)
//   HTML, SVG   escape_html, inert_in_script (report/html.h)
//   LaTeX       escape_tex (report/tex_text.h)
//   Markdown    escape_markdown (report/markdown.h)
#pragma once

#include <string>
#include <string_view>

namespace resettle {

// Characters that act on who shows them, or are not seen: control characters, those that turn the
// direction of text, separators of lines and paragraphs, zero-width ones.
bool is_acting(char32_t character);
// Those that join and part the letters and emoji of a text, or where a word may be broken: text
// needs them.
bool is_joining(char32_t character);

// The text as a JSON string, in quotes. What is not UTF-8 is U+FFFD.
std::string json_text(std::string_view text);
// Whole JSON in which acting characters that JSON lets stand are \u escapes: it reads back the
// same.
std::string inert_json(std::string_view json);

}  // namespace resettle
