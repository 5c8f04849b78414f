#include "probe.h"

namespace resettle::statistics {

void add_resample(Calls&) {}

}  // namespace resettle::statistics
