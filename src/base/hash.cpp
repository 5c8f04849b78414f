// OpenSSL 3 calls these functions deprecated in favour of EVP. They stay here because an EVP
// context costs an allocation and a lookup a message (measured: several times the hash itself),
// and a context that has absorbed the key cannot be copied as a plain value there.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.h"

#include <array>

namespace resettle {
namespace {

void write_hex(const unsigned char* digest, char* out, int digits) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (int i = 0; i < digits / 2; ++i) {
    out[2 * i] = kDigits[digest[i] >> 4];
    out[2 * i + 1] = kDigits[digest[i] & 15];
  }
}

}  // namespace

Sha256::Sha256() { SHA256_Init(&context_); }

void Sha256::add(std::string_view bytes) { SHA256_Update(&context_, bytes.data(), bytes.size()); }

std::string Sha256::hex() {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256_Final(digest, &context_);
  std::string text(64, '0');
  write_hex(digest, text.data(), 64);
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  std::string text(64, '0');
  sha256_hex_into(bytes, text.data(), 64);
  return text;
}

void sha256_hex_into(std::string_view bytes, char* out, int digits) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  // Not SHA256(): that one goes through EVP, too.
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest, &context);
  write_hex(digest, out, digits);
}

HmacSha256::HmacSha256(std::string_view key) {
  constexpr size_t kBlock = 64;
  std::array<unsigned char, kBlock> block{};
  if (key.size() > kBlock) {
    SHA256(reinterpret_cast<const unsigned char*>(key.data()), key.size(), block.data());
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  std::array<unsigned char, kBlock> padded;
  for (size_t i = 0; i < kBlock; ++i) padded[i] = block[i] ^ 0x36;
  SHA256_Init(&inner_);
  SHA256_Update(&inner_, padded.data(), kBlock);
  for (size_t i = 0; i < kBlock; ++i) padded[i] = block[i] ^ 0x5c;
  SHA256_Init(&outer_);
  SHA256_Update(&outer_, padded.data(), kBlock);
}

void HmacSha256::hex_into(std::string_view message, char* out, int digits) const {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256_CTX context = inner_;
  SHA256_Update(&context, message.data(), message.size());
  SHA256_Final(digest, &context);
  context = outer_;
  SHA256_Update(&context, digest, sizeof digest);
  SHA256_Final(digest, &context);
  write_hex(digest, out, digits);
}

std::string HmacSha256::hex(std::string_view message, int digits) const {
  std::string text(static_cast<size_t>(digits), '0');
  hex_into(message, text.data(), digits);
  return text;
}

}  // namespace resettle
