#include "probe.h"

namespace resettle::statistics {

void add_association(Calls&) {}

}  // namespace resettle::statistics
