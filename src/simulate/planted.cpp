#include "simulate/planted.h"

#include <optional>

#include "simulate/labels.h"

namespace resettle::simulation {
namespace {

constexpr double kPublishedLowSelf = 0.325;  // "over 30 %", section 6.3
constexpr double kPublishedHighSelf = 0.24;  // section 6.3

// By phase. 5b is the paper's; the rest is ours, kept to what section 6.3 says in words: low has
// more of 6 and 7, high more of 2c, 3a and 2a, and 5b, 2c and 6 lead in every phase (section 5).
//                                   1a   1b    2a    2b    2c     3a    3b    3c
constexpr TopicShares kLow[] = {{.06, .06, .05, .02, .105, .02, .015, .008,  //
                                 .005, .06, kPublishedLowSelf, .085, .12, .067},
                                {.025, .045, .055, .02, .115, .02, .012, .008,  //
                                 .013, .07, kPublishedLowSelf, .09, .13, .072},
                                {.01, .03, .055, .02, .13, .02, .01, .008,  //
                                 .022, .07, kPublishedLowSelf, .085, .14, .075}};
//                                    4    5a          5b             5c   6    7
constexpr TopicShares kHigh[] = {{.06, .05, .075, .03, .165, .05, .025, .02,  //
                                  .01, .05, kPublishedHighSelf, .08, .115, .03},
                                 {.025, .035, .085, .03, .18, .05, .02, .02,  //
                                  .03, .07, kPublishedHighSelf, .07, .115, .03},
                                 {.01, .025, .09, .025, .20, .045, .015, .02,  //
                                  .05, .06, kPublishedHighSelf, .07, .12, .03}};

TopicShares mixture(const TopicShares& low, const TopicShares& high, double high_weight) {
  TopicShares mixed;
  for (std::size_t k = 0; k < kTopics; ++k) {
    mixed[k] = (1 - high_weight) * low[k] + high_weight * high[k];
  }
  return mixed;
}

// Either the mean of all and low − high, or both levels.
struct Mood {
  std::optional<double> all, gap, low, high;
};

// Figures 6 and 7. From the text: 5c, 2c and 4 of all; 6 of both levels; 3b and 3c of high. In
// words only: 3b and 6 elevated, 3a, 3c and 1a low, low warmer nearly everywhere (section 6.4),
// high warmer where culture connects (abstract).
constexpr Mood kMoods[kTopics] = {
    /* 1a */ {.low = .06, .high = -.05},
    /* 1b */ {.all = .15, .gap = .10},
    /* 2a */ {.all = .22, .gap = -.10},
    /* 2b */ {.all = .10, .gap = .08},
    /* 2c */ {.all = .39, .gap = -.06},
    /* 3a */ {.low = .08, .high = -.03},
    /* 3b */ {.low = .60, .high = -.10},
    /* 3c */ {.low = -.02, .high = -.18},
    /* 4  */ {.all = .36, .gap = -.05},
    /* 5a */ {.all = .20, .gap = .10},
    /* 5b */ {.all = .18, .gap = .20},
    /* 5c */ {.all = .47, .gap = .20},
    /* 6  */ {.low = .56, .high = .07},
    /* 7  */ {.all = .08, .gap = .05},
};

}  // namespace

TopicPlan plan_topics(const Scenario& s) {
  TopicPlan plan;
  for (std::size_t phase = 0; phase < s.phases.size(); ++phase) {
    plan.shares.push_back({kLow[phase], kHigh[phase]});
    // Nor may phases differ: levels do not share their posts among phases alike.
    const TopicShares everywhere = mixture(kLow[1], kHigh[1], 0.5);
    if (s.is_null()) plan.shares.back() = {everywhere, everywhere};
  }
  return plan;
}

SentimentPlan plan_sentiment(const Scenario& s, const Standing& standing, const TopicPlan& topics) {
  SentimentPlan plan{};
  for (std::size_t k = 0; k < kTopics; ++k) {
    std::array<double, 2> posts{};
    for (std::size_t phase = 0; phase < topics.shares.size(); ++phase) {
      for (std::size_t level : {0, 1}) {
        posts[level] +=
            static_cast<double>(standing.posts_of[phase][level]) * topics.shares[phase][level][k];
      }
    }
    const double high = posts[0] + posts[1] > 0 ? posts[1] / (posts[0] + posts[1]) : 0.5;
    const Mood& mood = kMoods[k];
    plan.low[k] = mood.all ? *mood.all + high * *mood.gap : *mood.low;
    plan.high[k] = mood.all ? *mood.all - (1 - high) * *mood.gap : *mood.high;
    plan.all[k] = (1 - high) * plan.low[k] + high * plan.high[k];
    if (s.is_null()) plan.low[k] = plan.high[k] = plan.all[k];
  }
  return plan;
}

LabelPlan plan_labels(const Scenario& s, const Standing& standing) {
  LabelPlan plan;
  plan.topics = plan_topics(s);
  plan.sentiment = plan_sentiment(s, standing, plan.topics);
  for (std::size_t k = 0; k < kTopics; ++k) {
    plan.latent[0][k] = latent_mean(plan.sentiment.low[k]);
    plan.latent[1][k] = latent_mean(plan.sentiment.high[k]);
  }
  return plan;
}

}  // namespace resettle::simulation
