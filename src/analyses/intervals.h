// Intervals in the tables of the analyses: how they are drawn, and their two cells.
#pragma once

#include "statistics/resample/draws.h"
#include "tables/maker.h"

namespace resettle {

// The study's settings draws and seed; a maker that calls it declares both.
statistics::ResampleOptions resample_options(const Making& making);

// low and high; NULL where there is no interval.
void add_interval(RowList& rows, const statistics::Result<statistics::BootstrapInterval>& interval);

}  // namespace resettle
