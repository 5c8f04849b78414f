#include "probe.h"

namespace resettle::statistics {

void add_words(Calls&) {}

}  // namespace resettle::statistics
