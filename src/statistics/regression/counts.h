// Regression of counts: E(y) = μ = exp(xβ + offset), by maximum likelihood.
//
//   poisson             variance μ. Counts of posts nearly always vary more: use robust or
//   clustered
//                       errors, with which it needs only the mean to be right (Gourieroux, Monfort
//                       and Trognon 1984), or the negative binomial.
//   negative_binomial   variance μ + αμ² (NB2; Cameron and Trivedi 2013, "Regression analysis of
//                       count data", section 3.3), α estimated together with β.
//
// Coefficients are changes of ln μ: exp(β) is a ratio of rates. The offset (the logarithm of an
// exposure, such as days) is empty or one number a row. Errors, edges and shapes: regression.h; for
// the negative binomial k counts α, and its errors come from the joint observed information.
//
// How α is found: α and β take turns, each at its maximum for given other, until both stand still.
// If the data vary no more than a Poisson, the maximum is α = 0: the fit is the Poisson one,
// `dispersion` and its error are 0, and a note says so (the test: Σ((y − μ)² − y) ≤ 0 at the
// Poisson fit).
//
// More edges: a count below 0 and an outcome that is 0 in all rows have no fit; the negative
// binomial's counts are whole. Rows that some combination of columns predicts to be 0 are
// separated: no fit, columns named (Correia, Guimarães and Zylkin 2019, arXiv 1903.01633).
#pragma once

#include "statistics/regression/regression.h"

namespace resettle::statistics {

Result<Regression> poisson(const Design& design, std::span<const double> outcome,
                           std::span<const double> offset, const StandardErrors& errors);

Result<Regression> negative_binomial(const Design& design, std::span<const double> outcome,
                                     std::span<const double> offset, const StandardErrors& errors);

}  // namespace resettle::statistics
