// What simulated people say. Every phrase exists in three languages with the same meaning, and
// every slot ({food}, {place}, …) has its words in the same order in each, so that a bilingual post
// is one phrase said twice with the same words in it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace resettle::simulation {

enum class Language : std::uint8_t { kEnglish, kChinese, kSpanish, kUnknown };
// ISO 639-1, or "unknown".
std::string_view code(Language language);

struct Phrase {
  std::string_view in[3];  // by Language; kUnknown has no phrases
};

struct Slot {
  std::string_view name;
  std::span<const Phrase> words;
};

// What a post is about; a post stays with one theme. To add one: a table in its own block of
// sentences.cpp and a row in themes().
struct Theme {
  std::string_view name;
  double weight;  // relative frequency
  std::span<const Phrase> sentences;
};

std::span<const Slot> slots();
std::span<const Theme> themes();
std::span<const Phrase> titles();
// Bodies of a few words, on no theme.
std::span<const Phrase> asides();
std::span<const Phrase> comment_phrases();
std::span<const Phrase> bios();

}  // namespace resettle::simulation
