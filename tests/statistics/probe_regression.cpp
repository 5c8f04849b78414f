#include "probe.h"

namespace resettle::statistics {

void add_regression(Calls&) {}

}  // namespace resettle::statistics
