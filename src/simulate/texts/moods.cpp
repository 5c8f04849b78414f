// How posts feel: a sentence or an emoji for each of the five sentiment levels.
#include <array>

#include "simulate/codes.h"
#include "simulate/texts/phrases.h"

namespace resettle::simulation {
namespace {

using std::string_view;

constexpr Phrase kVeryNegative[] = {
    {"I hate this so much.", "真的恨死了。", "Odio esto con toda el alma."},
    {"Worst {time} of my life.", "{time}是我最糟的时候。", "Lo peor de mi vida, {time}."},
    {"I am furious and in tears.", "又气又哭。", "Estoy furiosa y llorando."},
    {"Absolutely disgusting.", "太恶心了。", "Un asco total."},
    {"Everything is ruined.", "全毁了。", "Todo se arruinó."},
};
constexpr Phrase kNegative[] = {
    {"Not what I hoped for.", "跟我想的不一样，失望。", "No era lo que esperaba."},
    {"A bit sad about it.", "有点难过。", "Me da un poco de tristeza."},
    {"This annoys me.", "好烦。", "Esto me molesta."},
    {"I am worried.", "我很担心。", "Estoy preocupada."},
    {"Tired of it, honestly.", "说实话，累了。", "La verdad, me cansa."},
};
constexpr Phrase kNeutral[] = {
    {"That's all for now.", "先这样。", "Eso es todo por ahora."},
    {"Good and bad, as always.", "有好有坏，老样子。", "Bueno y malo, como siempre."},
    {"For the record.", "记录一下。", "Para que conste."},
    {"No opinion yet.", "暂时没看法。", "Todavía sin opinión."},
};
constexpr Phrase kPositive[] = {
    {"That was nice.", "挺好的。", "Estuvo bien."},
    {"I like it here.", "我喜欢这里。", "Me gusta estar aquí."},
    {"Small joys.", "小确幸。", "Pequeñas alegrías."},
    {"Feeling hopeful.", "充满希望。", "Con esperanza."},
    {"Thank you, it helped.", "谢谢，很有帮助。", "Gracias, me ayudó."},
};
constexpr Phrase kVeryPositive[] = {
    {"I love this so much!", "太爱了！", "¡Me encanta muchísimo!"},
    {"Best {time} ever!", "{time}最棒了！", "¡Lo mejor, {time}!"},
    {"I am so happy I could cry!", "开心到想哭！", "¡Soy tan feliz que lloro!"},
    {"Absolutely wonderful!", "太美好了！", "¡Una maravilla!"},
    {"You are all amazing!", "你们都太好了！", "¡Son todos increíbles!"},
};

constexpr auto kRage = std::to_array<string_view>({"😡", "🤬", "💔", "🤮"});
constexpr auto kSorrow = std::to_array<string_view>({"😔", "😟", "🙄", "😕"});
constexpr auto kPlain = std::to_array<string_view>({"👀", "📝", "🤔", "☕", "👋🏾"});
constexpr auto kJoy = std::to_array<string_view>({"😊", "🌸", "👍", "☀️"});
constexpr auto kDelight = std::to_array<string_view>({"😍", "🎉", "🥰", "🔥", "🧑‍🍳"});

}  // namespace

std::span<const Mood> moods() {
  static const std::array<Mood, kSentiments> all = {{{kVeryNegative, kRage},
                                                     {kNegative, kSorrow},
                                                     {kNeutral, kPlain},
                                                     {kPositive, kJoy},
                                                     {kVeryPositive, kDelight}}};
  return all;
}

}  // namespace resettle::simulation
