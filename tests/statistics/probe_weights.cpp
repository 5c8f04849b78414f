#include "probe.h"

namespace resettle::statistics {

void add_weights(Calls&) {}

}  // namespace resettle::statistics
