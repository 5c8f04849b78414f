#include "mutate.h"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace resettle::fuzz {
namespace {

constexpr std::size_t kLongest = 1 << 20;

static constexpr std::array<std::string_view, 16> kNumbers = {
    "0",
    "-0",
    "-1",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "9e18",
    "1e308",
    "1e999",
    "nan",
    "inf",
    "0x7fffffff",
    "2147483648",
    "1e-320",
    "99999999999999999999999999999999999999",
    "0001-01-01"};

class Mutation {
 public:
  Mutation(const std::vector<std::string>& seeds, const std::vector<std::string>& words,
           std::uint64_t seed, std::uint64_t number)
      : seeds_(seeds), words_(words), random_(mixed(seed, number)) {
    text_ = one_of(seeds);
    is_binary_ = text_.find('\0') != std::string::npos;
  }

  std::string result() {
    std::size_t changes = 1;
    while (changes < 16 && below(2) != 0) ++changes;
    for (; changes > 0; --changes) {
      change();
      if (text_.size() > kLongest) text_.resize(kLongest);
    }
    return std::move(text_);
  }

 private:
  static std::uint64_t mixed(std::uint64_t seed, std::uint64_t number) {
    return seed * 0x9e3779b97f4a7c15 + number;
  }

  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  template <typename Many>
  const typename Many::value_type& one_of(const Many& many) {
    return many[below(std::size(many))];
  }
  // Few more often than many.
  std::size_t up_to(std::size_t most) {
    return 1 + below(std::min(most, std::size_t{1} << below(18)));
  }

  // A stretch of a text, as (begin, length).
  std::pair<std::size_t, std::size_t> stretch(std::string_view text) {
    const std::size_t begin = below(text.size() + 1);
    return {begin, std::min(text.size() - begin, up_to(text.size() + 1))};
  }
  // A line with its end: records are lines more often than not.
  std::pair<std::size_t, std::size_t> line(std::string_view text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::size_t end = text.find('\n', at);
    return {begin, (end == std::string::npos ? text.size() : end + 1) - begin};
  }
  std::string piece_of(std::string_view text) {
    const auto [begin, length] = below(2) == 0 ? stretch(text) : line(text);
    return std::string(text.substr(begin, length));
  }
  // Where to put something in: at an end, behind a blank, anywhere.
  std::size_t place() {
    switch (below(6)) {
      case 0:
        return text_.size();
      case 1:
        return 0;
      case 2:
      case 3:
        return std::min(text_.find_first_of(" \n", below(text_.size() + 1)), text_.size());
      default:
        return below(text_.size() + 1);
    }
  }
  void insert(std::string_view piece) { text_.insert(place(), piece); }

  // In the place of a number of the text, if it has one behind a place.
  void replace_number(std::string_view by) {
    const std::size_t begin = text_.find_first_of("0123456789", below(text_.size() + 1));
    if (begin == std::string::npos) return insert(by);
    const std::size_t end = text_.find_first_not_of("0123456789.", begin);
    text_.replace(begin, end == std::string::npos ? end : end - begin, by);
  }

  void nest() {
    static constexpr std::array<std::string_view, 8> kPairs = {"[]", "{}", "()", "\"\"",
                                                               "''", "<>", "[[", "--"};
    const std::string_view pair = one_of(kPairs);
    const std::size_t depth = up_to(200'000);
    const std::size_t at = place();
    if (below(2) == 0) text_.insert(at, depth, pair[1]);
    text_.insert(at, depth, pair[0]);
  }

  void overwrite_bytes() {
    static constexpr std::array<std::string_view, 8> kBytes = {
        {{"\0\0\0\0", 4},
         {"\xff\xff\xff\xff", 4},
         {"\xff\xff\xff\x7f", 4},
         {"\0\0\0\x80", 4},
         {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 10},  // a varint of 64 bits
         {"\xff\xff\xff\xff\xff\xff\xff\x7f", 8},
         {"\xc0\xaf", 2},
         {"\x1b", 1}}};
    const std::string_view bytes = one_of(kBytes);
    const std::size_t at = below(text_.size() + 1);
    text_.replace(at, std::min(bytes.size(), text_.size() - at), bytes);
  }

  // A name, a number or a word of the text, as (begin, length); empty behind the last one.
  std::pair<std::size_t, std::size_t> token(std::string_view text) {
    constexpr std::string_view kInside =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-+";
    const std::size_t begin =
        std::min(text.find_first_of(kInside, below(text.size() + 1)), text.size());
    const std::size_t end = std::min(text.find_first_not_of(kInside, begin), text.size());
    return {begin, end - begin};
  }
  void insert_line(std::string_view piece) {
    const std::size_t end = text_.find('\n', below(text_.size() + 1));
    text_.insert(end == std::string::npos ? text_.size() : end + 1, piece);
  }

  // A change that leaves most of a text's grammar as it is: else few inputs come past the parser.
  void change_grammatically() {
    const std::string& other = one_of(seeds_);
    const auto [begin, length] = token(text_);
    switch (below(6)) {
      case 0:
        text_.replace(begin, length, one_of(words_));
        return;
      case 1: {
        const auto [from, count] = token(other);
        text_.replace(begin, length, other.substr(from, count));
        return;
      }
      case 2:
        text_.replace(begin, length, one_of(kNumbers));
        return;
      case 3: {
        const auto [from, count] = line(text_);
        text_.erase(from, count);
        return;
      }
      case 4: {
        const auto [from, count] = line(other);
        return insert_line(other.substr(from, count));
      }
      default:
        return insert_line(one_of(words_) + "\n");
    }
  }

  void change() {
    if (!is_binary_ && below(2) == 0) return change_grammatically();
    // What is no text holds places of its own pieces: most changes leave all else where it is.
    switch (is_binary_ && below(4) != 0 ? below(3) : below(13)) {
      case 0:
        if (!text_.empty()) text_[below(text_.size())] ^= static_cast<char>(1 << below(8));
        return;
      case 1:
        if (!text_.empty()) text_[below(text_.size())] = static_cast<char>(below(256));
        return;
      case 2:
        return overwrite_bytes();
      case 3:
        return text_.resize(below(text_.size() + 1));
      case 4: {
        const auto [begin, length] = below(2) == 0 ? stretch(text_) : line(text_);
        text_.erase(begin, length);
        return;
      }
      case 5: {
        const std::string piece = piece_of(text_);
        if (piece.empty()) return;
        std::string many;
        for (std::size_t n = std::min(up_to(2'000), kLongest / piece.size()); n > 0; --n) {
          many += piece;
        }
        return insert(many);
      }
      case 6:
        return insert(one_of(words_));
      case 7:
        return replace_number(below(2) == 0 ? one_of(kNumbers) : std::string_view(one_of(words_)));
      case 8:
        return insert(piece_of(one_of(seeds_)));
      case 9: {
        const std::string& other = one_of(seeds_);
        text_ = text_.substr(0, below(text_.size() + 1)) + other.substr(below(other.size() + 1));
        return;
      }
      case 10:
        return nest();
      case 11: {
        const std::string piece = piece_of(text_);
        return insert(piece);
      }
      default:
        return replace_number(std::string(up_to(5'000), static_cast<char>('0' + below(10))));
    }
  }

  const std::vector<std::string>& seeds_;
  const std::vector<std::string>& words_;
  std::mt19937_64 random_;
  std::string text_;
  bool is_binary_ = false;
};

}  // namespace

std::string input(const std::vector<std::string>& seeds, const std::vector<std::string>& words,
                  std::uint64_t seed, std::uint64_t number) {
  if (number < seeds.size()) return seeds[number];
  return Mutation(seeds, words, seed, number).result();
}

}  // namespace resettle::fuzz
