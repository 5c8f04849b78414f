#include "ingest/language/language.h"

#include <fasttext/fasttext.h>
#include <fasttext/loss.h>
#include <sys/mman.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <istream>
#include <memory>
#include <stdexcept>
#include <streambuf>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/system_error.h"
#include "base/text.h"
#include "resources.h"

namespace resettle {
namespace {

// lid.176 answers in this confidence below which a guess is worth less than saying so. Real posts
// of one to three Latin words lie around it (tried on the 724 RedNote posts of January 2025).
constexpr float kLeastConfidence = 0.35F;
// The share of words in a second script from which a text counts as mixed.
constexpr double kMixedShare = 0.2;
constexpr std::size_t kLongestSticker = 12;

class MemoryStream : private std::streambuf, public std::istream {
 public:
  explicit MemoryStream(std::string_view bytes) : std::istream(static_cast<std::streambuf*>(this)) {
    char* begin = const_cast<char*>(bytes.data());
    setg(begin, begin, begin + bytes.size());
  }
};

constexpr std::size_t kDimensions = 16;

// fastText checks a model's signature only when it loads a file by name: the embedded bytes become
// a file in memory for a moment.
std::unique_ptr<fasttext::FastText> load_model() {
  const std::string_view bytes = resource("lid.176.ftz");
  const std::filesystem::path name = "lid.176 in memory";
  const int descriptor = ::memfd_create("lid.176", MFD_CLOEXEC);
  if (descriptor < 0) throw_system_error(name, "cannot be made", errno);
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t written = ::write(descriptor, bytes.data() + at, bytes.size() - at);
    if (written < 0) throw_system_error(name, "cannot be written", errno);
    at += static_cast<std::size_t>(written);
  }
  auto fresh = std::make_unique<fasttext::FastText>();
  try {
    fresh->loadModel("/proc/self/fd/" + std::to_string(descriptor));
  } catch (const std::invalid_argument&) {
    throw_system_error(name, "cannot be opened", errno);
  }
  ::close(descriptor);
  check(fresh->getDimension() == kDimensions, "lid.176 has the dimensions it is known for");
  return fresh;
}

// lid.176, and what its own prediction ends with, for words whose vectors are known already.
struct Model {
  std::unique_ptr<fasttext::FastText> text = load_model();
  std::shared_ptr<fasttext::Matrix> output =
      std::const_pointer_cast<fasttext::DenseMatrix>(text->getOutputMatrix());
  // Refers to `output`.
  fasttext::HierarchicalSoftmaxLoss loss{
      output, text->getDictionary()->getCounts(fasttext::entry_type::label)};
};

const Model& model() {
  static const Model loaded;
  return loaded;
}

enum Script { latin, han, kana, hangul, thai, other_script, no_script };

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

Script script_of(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) ? latin : no_script;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) return han;
  if (!u_isalpha(static_cast<UChar32>(c))) return no_script;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return latin;
    case USCRIPT_HAN:
      return han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return kana;
    case USCRIPT_HANGUL:
      return hangul;
    case USCRIPT_THAI:
      return thai;
    default:
      return other_script;
  }
}

bool is_asian(Script script) {
  return script == han || script == kana || script == hangul || script == thai;
}

bool is_space(char32_t c) { return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x200B; }

// Asked at every character.
bool may_begin_token(char c) { return c == '#' || c == '@' || c == '[' || c == 'h' || c == 'w'; }

// Moves past "#tag", "#tag[话题]#", "@name", "http://…" or "[sticker]" at `at`; false when none.
bool skip_token(std::string_view text, std::size_t& at) {
  if (!may_begin_token(text[at])) return false;
  const std::string_view rest = text.substr(at);
  if (rest.front() == '[') {
    std::size_t end = 0;
    std::size_t length = 0;
    while (end < rest.size() && rest[end] != ']' && length <= kLongestSticker) {
      next_code_point(rest, end);
      ++length;
    }
    if (end >= rest.size() || rest[end] != ']' || end == 1) return false;
    at += end + 1;
    return true;
  }
  const bool link =
      rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  if (rest.front() != '#' && rest.front() != '@' && !link) return false;
  std::size_t end = 1;
  while (end < rest.size()) {
    std::size_t next = end;
    const char32_t c = next_code_point(rest, next);
    if (is_space(c)) break;
    if (c == '#' && !link) {
      // The closing # of #x[话题]# belongs to the tag; another # opens the next one.
      if (rest.substr(0, end).ends_with("]")) end = next;
      break;
    }
    // A Chinese sentence follows an ASCII link without a space.
    if (link && c >= 0x2E80) break;
    end = next;
  }
  at += end;
  return true;
}

bool votes(char32_t c) {
  if (c < 0x80) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '\'' || c == '.' || c == ',' ||
           c == '?' || c == '!' || c == '-';
  }
  const bool emoji_variant = c >= 0xFE00 && c <= 0xFE0F;
  const auto character = static_cast<UChar32>(c);
  return !emoji_variant &&
         (u_isalpha(character) || c == 0x2019 || u_getCombiningClass(character) != 0 ||
          u_charType(character) == U_COMBINING_SPACING_MARK ||
          u_charType(character) == U_NON_SPACING_MARK);
}

// What votes, and how many words of it each script has: a Han, kana, Hangul or Thai character
// counts as half a word, a run of letters of another script as one.
struct Votes {
  std::string text;
  std::array<double, no_script> words{};

  void read(std::string_view from) {
    text.clear();
    text.reserve(from.size());
    words = {};
    previous_ = no_script;
    for (std::size_t at = 0; at < from.size();) {
      if (skip_token(from, at)) {
        end_word();
        continue;
      }
      const std::size_t begin = at;
      const char32_t c = next_code_point(from, at);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        text.append(from, begin, at - begin);
        count(han);
      } else if (is_space(c) || c == '|' || c == 0xFFFD) {
        end_word();
      } else if (votes(c)) {
        append_utf8(text, c);
        count(script_of(c));
      }
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
  }

 private:
  void end_word() {
    if (!text.empty() && text.back() != ' ') text += ' ';
    previous_ = no_script;
  }

  void count(Script script) {
    if (is_asian(script)) {
      words[script] += 0.5;
    } else if (script != no_script && script != previous_) {
      words[script] += 1;
    }
    previous_ = script;
  }

  Script previous_ = no_script;
};

}  // namespace

std::string voting_text(std::string_view text) {
  Votes votes;
  votes.read(text);
  return votes.text;
}

namespace {

using Row = std::array<float, kDimensions>;

struct Sum {
  Row values{};
  std::size_t rows = 0;

  void add(const Sum& other) {
    for (std::size_t i = 0; i < kDimensions; ++i) values[i] += other.values[i];
    rows += other.rows;
  }
};

// The rows of the model that a word stands for, its own and those of its parts, added up. The same
// words come again and again, and looking their parts up and unpacking them is most of the work, so
// each thread remembers them. fastText adds all rows of a text one by one: its sum is ours but for
// the last bits.
class WordSums {
 public:
  const Sum& of(std::string_view word) {
    auto known = sums_.find(word);
    if (known == sums_.end()) {
      if (sums_.size() >= kMostWords) sums_.clear();
      known = sums_.emplace(word, look_up(std::string(word))).first;
    }
    return known->second;
  }

 private:
  static constexpr std::size_t kMostWords = 50'000;  // 7 MB a thread

  static Sum look_up(const std::string& word) {
    MemoryStream stream(word);
    std::vector<std::int32_t> positions;
    std::vector<std::int32_t> labels;
    model().text->getDictionary()->getLine(stream, positions, labels);
    Sum sum{.rows = positions.size()};
    fasttext::Vector row(kDimensions);
    for (const std::int32_t position : positions) {
      model().text->getInputVector(row, position);
      for (std::size_t i = 0; i < kDimensions; ++i) sum.values[i] += row.data()[i];
    }
    return sum;
  }

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  std::unordered_map<std::string, Sum, Hash, std::equal_to<>> sums_;
};

// `text` holds words between blanks.
std::string ask_model(std::string_view text) {
  const auto dictionary = model().text->getDictionary();
  thread_local WordSums words;
  thread_local fasttext::Model::State state(kDimensions, dictionary->nlabels(), 0);
  Sum sum;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (!word.empty()) sum.add(words.of(word));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  if (sum.rows == 0) return "unknown";
  sum.add(words.of("\n"));  // the end of the line is a word of the model
  std::copy(sum.values.begin(), sum.values.end(), state.hidden.data());
  state.hidden.mul(static_cast<float>(1.0 / static_cast<double>(sum.rows)));
  fasttext::Predictions predictions;
  model().loss.predict(1, 0.0F, predictions, state);
  if (predictions.empty() || std::exp(predictions[0].first) < kLeastConfidence) return "unknown";
  const std::string label = dictionary->getLabel(predictions[0].second);
  return label.substr(label.rfind('_') + 1);
}

// Blanks stand where Han, kana, Hangul and Thai stood.
std::string without_asian_scripts(std::string_view text) {
  std::string own;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (is_asian(script_of(next_code_point(text, at)))) {
      own += ' ';
    } else {
      own.append(text, before, at - before);
    }
  }
  return own;
}

}  // namespace

Language language_of(std::string_view text) {
  thread_local Votes votes;
  votes.read(text);
  const auto& words = votes.words;
  double all = 0;
  for (const double count : words) all += count;
  if (all == 0) return {"unknown", false};
  const double cjk = words[han] + words[kana];
  Language language;
  // Chinese and Japanese share Han; kana decides between them.
  const double largest =
      std::max({cjk, words[latin], words[hangul], words[thai], words[other_script]});
  language.mixed = all - largest >= kMixedShare * all;
  if (largest == cjk) {
    language.code = words[kana] > 0.1 * cjk ? "ja" : "zh";
  } else if (largest == words[hangul]) {
    language.code = "ko";
  } else if (largest == words[thai]) {
    language.code = "th";
  } else {
    // Only the words of the largest script: a Chinese translation must not outvote the original.
    const bool is_alone = words[han] + words[kana] + words[hangul] + words[thai] == 0;
    language.code = ask_model(is_alone ? votes.text : without_asian_scripts(votes.text));
  }
  return language;
}

}  // namespace resettle
