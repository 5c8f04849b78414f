// The language of each post's title and body, by corpus/language/language.h.
// one row per: post_id
// reads: raw_posts, kept_posts
// version: 1
#include "corpus/language/detect.h"

namespace resettle {

void make_post_languages(Making& making) {
  write_languages(making,
                  "SELECT raw.post_id, COALESCE(raw.title, '') || ' ' || COALESCE(raw.body, '') "
                  "AS text FROM raw_posts AS raw JOIN kept_posts AS kept "
                  "ON kept.file = raw.file AND kept.line = raw.line",
                  "post_id");
}

}  // namespace resettle
