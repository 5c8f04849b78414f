// What posts say about cultures: languages, nations, food and dress.
#include "simulate/texts/topics.h"

namespace resettle::simulation {
namespace {

// 2a
constexpr Phrase kSentences2a[] = {
    {"I learned to say hello and thank you {time}.", "{time}我学会了说你好和谢谢。",
     "{time} aprendí a decir hola y gracias."},
    {"I am using a translator, sorry for mistakes.", "我用的是翻译软件，有错请原谅。",
     "Uso un traductor, perdón por los errores."},
    {"How do you say {food} in your dialect?", "你们那里的方言怎么说{food}？",
     "¿Cómo se dice {food} en tu dialecto?"},
    {"Teach me one word and I will teach you one.", "你教我一个词，我也教你一个。",
     "Enséñame una palabra y yo te enseño otra."},
    {"What do people in your city do {time}?", "你们城市的人{time}做什么？",
     "¿Qué hace la gente de tu ciudad {time}?"},
    {"Do you also take your shoes off at the door?", "你们进门也脱鞋吗？",
     "¿Ustedes también se quitan los zapatos al entrar?"},
    {"The tones are hard but I practise while {hobby}.", "声调好难，我一边{hobby}一边练。",
     "Los tonos son difíciles, pero practico con {hobby}."},
    {"Tell me about a holiday that foreigners don't know.", "给我讲一个外国人不知道的节日吧。",
     "Cuéntenme de una fiesta que los extranjeros no conocen."},
    {"I can help with English homework, I'm serious.", "我可以帮忙看英语作业，认真的。",
     "Puedo ayudar con la tarea de inglés, en serio."},
    {"Today's lesson: four tones, one headache.", "今天的课：四个声调，一个头疼。",
     "La lección de hoy: cuatro tonos y un dolor de cabeza."},
    {"What is the difference between these two characters?", "这两个汉字有什么区别？",
     "¿Cuál es la diferencia entre estos dos caracteres?"},
};

constexpr Phrase kTitles2a[] = {
    {"Learning Chinese, slowly", "慢慢学中文", "Aprendiendo chino, despacito"},
    {"Word of the day", "今日单词", "Palabra del día"},
    {"Teach me a tone", "教我声调", "Enséñame un tono"},
    {"Culture question", "文化问题", "Pregunta de cultura"},
};

constexpr Phrase kComments2a[] = {
    {"Your tones are good", "声调很准", "Tus tonos son buenos"},
    {"We say it differently in my dialect", "我们方言不这么说", "En mi dialecto se dice distinto"},
};

constexpr std::string_view kTags2a[] = {"learnchinese", "学中文", "英语学习", "culture",
                                        "language"};

// 2b
constexpr Phrase kSentences2b[] = {
    {"Do you really think all Americans own guns?", "你们真的觉得美国人都有枪吗？",
     "¿De verdad creen que todos los estadounidenses tienen armas?"},
    {"As a Black woman from {place}, I was asked where I am really from.",
     "我是来自{place}的黑人，有人问我到底是哪里人。",
     "Soy una mujer negra de {place} y me preguntaron de dónde soy en realidad."},
    {"Stereotypes about us that are true, part one.", "关于我们的刻板印象，哪些是真的，第一集。",
     "Estereotipos sobre nosotros que son ciertos, parte uno."},
    {"What do people in China think Americans look like?", "中国人心里的美国人长什么样？",
     "¿Cómo creen en China que somos los estadounidenses?"},
    {"I am Mexican American and nobody knows which box to tick.",
     "我是墨西哥裔美国人，填表不知道勾哪个。",
     "Soy mexicoamericana y nadie sabe qué casilla marcar."},
    {"We are not all loud, I promise.", "我们不是都那么吵，真的。",
     "No todos somos ruidosos, lo prometo."},
    {"My accent gives away my nationality every time.", "一开口，口音就暴露我是哪国人。",
     "Mi acento delata mi nacionalidad cada vez."},
    {"Being American abroad means explaining America.", "身为美国人，总要解释美国。",
     "Ser estadounidense es explicar Estados Unidos."},
};

constexpr Phrase kTitles2b[] = {
    {"American, explained", "解释一下美国人", "Estadounidense, explicado"},
    {"Stereotypes", "刻板印象", "Estereotipos"},
    {"Where are you really from", "你到底是哪里人", "De dónde eres en realidad"},
};

constexpr Phrase kComments2b[] = {
    {"I thought all Americans were tall", "我以为美国人都很高",
     "Pensé que todos los estadounidenses eran altos"},
    {"Stereotypes on both sides", "双方都有刻板印象", "Estereotipos de ambos lados"},
};

constexpr std::string_view kTags2b[] = {"american", "美国人", "外国人", "blackwoman", "identity"};

// 2c
constexpr Phrase kSentences2c[] = {
    {"{food} {time}, no regrets.", "{time}吃了{food}，不后悔。",
     "{food} {time}, sin remordimientos."},
    {"I cooked {food} for the first time and the kitchen survived.", "第一次做{food}，厨房还在。",
     "Cociné {food} por primera vez y la cocina sobrevivió."},
    {"Is {food} supposed to be this good?", "{food}本来就这么好吃吗？",
     "¿Se supone que {food} sabe tan bien?"},
    {"Give me your grandmother's recipe for {food}, please.", "求奶奶辈的{food}做法。",
     "Denme la receta de {food} de su abuela, por favor."},
    {"In {place} everybody eats {food} on Sundays.", "在{place}，大家星期天都吃{food}。",
     "En {place} todos comen {food} los domingos."},
    {"I finally found a shop that sells real {food}.", "终于找到一家卖正宗{food}的店。",
     "Por fin encontré una tienda que vende {food} de verdad."},
    {"My new {thing} and a bowl of {food}: a perfect evening.",
     "新{thing}加一碗{food}，完美的晚上。",
     "Mi {thing} nueva y un plato de {food}: la noche perfecta."},
    {"What do you put on {food}?", "你们吃{food}放什么？", "¿Qué le ponen a {food}?"},
    {"Outfit of the day, the {thing} was a gift.", "今日穿搭，{thing}是别人送的。",
     "Conjunto del día, la {thing} fue un regalo."},
    {"The line was an hour long but {food} was worth it.", "排了一个小时的队，但是{food}值得。",
     "La fila duró una hora, pero {food} valió la pena."},
};

constexpr Phrase kTitles2c[] = {
    {"{food} for dinner 😋", "晚饭吃{food}😋", "{food} para cenar 😋"},
    {"Trying {food}", "第一次吃{food}", "Probando {food}"},
    {"What I wore", "今日穿搭", "Lo que llevé"},
    {"What I eat in a day", "一日三餐", "Lo que como en un día"},
};

constexpr Phrase kComments2c[] = {
    {"Send the recipe", "求做法", "Pasa la receta"},
    {"Add vinegar next time", "下次加点醋", "La próxima vez ponle vinagre"},
};

constexpr std::string_view kTags2c[] = {"food", "美食", "ootd", "今日穿搭", "cooking", "makeup"};

}  // namespace

Theme theme_2a() { return {kSentences2a, kTitles2a, kComments2a, kTags2a}; }
Theme theme_2b() { return {kSentences2b, kTitles2b, kComments2b, kTags2b}; }
Theme theme_2c() { return {kSentences2c, kTitles2c, kComments2c, kTags2c}; }

}  // namespace resettle::simulation
