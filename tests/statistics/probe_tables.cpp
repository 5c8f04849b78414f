#include "probe.h"

namespace resettle::statistics {

void add_tables(Calls&) {}

}  // namespace resettle::statistics
