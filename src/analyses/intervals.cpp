#include "analyses/intervals.h"

namespace resettle {

statistics::ResampleOptions resample_options(const Making& making) {
  return {.draws = making.setting("draws").get<std::size_t>(),
          .seed = making.setting("seed").get<std::uint64_t>()};
}

void add_interval(RowList& rows,
                  const statistics::Result<statistics::BootstrapInterval>& interval) {
  if (interval.has_value()) {
    rows.number(interval->low).number(interval->high);
  } else {
    rows.null().null();
  }
}

}  // namespace resettle
