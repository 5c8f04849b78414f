#include "analyses/robustness/specification.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "statistics/resample/philox.h"

namespace resettle {
namespace {

// One choice: what it is called, what a specification takes of it, and its other values.
struct Choice {
  std::string name;
  std::function<std::string(const Specification&)> taken;
  std::vector<std::function<void(Specification&)>> values;
};

template <typename T>
Choice choice(std::string name, T Specification::*member, std::vector<T> values) {
  Choice made{std::move(name), {}, {}};
  made.taken = [member](const Specification& of) {
    if constexpr (std::is_same_v<T, std::string>) {
      return of.*member;
    } else if constexpr (std::is_same_v<T, bool>) {
      return std::string(of.*member ? "with" : "without");
    } else if constexpr (std::is_same_v<T, double>) {
      return format_number(of.*member);
    } else {
      return std::to_string(of.*member);
    }
  };
  for (const T& value : values) {
    made.values.push_back([member, value](Specification& of) { of.*member = value; });
  }
  return made;
}

const std::vector<Choice>& all_choices() {
  using S = Specification;
  static const std::vector<Choice> choices = {
      choice<std::string>("normalise", &S::normalise, {"min_max", "log1p", "rank"}),
      choice<std::string>("weights", &S::weights, {"entropy", "equal", "critic"}),
      choice<double>("high_share", &S::high_share, {0.10, 0.25, 0.33}),
      choice<bool>("followers", &S::with_followers, {true, false}),
      choice<std::string>("level_scope", &S::level_scope, {"window", "phase"}),
      choice<std::int64_t>("min_age_days", &S::min_age_days, {0, 7}),
      choice<std::int64_t>("active_posts", &S::active_posts, {1, 2, 3, 4, 5}),
      choice<double>("min_confidence", &S::min_confidence, {0.0, 0.3, 0.5}),
      choice<std::string>("retention_event", &S::retention_event, {"last_post", "first_silence"}),
      choice<std::int64_t>("boundary_days", &S::boundary_days, {-7, -3, -1, 0, 1, 3, 7}),
      choice<std::int64_t>("end_days", &S::end_days, {0, 7, 14}),
      choice<std::int64_t>("evidence", &S::evidence, {-1, 0, 1}),
  };
  return choices;
}

// The study's own value first, then those of the list that differ from it and that the study
// has room for.
std::vector<Specification> variants(const Specification& own, const Choice& choice) {
  std::vector<Specification> all = {own};
  for (const auto& set : choice.values) {
    Specification other = own;
    set(other);
    if (other != own && other.is_possible()) all.push_back(other);
  }
  return all;
}

Specification drawn(const Specification& own, statistics::Philox& random) {
  Specification specification = own;
  for (const Choice& choice : all_choices()) {
    const std::vector<Specification> ways = variants(specification, choice);
    // Few studies have a rule: the others draw what they drew before there was this choice.
    if (choice.name == "evidence" && ways.size() == 1) continue;
    specification = ways[random.below(ways.size())];
  }
  return specification;
}

}  // namespace

const std::vector<std::string>& choice_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Choice& choice : all_choices()) all.push_back(choice.name);
    return all;
  }();
  return names;
}

std::vector<std::string> choices_of(const Specification& specification) {
  std::vector<std::string> taken;
  for (const Choice& choice : all_choices()) taken.push_back(choice.taken(specification));
  return taken;
}

std::size_t grid_size(const Specification& own) {
  std::size_t size = 1;
  for (const Choice& choice : all_choices()) size *= variants(own, choice).size();
  return size;
}

std::vector<NumberedSpecification> specifications(const Specification& own, std::size_t count,
                                                  std::uint64_t seed) {
  std::vector<NumberedSpecification> all = {{own, "default"}};
  for (const Choice& choice : all_choices()) {
    const std::vector<Specification> ways = variants(own, choice);
    for (std::size_t i = 1; i < ways.size(); ++i) all.push_back({ways[i], "one changed"});
  }
  statistics::Philox random(seed, 0);
  const std::size_t most = std::min(count, grid_size(own));
  while (all.size() < most) {
    const Specification next = drawn(own, random);
    const bool is_known = std::any_of(
        all.begin(), all.end(), [&](const auto& known) { return known.specification == next; });
    if (!is_known) all.push_back({next, "drawn"});
  }
  return all;
}

}  // namespace resettle
