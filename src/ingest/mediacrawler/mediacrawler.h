// MediaCrawler's jsonl for RedNote (xhs): contents, comments and creators, before and after
// 2026-07-01, and the listing of arXiv 2510.18894 with its columns that arrive already computed.
#pragma once

#include "ingest/format.h"

namespace resettle {

class MediaCrawler : public Format {
 public:
  std::string name() const override { return "mediacrawler"; }
  Content content() const override { return Content::json_lines; }
  Kind usual_kind() const override { return Kind::posts; }
  std::unique_ptr<LineParser> parser() const override;
};

}  // namespace resettle
