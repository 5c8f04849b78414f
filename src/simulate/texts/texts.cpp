#include "simulate/texts/texts.h"

#include <array>

#include "base/error.h"
#include "base/text.h"
#include "simulate/texts/hashtags.h"

namespace resettle::simulation {
namespace {

using std::string_view;

constexpr std::size_t kTitleLength = 40;
constexpr std::size_t kBodyLength = 1'500;  // bytes after which no sentence is added

constexpr auto kEmoji = std::to_array<string_view>(
    {"😭",    "😂",    "🥺", "❤️", "✨", "🙏",    "😊",      "👋", "🎉", "😅",        "🔥",
     "🇺🇸🇨🇳", "🫶", "💕",    "🌸",      "👀", "🤣", "☀️", "🐱", "🍜", "👋🏾", "🧑‍🍳"});
constexpr auto kStickers =
    std::to_array<string_view>({"[害羞R]", "[笑哭R]", "[doge]", "[派对R]", "[哭惹R]", "[偷笑R]",
                                "[赞R]", "[飞吻R]", "[萌萌哒R]", "[捂脸R]"});

template <std::size_t n>
string_view pick(const std::array<string_view, n>& words, Random& random) {
  return words[random.below(n)];
}

const Slot& slot(string_view name) {
  for (const Slot& candidate : slots()) {
    if (candidate.name == name) return candidate;
  }
  check(false, "every slot of a phrase has words");
  return slots()[0];
}

// The same `key` fills the same words in every language, whatever the order of the slots.
void append_phrase(std::string& out, const Phrase& phrase, Language language, std::uint64_t key) {
  const auto tongue = static_cast<std::size_t>(language);
  string_view rest = phrase.in[tongue];
  for (std::size_t open; (open = rest.find('{')) != string_view::npos;) {
    const std::size_t close = rest.find('}', open);
    const Slot& words = slot(rest.substr(open + 1, close - open - 1));
    out += rest.substr(0, open);
    const std::uint64_t choice =
        mix(key ^ static_cast<std::uint64_t>(words.name.size() * 131 + words.name.front()));
    out += words.words[choice % words.words.size()].in[tongue];
    rest.remove_prefix(close + 1);
  }
  out += rest;
}

// A slot that opens a sentence may begin with a small letter.
void capitalise(std::string& text, std::size_t at) {
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') text[at] += 'A' - 'a';
}

struct Saying {
  const Phrase* phrase;
  std::uint64_t key;
};

std::string say(const std::vector<Saying>& sayings, Language language, string_view separator) {
  std::string text;
  for (const Saying& saying : sayings) {
    if (text.size() > kBodyLength) break;
    if (!text.empty()) text += language == Language::kChinese ? "" : separator;
    const std::size_t begin = text.size();
    append_phrase(text, *saying.phrase, language, saying.key);
    capitalise(text, begin);
  }
  return text;
}

// Bodies are short as a rule and very long now and then.
std::size_t count_sentences(Random& random) {
  static constexpr double kWeights[] = {30, 41, 14, 9, 4, 2};
  switch (random.weighted(kWeights)) {
    case 0:
      return 0;
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3 + random.below(2);
    case 4:
      return 5 + random.below(4);
    default:
      return 9 + random.below(22);
  }
}

// A post that says little of its topic: of another one, or of none.
constexpr double kOffTopic = 0.06;
constexpr double kAsides = 0.3;  // of bodies of one sentence
constexpr double kTopicalTitles = 0.6;
constexpr double kTopicalComments = 0.2;
// How often the feeling is in the words or the emoji, and how often they mislead by one level.
constexpr double kFeelingSaid = 0.85;
constexpr double kNeutralSaid = 0.35;
constexpr double kFeelingMisleads = 0.12;

const Theme& theme_of(Topic topic, Random& random) {
  const bool off = random.chance(kOffTopic);
  const std::size_t other = random.below(kTopics);
  return themes()[off ? other : static_cast<std::size_t>(topic)];
}

// Sentences of one theme; none twice until all were said.
std::vector<Saying> draw_sayings(const Theme& theme, Random& random) {
  std::vector<Saying> sayings(count_sentences(random));
  if (sayings.size() == 1 && random.chance(kAsides)) {
    sayings[0] = {&asides()[random.below(asides().size())], random.next()};
    return sayings;
  }
  std::vector<const Phrase*> unsaid;
  for (Saying& saying : sayings) {
    if (unsaid.empty()) {
      for (const Phrase& sentence : theme.sentences) unsaid.push_back(&sentence);
    }
    const auto chosen = unsaid.begin() + static_cast<std::ptrdiff_t>(random.below(unsaid.size()));
    saying = {*chosen, random.next()};
    unsaid.erase(chosen);
  }
  return sayings;
}

// How the post's feeling shows: nullptr when it does not.
const Mood* mood_of(std::size_t sentiment, Random& random) {
  const bool neutral = sentiment_value(sentiment) == 0;
  if (!random.chance(neutral ? kNeutralSaid : kFeelingSaid)) return nullptr;
  if (random.chance(kFeelingMisleads)) {
    const bool up = sentiment == 0 || (sentiment + 1 < kSentiments && random.chance(0.5));
    sentiment += up ? 1 : -1;
  }
  return &moods()[sentiment];
}

struct Tongues {
  Language first;
  Language second;  // kUnknown: one language only
};

Tongues draw_tongues(Random& random, bool refugee) {
  using enum Language;
  static constexpr Tongues kChoices[] = {{kEnglish, kUnknown}, {kEnglish, kChinese},
                                         {kChinese, kEnglish}, {kChinese, kUnknown},
                                         {kSpanish, kUnknown}, {kSpanish, kChinese}};
  static constexpr double kRefugees[] = {70, 14, 4, 7, 4, 1};
  static constexpr double kOthers[] = {24, 5, 5, 60, 5, 1};
  return kChoices[random.weighted(refugee ? kRefugees : kOthers)];
}

std::string cut(const std::string& text, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < characters && end < text.size(); ++i) next_code_point(text, end);
  return text.substr(0, end);
}

std::string write_title(Random& random, const Theme& theme, Language language) {
  if (random.chance(0.2)) return "";
  const auto choices = random.chance(kTopicalTitles) ? theme.titles : titles();
  std::string title;
  append_phrase(title, choices[random.below(choices.size())], language, random.next());
  capitalise(title, 0);
  if (random.chance(0.1)) (title += ' ') += pick(kEmoji, random);
  return cut(title, kTitleLength);
}

void append_emoji(std::string& text, Random& random) {
  const string_view emoji = pick(kEmoji, random);
  for (std::uint64_t n = 1 + random.below(3); n > 0; --n) text += emoji;
}

// The same sentences again in the second language, after a bar or on a new line.
void append_translation(std::string& body, const std::vector<Saying>& sayings, Language second,
                        Random& random) {
  body += random.chance(0.6) ? " | " : "\n";
  body += say(sayings, second, " ");
}

}  // namespace

PostText write_post(Random& random, bool refugee, Topic topic, std::size_t sentiment) {
  PostText post;
  const Theme& theme = theme_of(topic, random);
  const Mood* mood = mood_of(sentiment, random);
  const Tongues tongues = draw_tongues(random, refugee);
  std::vector<Saying> sayings = draw_sayings(theme, random);
  const bool silent = sayings.empty() && random.chance(0.35);
  const bool spoken = mood && random.chance(sayings.empty() ? 0.2 : 0.5);
  if (spoken && !silent) {
    sayings.push_back({&mood->sentences[random.below(mood->sentences.size())], random.next()});
  }
  if (!silent) post.title = write_title(random, theme, tongues.first);
  if (!sayings.empty()) {
    post.body = say(sayings, tongues.first, sayings.size() > 8 && random.chance(0.5) ? "\n" : " ");
    post.mixed_language = tongues.second != Language::kUnknown;
    if (post.mixed_language) append_translation(post.body, sayings, tongues.second, random);
  }
  if (!post.title.empty() || !post.body.empty()) post.language = tongues.first;
  if (mood && !(spoken && !silent)) {
    const std::string_view emoji = mood->emoji[random.below(mood->emoji.size())];
    for (std::uint64_t n = 1 + random.below(3); n > 0; --n) post.body += emoji;
  } else if (random.chance(0.1)) {
    append_emoji(post.body, random);
  }
  post.tags = draw_tags(random, theme.tags);
  return post;
}

CommentText write_comment(Random& random, bool refugee, Topic post_topic) {
  using enum Language;
  static constexpr double kRefugees[] = {82, 10, 6, 2};
  static constexpr double kOthers[] = {20, 74, 3, 3};
  static constexpr double kLengths[] = {52, 30, 12, 6};
  CommentText comment;
  comment.language = static_cast<Language>(random.weighted(refugee ? kRefugees : kOthers));
  if (comment.language == kUnknown) {
    if (random.chance(0.5)) {
      append_emoji(comment.body, random);
    } else {
      comment.body = pick(kStickers, random);
    }
    return comment;
  }
  const std::size_t count = 1 + random.weighted(kLengths);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) comment.body += comment.language == kChinese ? "，" : ". ";
    const std::size_t begin = comment.body.size();
    const auto choices = random.chance(kTopicalComments)
                             ? themes()[static_cast<std::size_t>(post_topic)].comments
                             : comment_phrases();
    append_phrase(comment.body, choices[random.below(choices.size())], comment.language,
                  random.next());
    capitalise(comment.body, begin);
  }
  const double ending = random.uniform();
  if (ending < 0.22) {
    comment.body += pick(kStickers, random);
    if (random.chance(0.3)) comment.body += pick(kStickers, random);
  } else if (ending < 0.36) {
    append_emoji(comment.body, random);
  }
  return comment;
}

std::string write_bio(Random& random, bool refugee, bool disclosing) {
  static constexpr double kRefugees[] = {84, 8, 8};
  static constexpr double kOthers[] = {28, 66, 6};
  const auto language = static_cast<Language>(random.weighted(refugee ? kRefugees : kOthers));
  const auto choices = disclosing ? disclosures() : bios();
  std::string bio;
  append_phrase(bio, choices[random.below(choices.size())], language, random.next());
  capitalise(bio, 0);
  return bio;
}

std::string inline_tags(const std::vector<std::string>& tags) {
  std::string text;
  for (const std::string& tag : tags) {
    if (!text.empty()) text += ' ';
    ((text += '#') += tag) += "[话题]#";
  }
  return text;
}

}  // namespace resettle::simulation
