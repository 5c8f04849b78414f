// Which language a text is in. Hashtags, links, mentions, stickers and emoji do not vote; a text
// in which nothing is left, or that no known language fits, is "unknown".
//
// Scripts decide first: Han without kana is zh, kana is ja, Hangul is ko, Thai is th. Everything
// else goes to fastText's lid.176 (Joulin et al. 2017), an embedded model of 176 languages.
#pragma once

#include <string>
#include <string_view>

namespace resettle {

struct Language {
  std::string code;    // ISO 639 as lid.176 writes it: "en", "zh", …, or "unknown"
  bool mixed = false;  // a fifth or more of the words are in another script than most
};

// Safe to call from many threads; the model is loaded at the first call.
Language language_of(std::string_view text);

// The text without what does not vote.
std::string voting_text(std::string_view text);

}  // namespace resettle
