// Intervals in the tables of the analyses: how they are drawn, and their two cells.
//
// An interval's ends are called `low` and `high`, or `x_low` and `x_high`, and stand in this order
// directly behind the column of their estimate; `band_low` and `band_high`, which allow for a whole
// family of estimates, stand behind an interval and are of its estimate. They hold the estimate,
// and they differ: an interval without width would say that the number is certain, though it only
// says that all draws agreed. tests/structure/intervals.h checks it of every table.
#pragma once

#include <optional>
#include <vector>

#include "statistics/resample/draws.h"
#include "tables/maker.h"

namespace resettle {

// The study's settings draws and seed; a maker that calls it declares both.
statistics::ResampleOptions resample_options(const Making& making);

struct Ends {
  double low = 0, high = 0;
};

// Why an interval whose draws agree is none.
inline constexpr const char* kDrawsAgree =
    "no interval: every draw of authors gave the same number";

// The ends of the interval around `estimate`, which may have been summed in another order than
// `interval.estimate`. None if there is no interval, or if its draws agree.
std::optional<Ends> ends_around(double estimate,
                                const statistics::Result<statistics::BootstrapInterval>& interval);

// Wilson's ends, of 95 %, of the share `part` / `whole` of users, each of whom counts once. They
// need no draws, and have width if nobody counts, or everybody. None if `whole` is 0.
std::optional<Ends> ends_of_share(double part, double whole);

// Why there are no ends; empty if there are.
std::string why_no_ends(const std::optional<Ends>& ends,
                        const statistics::Result<statistics::BootstrapInterval>& interval);

// low and high; NULL where there is no interval.
void add_ends(RowList& rows, const std::optional<Ends>& ends);

// The mean of the values, and between which ends 95 % of them lie; NULL without values. Values that
// all agree do not say how far others would differ: they have no ends.
void add_mean_and_ends(RowList& rows, const std::vector<double>& values);

}  // namespace resettle
