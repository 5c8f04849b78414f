#include "ingest/encoding.h"

#include <unicode/ucnv.h>

#include <memory>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace resettle {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter() {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open("gb18030", &status));
  check(U_SUCCESS(status), "ICU has GB18030");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

bool decode_gb18030(std::string_view line, std::string& out) {
  thread_local Converter converter = open_converter();
  thread_local std::vector<UChar> wide;
  ucnv_reset(converter.get());
  wide.resize(line.size() + 1);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<int32_t>(wide.size()), line.data(),
                    static_cast<int32_t>(line.size()), &status);
  if (U_FAILURE(status)) return false;
  out.clear();
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, length, c);
    // GB18030 maps its user-defined area to private use: text in another encoding lands there.
    if (c >= 0xE000 && c <= 0xF8FF) return false;
    append_utf8(out, static_cast<char32_t>(c));
  }
  return true;
}

// How the non-ASCII bytes of a line read as UTF-8.
struct Formed {
  double foreign = 0;  // non-ASCII bytes
  double pairs = 0;    // those in well-formed sequences of two bytes
  double longer = 0;   // and of three or four

  // Every fourth or so pair of GB18030 bytes is also a well-formed pair of UTF-8, so that pairs say
  // little about a short line; triples are rare in it.
  bool is_utf8() const { return longer >= 0.5 * foreign || pairs + longer >= 0.8 * foreign; }
};

Formed repair(std::string_view line, std::string& out) {
  out.clear();
  Formed formed;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t before = position;
    const char32_t c = next_code_point(line, position);
    append_utf8(out, c);
    if (c < 0x80) continue;
    const std::size_t size = position - before;
    formed.foreign += static_cast<double>(size);
    if (size == 2) formed.pairs += 2;
    if (size > 2) formed.longer += static_cast<double>(size);
  }
  return formed;
}

}  // namespace

LineEncoding decode_line(std::string_view line, std::string& out) {
  if (is_utf8(line)) return LineEncoding::utf8;
  std::string repaired;
  const Formed formed = repair(line, repaired);
  if (!formed.is_utf8() && decode_gb18030(line, out)) return LineEncoding::gb18030;
  out = std::move(repaired);
  return LineEncoding::repaired;
}

}  // namespace resettle
