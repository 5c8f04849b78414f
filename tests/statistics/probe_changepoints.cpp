#include "probe.h"

namespace resettle::statistics {

void add_changepoints(Calls&) {}

}  // namespace resettle::statistics
