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

// The words of one label of the topic codebook. To add words: its block in topics_*.cpp.
struct Theme {
  std::span<const Phrase> sentences, titles, comments;
  std::span<const std::string_view> tags;
};

// How a feeling is said: of one sentiment level.
struct Mood {
  std::span<const Phrase> sentences;
  std::span<const std::string_view> emoji;
};

std::span<const Slot> slots();
// By Topic and by position in kSentimentLabels (codes.h).
std::span<const Theme> themes();
std::span<const Mood> moods();
// Titles on no theme.
std::span<const Phrase> titles();
// Bodies of a few words, on no theme.
std::span<const Phrase> asides();
std::span<const Phrase> comment_phrases();
// Profile texts that say nothing of where their owner is from, and those that do.
std::span<const Phrase> bios();
std::span<const Phrase> disclosures();

}  // namespace resettle::simulation
