#include "statistics/survival/times.h"

#include <gtest/gtest.h>

#include <limits>

namespace resettle::statistics {
namespace {

using Numbers = std::vector<double>;
using Events = std::vector<std::uint8_t>;

TEST(risk_table, a_unit_is_at_risk_after_its_entry_and_at_its_exit) {
  const Numbers entry{0, 2, 2, 3}, exit{2, 3, 4, 5};
  const Events event{1, 1, 0, 1};
  const auto table = risk_table({exit, event, entry});
  EXPECT_EQ(table->time, (Numbers{2, 3, 4, 5}));
  // At 2 the units that enter at 2 are not yet at risk; at 3 the one that enters at 3 is not.
  EXPECT_EQ(table->at_risk, (Numbers{1, 2, 2, 1}));
  EXPECT_EQ(table->events, (Numbers{1, 1, 0, 1}));
  EXPECT_EQ(table->censored, (Numbers{0, 0, 1, 0}));
}

TEST(risk_table, at_a_tie_the_censored_are_still_at_risk) {
  const auto table = risk_table({Numbers{4, 4, 4}, Events{0, 1, 0}});
  EXPECT_EQ(table->at_risk, (Numbers{3}));
  EXPECT_EQ(table->events, (Numbers{1}));
}

TEST(risk_table, edges_have_reasons) {
  EXPECT_EQ(risk_table({}).reason(), "there are no units");
  EXPECT_EQ(risk_table({Numbers{-1}, Events{1}}).reason(), "a unit exits before it enters");
  EXPECT_EQ(risk_table({Numbers{3}, Events{1}, Numbers{3}}).reason(),
            "a unit exits before it enters");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(risk_table({Numbers{nan}, Events{1}}));
  EXPECT_FALSE(risk_table({Numbers{infinite}, Events{0}}));
}

}  // namespace
}  // namespace resettle::statistics
