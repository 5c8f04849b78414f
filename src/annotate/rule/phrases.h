// Which of a list of phrases a text holds: all phrases in one walk over the text (Aho and Corasick
// 1975), in any language, whatever the case.
//
// Both sides are folded first: Unicode's simple case folding, full-width letters and digits to
// plain ones, ’ to ', and any run of white space to one space. A phrase that begins or ends with a
// letter of a script that parts words (Latin, Greek, Cyrillic, Hebrew, Arabic) or with a digit must
// do so at the edge of a word: "usa" is not in "usability", but it is in "USA人" and "#usa". Other
// scripts, such as Han, do not part words: 我在美国 is found anywhere.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace resettle {

// As phrases are compared. A malformed byte becomes U+FFFD.
void fold_phrase(std::string_view text, std::string& folded);

class PhraseFinder {
 public:
  // An empty phrase (or one of white space only) is found nowhere.
  explicit PhraseFinder(std::span<const std::string> phrases);

  // Sets found[i] for each phrase that `text` holds, leaves the others as they are, and says
  // whether there was one. `folded` is room to work in.
  bool find(std::string_view text, std::string& folded, std::vector<bool>& found) const;

 private:
  struct Ending {
    std::uint32_t phrase;
    std::uint32_t length;  // in bytes, folded
    bool starts_in_word;   // its first character needs an edge before it
    bool ends_in_word;     // its last one needs an edge after it
  };

  std::uint16_t step(std::uint16_t node, unsigned char byte) const {
    return next_[node * classes_ + class_of_[byte]];
  }

  std::size_t classes_ = 1;  // of bytes; 0: in no phrase
  std::array<std::uint8_t, 256> class_of_{};
  std::vector<std::uint16_t> next_;           // node × class → node
  std::vector<std::vector<Ending>> endings_;  // of each node, those of its suffixes included
  std::vector<std::uint8_t> ends_here_;       // 1 where a node has endings
};

}  // namespace resettle
