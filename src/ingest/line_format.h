// How a file of lines is cut into records, and how a record becomes fields. One importer (import.h)
// does the rest for all of them.
#pragma once

#include <memory>

#include "ingest/line_file.h"
#include "ingest/records.h"

namespace resettle {

// What happened to a line on its way to UTF-8, for the counts in `raw_files`.
struct LineNotes {
  bool gb18030 = false;
  bool repaired = false;
};

// Used by one thread.
class LineParser {
 public:
  virtual ~LineParser() = default;
  // Fills `fields`, whose views hold until the next call, and says of which kind the record is.
  virtual Refusal parse(const RawLine& line, Kind& kind, Fields& fields, LineNotes& notes) = 0;
};

class LineFormat {
 public:
  virtual ~LineFormat() = default;
  // As raw_files calls it.
  virtual std::string name() const = 0;
  virtual LineContent content() const = 0;
  virtual LineRule rule() const { return {}; }
  // Records before the first one that counts: 1 where the first is a header.
  virtual int header_records() const { return 0; }
  // What a file is taken to hold in which no record can be read.
  virtual Kind usual_kind() const = 0;
  virtual std::unique_ptr<LineParser> parser() const = 0;
};

}  // namespace resettle
