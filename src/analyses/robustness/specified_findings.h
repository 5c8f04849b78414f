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
#include "analyses/robustness/specified.h"

namespace resettle {

// What findings are made of, by the values that its tables are read under besides the study's own:
// none is the study itself.
using InputsOfTables = std::map<OtherValues, FindingInputs>;

// What a specification asks for.
struct Specified {
  OtherValues tables;
  MovedDays days;
  Settings settings;  // the study's, with what it chooses
};
Specified specified_by(const Choices& choices, const Specification& specification,
                       const Settings& studys);

class SpecifiedFindings {
 public:
  // Computes them all on so many threads (0: as many as the machine has); the numbers do not depend
  // on it.
  // `inputs` has all tables that `all` ask for. What the study's own specification, the first of
  // `all`, finds has intervals of `own_draws`, as in the table `findings`; the others have those of
  // the inputs' options.
  SpecifiedFindings(const InputsOfTables& inputs, Choices choices,
                    const std::vector<NumberedSpecification>& all, std::size_t own_draws,
                    int threads);

  // `analysis` is one of finding_analyses(), the specification one of those given.
  const std::vector<FindingEstimate>& of(const FindingAnalysis& analysis,
                                         const Specification& specification) const;

 private:
  class Posts;
  struct Found {
    Settings settings;
    bool is_own = false;  // the study's specification finds this, maybe among others
    std::vector<FindingEstimate> findings;
  };
  // What one analysis finds in the same posts, by what else it depends on.
  struct Piece {
    const FindingAnalysis* analysis = nullptr;
    std::shared_ptr<Posts> posts;
    std::map<std::string, Found> found;
  };
  void plan(const InputsOfTables& inputs, const std::vector<NumberedSpecification>& all);
  void find_all(std::size_t own_draws, int threads);

  Choices choices_;
  Settings studys_;
  std::map<std::string, Piece> pieces_;  // those of the same posts one after the other
};

}  // namespace resettle
