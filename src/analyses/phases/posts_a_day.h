// Posts a day of one phase over those of another, by authors' posts: the table phase_contrast and
// the finding posts_per_day_ratio have the same number, and the same interval.
#pragma once

namespace resettle {

struct PhasePosts {
  double posts = 0;
  double days = 0;
};

// Not finite where `before` has no posts.
inline double ratio_of_posts_a_day(PhasePosts after, PhasePosts before) {
  return after.posts * before.days / (before.posts * after.days);
}

}  // namespace resettle
