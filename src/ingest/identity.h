// Pseudonyms. A user's is the first 20 hex digits of HMAC-SHA-256(study.key, creator_hash), where
// creator_hash is what collectors write since July 2026: the first 16 hex digits of
// SHA-256(user_id), computed here where a file still has the id, so that old and new files join.
// Posts and comments: the same over the raw id.
#pragma once

#include <array>
#include <string_view>

#include "base/hash.h"

namespace resettle {

class Pseudonym {
 public:
  std::string_view view() const { return {digits_.data(), size_}; }

 private:
  friend class Identity;
  std::array<char, 32> digits_;
  std::size_t size_ = 20;
};

class Identity {
 public:
  explicit Identity(std::string_view key) : hmac_(key) {}
  // Ids stay as they came, cut at 32 characters: only to compare speed with programs that make no
  // pseudonyms. No study is read so.
  static Identity that_hides_nothing() {
    Identity identity("");
    identity.hides_ = false;
    return identity;
  }

  Pseudonym of_item(std::string_view raw_id) const {
    Pseudonym pseudonym;
    if (!hides_) {
      pseudonym.size_ = raw_id.copy(pseudonym.digits_.data(), pseudonym.digits_.size());
      return pseudonym;
    }
    hmac_.hex_into(raw_id, pseudonym.digits_.data(), 20);
    return pseudonym;
  }
  Pseudonym of_creator_hash(std::string_view creator_hash) const { return of_item(creator_hash); }
  Pseudonym of_user_id(std::string_view user_id) const {
    if (!hides_) return of_item(user_id);
    char creator_hash[16];
    sha256_hex_into(user_id, creator_hash, 16);
    return of_item({creator_hash, sizeof creator_hash});
  }

 private:
  HmacSha256 hmac_;
  bool hides_ = true;
};

}  // namespace resettle
