#include "ingest/identity.h"

#include <gtest/gtest.h>

namespace resettle {
namespace {

// The expected values are from python3's hashlib and hmac, which share no code with ours:
//   h = hashlib.sha256(b"5f3c9a7e000000000101d2c4").hexdigest()[:16]
//   hmac.new(b"0123456789abcdef0123456789abcdef", h.encode(), hashlib.sha256).hexdigest()[:20]
const Identity& identity() {
  static const Identity known("0123456789abcdef0123456789abcdef");
  return known;
}

TEST(identity, a_users_pseudonym_is_the_keyed_hash_of_the_creator_hash) {
  EXPECT_EQ(identity().of_user_id("5f3c9a7e000000000101d2c4").view(), "5c23a2c4efa7eb026381");
}

TEST(identity, old_ids_join_with_the_hashes_of_new_files) {
  EXPECT_EQ(identity().of_creator_hash("866e1908dc4fafc3").view(),
            identity().of_user_id("5f3c9a7e000000000101d2c4").view());
}

TEST(identity, items_are_hashed_as_they_are) {
  EXPECT_EQ(identity().of_item("65a1b2c3000000001203f4e5").view(), "0bd33cf4906e5d78490f");
}

TEST(identity, only_the_identity_for_comparing_speed_hides_nothing) {
  const Identity open = Identity::that_hides_nothing();
  EXPECT_EQ(open.of_item("65a1b2c3000000001203f4e5").view(), "65a1b2c3000000001203f4e5");
  EXPECT_EQ(open.of_user_id(std::string(40, 'a')).view(), std::string(32, 'a'));
}

TEST(identity, another_key_gives_other_pseudonyms) {
  const Identity other("0123456789abcdef0123456789abcdee");
  EXPECT_NE(other.of_item("65a1b2c3000000001203f4e5").view(), "0bd33cf4906e5d78490f");
}

// RFC 4231, test cases 2 and 6 (a key longer than the block).
TEST(hash, hmac_agrees_with_rfc_4231) {
  EXPECT_EQ(HmacSha256("Jefe").hex("what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(HmacSha256(std::string(131, '\xaa'))
                .hex("Test Using Larger Than Block-Size Key - Hash "
                     "Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

}  // namespace
}  // namespace resettle
