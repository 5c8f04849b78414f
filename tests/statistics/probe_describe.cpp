#include "probe.h"

namespace resettle::statistics {

void add_describe(Calls&) {}

}  // namespace resettle::statistics
