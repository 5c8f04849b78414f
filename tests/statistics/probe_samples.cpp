#include "probe.h"

namespace resettle::statistics {

void add_samples(Calls&) {}

}  // namespace resettle::statistics
