#include "probe.h"
#include "statistics/words/c_tf_idf.h"
#include "statistics/words/coherence.h"
#include "statistics/words/log_odds.h"

namespace resettle::statistics {
namespace {

using nlohmann::json;
using Numbers = std::vector<double>;

json log_odds(const json& in) {
  json words = json::array();
  for (const auto& word :
       weighted_log_odds(in.at("first").get<Numbers>(), in.at("second").get<Numbers>(),
                         in.at("prior").get<Numbers>())) {
    words.push_back(word ? json{word->log_odds_ratio, word->standard_error} : json());
  }
  return answer(words);
}

json weights(const json& in) {
  std::vector<WordCount> counts;
  for (const auto& one : in.at("counts")) counts.push_back({one[0], one[1], one[2]});
  return answer(c_tf_idf(counts, in.at("classes")));
}

json coherence(const json& in) {
  json topics = json::array();
  for (const auto& topic :
       npmi_coherence(in.at("topics").get<std::vector<Words>>(),
                      in.at("texts").get<std::vector<Words>>(), in.at("window"))) {
    topics.push_back(topic ? json(*topic) : json());
  }
  return answer(topics);
}

}  // namespace

void add_words(Calls& calls) {
  calls["words.log_odds"] = log_odds;
  calls["words.c_tf_idf"] = weights;
  calls["words.npmi_coherence"] = coherence;
  calls["words.topic_diversity"] = [](const json& in) {
    return answer(topic_diversity(in.at("topics").get<std::vector<Words>>()));
  };
}

}  // namespace resettle::statistics
