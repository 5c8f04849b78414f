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
  std::string_view view() const { return {digits_.data(), digits_.size()}; }

 private:
  friend class Identity;
  std::array<char, 20> digits_;
};

class Identity {
 public:
  explicit Identity(std::string_view key) : hmac_(key) {}

  Pseudonym of_item(std::string_view raw_id) const {
    Pseudonym pseudonym;
    hmac_.hex_into(raw_id, pseudonym.digits_.data(), 20);
    return pseudonym;
  }
  Pseudonym of_creator_hash(std::string_view creator_hash) const { return of_item(creator_hash); }
  Pseudonym of_user_id(std::string_view user_id) const {
    char creator_hash[16];
    sha256_hex_into(user_id, creator_hash, 16);
    return of_item({creator_hash, sizeof creator_hash});
  }

 private:
  HmacSha256 hmac_;
};

}  // namespace resettle
