// SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104), on OpenSSL. Results are lower-case hex.
#pragma once

#include <openssl/sha.h>

#include <string>
#include <string_view>

namespace resettle {

// A digest taken piece by piece, for files that are hashed while they are read.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  // 64 hex digits; the object is spent afterwards.
  std::string hex();

 private:
  SHA256_CTX context_;
};

// 64 hex digits.
std::string sha256_hex(std::string_view bytes);

// The first `digits` (at most 64, even) hex digits of SHA-256, without an allocation a call.
// `out` must hold `digits` characters.
void sha256_hex_into(std::string_view bytes, char* out, int digits);

// HMAC with a key whose two padded blocks are absorbed once, so that each message costs two or
// three compressions. Safe to use from many threads.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  std::string hex(std::string_view message, int digits = 64) const;
  void hex_into(std::string_view message, char* out, int digits) const;

 private:
  SHA256_CTX inner_;
  SHA256_CTX outer_;
};

}  // namespace resettle
