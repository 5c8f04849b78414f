#include "probe.h"
#include "statistics/distributions/distributions.h"

namespace resettle::statistics {

using nlohmann::json;

void add_distributions(Calls& calls) {
  calls["distributions.normal_cdf"] = [](const json& in) { return answer(normal_cdf(in.at("x"))); };
  calls["distributions.normal_two_sided"] = [](const json& in) {
    return answer(normal_two_sided(in.at("x")));
  };
  calls["distributions.normal_quantile"] = [](const json& in) {
    return answer(normal_quantile(in.at("p")));
  };
  calls["distributions.student_t_two_sided"] = [](const json& in) {
    return answer(student_t_two_sided(in.at("x"), in.at("df")));
  };
  calls["distributions.student_t_quantile"] = [](const json& in) {
    return answer(student_t_quantile(in.at("p"), in.at("df")));
  };
  calls["distributions.chi_square_upper"] = [](const json& in) {
    return answer(chi_square_upper(in.at("x"), in.at("df")));
  };
  calls["distributions.chi_square_quantile"] = [](const json& in) {
    return answer(chi_square_quantile(in.at("p"), in.at("df")));
  };
  calls["distributions.f_upper"] = [](const json& in) {
    return answer(f_upper(in.at("x"), in.at("df"), in.at("df2")));
  };
}

}  // namespace resettle::statistics
