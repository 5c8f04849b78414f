// What speaks for each user in the eyes of each annotator of kind rule: where the user is, in what
// languages the posts are, what the user says of themselves. The rule that matched is named by the
// study's own country, language or phrase; nobody's text is kept.
// one row per: annotator, user_id, kind
// about: persons
// reads: users, posts, settings(annotators)
#include <algorithm>
#include <unordered_map>

#include "annotate/rule/phrases.h"
#include "tables/maker.h"

namespace resettle {
namespace {

// How often each of the listed values was seen, and how often any value was.
struct Seen {
  std::vector<std::int64_t> listed;
  std::int64_t all = 0;

  std::int64_t sum() const {
    std::int64_t total = 0;
    for (const std::int64_t count : listed) total += count;
    return total;
  }
  // The place of the most frequent, the first of equals; only where one was seen.
  std::size_t most() const {
    return static_cast<std::size_t>(std::max_element(listed.begin(), listed.end()) -
                                    listed.begin());
  }
  double share() const {
    return all == 0 ? 0 : static_cast<double>(sum()) / static_cast<double>(all);
  }
};

struct User {
  std::string country;  // of the profile; empty: not known
  Seen countries;       // of the posts
  Seen languages;       // of the posts
  Seen phrases;         // texts that hold each phrase; `all` is the texts there are
};

struct Lists {
  std::vector<std::string> countries, languages, phrases;
};

Lists lists_of(const Value& annotator) {
  const auto list = [&](const char* key) {
    return annotator.at(key).get<std::vector<std::string>>();
  };
  return {list("countries"), list("languages"), list("phrases")};
}

void count_listed(Seen& seen, const std::vector<std::string>& list, std::string_view value,
                  std::int64_t times) {
  seen.all += times;
  const auto at = std::find(list.begin(), list.end(), value);
  if (at != list.end()) seen.listed[static_cast<std::size_t>(at - list.begin())] += times;
}

// Users in order of their ids, and their places by id.
class Users {
 public:
  explicit Users(Workspace& workspace)
      : rows_(workspace.query("SELECT user_id, country, bio FROM users ORDER BY user_id")),
        posts_(workspace.query(
            "SELECT user_id, country, language, CAST(COUNT(*) AS BIGINT) AS posts FROM posts "
            "WHERE user_id IS NOT NULL GROUP BY user_id, country, language")) {
    places_.reserve(rows_->size());
    for (std::size_t row = 0; row < rows_->size(); ++row) places_.emplace(rows_->text(0, row), row);
  }

  std::size_t size() const { return rows_->size(); }
  std::string_view id(std::size_t user) const { return rows_->text(0, user); }

  std::vector<User> counted(const Lists& lists) const {
    std::vector<User> users(size());
    for (std::size_t row = 0; row < size(); ++row) {
      User& user = users[row];
      user.countries.listed.resize(lists.countries.size());
      user.languages.listed.resize(lists.languages.size());
      user.phrases.listed.resize(lists.phrases.size());
      if (!rows_->is_null(1, row)) user.country = rows_->text(1, row);
    }
    for (std::size_t row = 0; row < posts_->size(); ++row) {
      User& user = users[places_.at(posts_->text(0, row))];
      const std::int64_t posts = posts_->integer(3, row);
      if (!posts_->is_null(1, row)) {
        count_listed(user.countries, lists.countries, posts_->text(1, row), posts);
      }
      if (!posts_->is_null(2, row) && posts_->text(2, row) != "unknown") {
        count_listed(user.languages, lists.languages, posts_->text(2, row), posts);
      }
    }
    return users;
  }

  // Looks for the phrases in the bios and in titles and bodies of the users' own posts.
  void find_phrases(Workspace& workspace, const Lists& lists, std::vector<User>& users) const {
    if (lists.phrases.empty()) return;
    const PhraseFinder finder(lists.phrases);
    std::string folded;
    std::vector<bool> found;
    const auto look = [&](User& user, std::string_view text, std::string_view more) {
      found.assign(lists.phrases.size(), false);
      const bool in_text = finder.find(text, folded, found);
      const bool in_more = finder.find(more, folded, found);
      ++user.phrases.all;
      if (!in_text && !in_more) return;
      for (std::size_t i = 0; i < found.size(); ++i) user.phrases.listed[i] += found[i] ? 1 : 0;
    };
    for (std::size_t row = 0; row < size(); ++row) {
      if (!rows_->is_null(2, row)) look(users[row], rows_->text(2, row), "");
    }
    const auto texts = workspace.query(
        "SELECT user_id, title, body FROM posts "
        "WHERE user_id IS NOT NULL AND (title IS NOT NULL OR body IS NOT NULL)");
    for (std::size_t row = 0; row < texts->size(); ++row) {
      look(users[places_.at(texts->text(0, row))],
           texts->is_null(1, row) ? "" : texts->text(1, row),
           texts->is_null(2, row) ? "" : texts->text(2, row));
    }
  }

 private:
  std::unique_ptr<Rows> rows_;
  std::unique_ptr<Rows> posts_;
  std::unordered_map<std::string_view, std::size_t> places_;
};

class Evidence {
 public:
  Evidence()
      : rows_({{"annotator", ColumnType::text},
               {"user_id", ColumnType::text},
               {"kind", ColumnType::text},
               {"looked_at", ColumnType::integer},
               {"weight", ColumnType::number},
               {"matched", ColumnType::boolean},
               {"rule", ColumnType::text}}) {}

  RowList& rows() { return rows_; }

  void begin(std::string_view annotator, std::string_view user) {
    annotator_ = annotator;
    user_ = user;
  }

  void add(const char* kind, std::int64_t looked_at, double weight, bool matched,
           const std::string& rule) {
    rows_.row().text(annotator_).text(user_).text(kind).integer(looked_at);
    if (looked_at == 0) {
      rows_.null();
    } else {
      rows_.number(weight);
    }
    rows_.boolean(matched);
    if (matched) {
      rows_.text(rule);
    } else {
      rows_.null();
    }
  }

 private:
  RowList rows_;
  std::string annotator_;
  std::string user_;
};

// The profile's place, or where enough of the posts were written.
void add_location(const User& user, const Lists& lists, double share_needed, Evidence& evidence) {
  const bool has_profile = !user.country.empty();
  const bool profile = std::count(lists.countries.begin(), lists.countries.end(), user.country) > 0;
  const double share = user.countries.share();
  const bool posts = user.countries.sum() > 0 && share >= share_needed;
  evidence.add("location", user.countries.all + (has_profile ? 1 : 0), profile ? 1 : share,
               profile || posts,
               profile ? user.country
               : posts ? lists.countries[user.countries.most()]
                       : "");
}

void add_language(const User& user, const Lists& lists, double share_needed, Evidence& evidence) {
  const double share = user.languages.share();
  const bool matched = user.languages.sum() > 0 && share >= share_needed;
  evidence.add("language", user.languages.all, share, matched,
               matched ? lists.languages[user.languages.most()] : "");
}

void add_disclosure(const User& user, const Lists& lists, Evidence& evidence) {
  const std::size_t most = user.phrases.most();
  const std::int64_t texts = user.phrases.listed[most];
  evidence.add("disclosure", user.phrases.all, static_cast<double>(texts), texts > 0,
               lists.phrases[most]);
}

}  // namespace

void make_cohort_evidence(Making& making) {
  Evidence evidence;
  std::vector<Value> rules;
  for (const Value& annotator : making.setting("annotators").elements()) {
    if (annotator.at("kind") == "rule") rules.push_back(annotator);
  }
  if (!rules.empty()) {
    const Users users(making.workspace);
    for (const Value& annotator : rules) {
      const Lists lists = lists_of(annotator);
      std::vector<User> counted = users.counted(lists);
      users.find_phrases(making.workspace, lists, counted);
      for (std::size_t user = 0; user < users.size(); ++user) {
        evidence.begin(annotator.at("name").get<std::string>(), users.id(user));
        if (!lists.countries.empty()) {
          add_location(counted[user], lists, annotator.at("location_share").get<double>(),
                       evidence);
        }
        if (!lists.languages.empty()) {
          add_language(counted[user], lists, annotator.at("language_share").get<double>(),
                       evidence);
        }
        if (!lists.phrases.empty()) add_disclosure(counted[user], lists, evidence);
      }
    }
  }
  making.write(evidence.rows(), "annotator, user_id, kind");
}

}  // namespace resettle
