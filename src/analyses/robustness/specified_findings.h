// The findings of every specification. Most specifications agree in most of what a finding looks
// at: posts are added up once for all that count the same posts, and what they agree in altogether
// is computed once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analyses/findings/all_findings.h"
#include "analyses/robustness/specification.h"

namespace resettle {

// The study's options with what the specification chooses.
FindingOptions options_of(const FindingOptions& base, const Specification& specification);

// What findings are made of, by how many kinds of evidence more the cohort's rule asks for: 0 is
// the study's own cohort.
using InputsByEvidence = std::map<std::int64_t, FindingInputs>;

class SpecifiedFindings {
 public:
  // Computes them all on so many threads (0: as many as the machine has); the numbers do not depend
  // on it.
  // `inputs` has every `evidence` of `all`. What the study's own specification, the first of `all`,
  // finds has intervals of `own_draws`, as in the table `findings`; the others have those of the
  // inputs' options.
  SpecifiedFindings(const InputsByEvidence& inputs, const std::vector<NumberedSpecification>& all,
                    std::size_t own_draws, int threads);

  // `analysis` is one of finding_analyses(), the specification one of those given.
  const std::vector<FindingEstimate>& of(const FindingAnalysis& analysis,
                                         const Specification& specification) const;

 private:
  class Posts;
  struct Found {
    Specification specification;
    bool is_own = false;  // the study's specification finds this, maybe among others
    std::vector<FindingEstimate> findings;
  };
  // What one analysis finds in the same posts, by the key of what else it depends on.
  struct Piece {
    const FindingAnalysis* analysis = nullptr;
    std::shared_ptr<Posts> posts;
    std::map<std::string, Found> found;
  };
  void plan(const InputsByEvidence& inputs, const std::vector<NumberedSpecification>& all);
  void find_all(std::size_t own_draws, int threads);

  std::map<std::string, Piece> pieces_;  // those of the same posts one after the other
};

}  // namespace resettle
