#include "annotate/rule/phrases.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <deque>

#include "base/error.h"
#include "base/text.h"

namespace resettle {
namespace {

bool is_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Of the scripts that write spaces between words, in two bytes of UTF-8 each.
bool leads_two_bytes(unsigned char c) { return c >= 0xC3 && c <= 0xDF; }

bool is_plain_word(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

bool word_begins(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return is_plain_word(c) || leads_two_bytes(c);
}

bool word_ends(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_plain_word(static_cast<unsigned char>(text[at - 1]))) return true;
  return at >= 2 && leads_two_bytes(static_cast<unsigned char>(text[at - 2]));
}

// Han, kana and Hangul in three bytes: nothing to fold, and most of what is not ASCII.
bool leads_east_asian(unsigned char c) { return c >= 0xE3 && c <= 0xED; }

char32_t fold_code_point(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms of ASCII
  if (c == 0x2019) return '\'';
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

}  // namespace

void fold_phrase(std::string_view text, std::string& folded) {
  // A byte becomes three at the most: a malformed one, U+FFFD.
  folded.resize(text.size() * 3);
  char* out = folded.data();
  bool after_space = false;
  const auto space = [&] {
    if (!after_space) *out++ = ' ';
    after_space = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      ++at;
      if (is_space(c)) {
        space();
        continue;
      }
      *out++ = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    } else if (leads_east_asian(c) && at + 3 <= text.size() && text.substr(at, 3) != "\u3000") {
      out = std::copy_n(text.data() + at, 3, out);
      at += 3;
    } else {
      const char32_t point = next_code_point(text, at);
      if (point == 0x3000 || point == 0xA0) {
        space();
        continue;
      }
      std::string character;
      append_utf8(character, fold_code_point(point));
      out = std::copy(character.begin(), character.end(), out);
    }
    after_space = false;
  }
  folded.resize(static_cast<std::size_t>(out - folded.data()));
}

PhraseFinder::PhraseFinder(std::span<const std::string> phrases) {
  std::vector<std::string> folded(phrases.size());
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    fold_phrase(trim(phrases[i]), folded[i]);
    for (const char c : folded[i]) {
      std::uint8_t& known = class_of_[static_cast<unsigned char>(c)];
      if (known == 0) known = static_cast<std::uint8_t>(classes_++);
    }
  }
  const auto add_node = [&] {
    endings_.emplace_back();
    next_.resize(next_.size() + classes_);
    check(endings_.size() < 65'536, "phrases together have fewer than 65,536 bytes");
    return static_cast<std::uint16_t>(endings_.size() - 1);
  };
  add_node();
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i].empty()) continue;
    std::uint16_t node = 0;
    for (const char c : folded[i]) {
      const std::size_t edge = node * classes_ + class_of_[static_cast<unsigned char>(c)];
      if (next_[edge] == 0) {
        const std::uint16_t added = add_node();
        next_[edge] = added;
      }
      node = next_[edge];
    }
    endings_[node].push_back({static_cast<std::uint32_t>(i),
                              static_cast<std::uint32_t>(folded[i].size()),
                              word_begins(folded[i], 0), word_ends(folded[i], folded[i].size())});
  }
  // Missing edges lead where the longest proper suffix leads; nodes nearer to the root come first.
  std::vector<std::uint16_t> suffix(endings_.size());
  std::deque<std::uint16_t> waiting;
  for (std::size_t c = 1; c < classes_; ++c) {
    if (next_[c] != 0) waiting.push_back(next_[c]);
  }
  while (!waiting.empty()) {
    const std::uint16_t node = waiting.front();
    waiting.pop_front();
    const auto& inherited = endings_[suffix[node]];
    endings_[node].insert(endings_[node].end(), inherited.begin(), inherited.end());
    for (std::size_t c = 1; c < classes_; ++c) {
      std::uint16_t& edge = next_[node * classes_ + c];
      const std::uint16_t fallback = next_[suffix[node] * classes_ + c];
      if (edge == 0) {
        edge = fallback;
      } else {
        suffix[edge] = fallback;
        waiting.push_back(edge);
      }
    }
  }
  for (const auto& endings : endings_) ends_here_.push_back(endings.empty() ? 0 : 1);
}

bool PhraseFinder::find(std::string_view text, std::string& folded,
                        std::vector<bool>& found) const {
  fold_phrase(text, folded);
  bool any = false;
  std::uint16_t node = 0;
  const std::size_t size = folded.size();
  for (std::size_t at = 0; at < size; ++at) {
    node = step(node, static_cast<unsigned char>(folded[at]));
    if (!ends_here_[node]) continue;
    for (const Ending& ending : endings_[node]) {
      const std::size_t begin = at + 1 - ending.length;
      if (ending.starts_in_word && word_ends(folded, begin)) continue;
      if (ending.ends_in_word && word_begins(folded, at + 1)) continue;
      found[ending.phrase] = true;
      any = true;
    }
  }
  return any;
}

}  // namespace resettle
