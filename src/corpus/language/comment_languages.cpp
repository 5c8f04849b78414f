// The language of each comment, by corpus/language/language.h.
// one row per: comment_id
// reads: raw_comments, kept_comments
// version: 1
#include "corpus/language/detect.h"

namespace resettle {

void make_comment_languages(Making& making) {
  write_languages(making,
                  "SELECT raw.comment_id, COALESCE(raw.body, '') AS text FROM raw_comments AS raw "
                  "JOIN kept_comments AS kept ON kept.file = raw.file AND kept.line = raw.line",
                  "comment_id");
}

}  // namespace resettle
