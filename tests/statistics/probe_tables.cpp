#include "probe.h"
#include "statistics/tables/chi_square.h"
#include "statistics/tables/chi_square_monte_carlo.h"
#include "statistics/tables/cramers_v.h"
#include "statistics/tables/proportions.h"
#include "statistics/tables/rao_scott.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;

template <typename T>
std::vector<T> column(const json& in, const char* name) {
  return in.contains(name) ? in.at(name).get<std::vector<T>>() : std::vector<T>{};
}

ContingencyTable table_of(const json& in) {
  ContingencyTable table;
  for (const auto& row : in.at("table")) {
    ++table.rows;
    table.columns = row.size();
    for (const auto& count : row) table.counts.push_back(count);
  }
  return table;
}

json interval(const Result<ProportionInterval>& result) {
  if (!result) return {{"none", result.reason()}};
  return {{"value", {result->estimate, result->low, result->high}}};
}

void add_chi_square(Calls& calls) {
  calls["tables.chi_square"] = [](const json& in) -> json {
    const auto test = chi_square_test(table_of(in));
    if (!test) return {{"none", test.reason()}};
    return {{"value", {test->statistic, test->degrees_of_freedom, test->p}}};
  };
  calls["tables.chi_square_monte_carlo"] = [](const json& in) -> json {
    const auto test = chi_square_monte_carlo(table_of(in), in.at("tables"), in.at("seed"));
    if (!test) return {{"none", test.reason()}};
    return {{"value", {test->statistic, test->p}}};
  };
  calls["tables.adjusted_residuals"] = [](const json& in) {
    return answer(adjusted_residuals(table_of(in)));
  };
  calls["tables.cramers_v"] = [](const json& in) { return answer(cramers_v(table_of(in))); };
  calls["tables.cramers_v_corrected"] = [](const json& in) {
    return answer(cramers_v_corrected(table_of(in)));
  };
}

json rao_scott(const json& in) {
  const auto rows = column<std::uint32_t>(in, "rows");
  const auto columns = column<std::uint32_t>(in, "columns");
  const auto clusters = column<std::uint32_t>(in, "clusters");
  const auto weights = column<double>(in, "weights");
  const auto test = rao_scott_test({rows, columns, clusters, weights});
  if (!test) return {{"none", test.reason()}};
  return {{"value",
           {{"pearson", test->pearson},
            {"mean_design_effect", test->mean_design_effect},
            {"first_order_p", test->first_order_p},
            {"f", test->f},
            {"numerator_df", test->numerator_df},
            {"denominator_df", test->denominator_df},
            {"p", test->p}}}};
}

}  // namespace

void add_tables(Calls& calls) {
  add_chi_square(calls);
  calls["tables.rao_scott"] = rao_scott;
  calls["tables.wilson"] = [](const json& in) {
    return interval(wilson_interval(in.at("successes"), in.at("units"), in.at("level")));
  };
  calls["tables.newcombe"] = [](const json& in) {
    return interval(newcombe_difference({in.at("first")[0], in.at("first")[1]},
                                        {in.at("second")[0], in.at("second")[1]}, in.at("level")));
  };
}

}  // namespace resettle::statistics
