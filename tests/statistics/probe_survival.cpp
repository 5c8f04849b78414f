#include "probe.h"

namespace resettle::statistics {

void add_survival(Calls&) {}

}  // namespace resettle::statistics
