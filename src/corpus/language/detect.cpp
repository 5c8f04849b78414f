#include "corpus/language/detect.h"

#include <fmt/format.h>

#include "corpus/language/language.h"

namespace resettle {

void write_languages(Making& making, const std::string& select, const std::string& id) {
  // One text comes back from the function: the code, and a + where the text is mixed.
  const std::string mark = making.workspace.add_function([](std::string_view text) {
    const Language language = language_of(text);
    return language.mixed ? language.code + "+" : language.code;
  });
  making.write(
      fmt::format("WITH texts AS ({}), marked AS (SELECT {}, {}(text) AS mark FROM texts) "
                  "SELECT {}, replace(mark, '+', '') AS language, "
                  "contains(mark, '+') AS mixed_language FROM marked ORDER BY {}",
                  select, id, mark, id, id));
}

}  // namespace resettle
