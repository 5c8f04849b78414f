// What posts say about politics: movements, rights, nations.
#include "simulate/texts/topics.h"

namespace resettle::simulation {
namespace {

// 3a
constexpr Phrase kSentences3a[] = {
    {"A visit to the doctor cost me a week's pay.", "看一次医生花了我一周的工资。",
     "Una visita al médico me costó una semana de sueldo."},
    {"How much is rent where you live?", "你们那里房租多少？",
     "¿Cuánto cuesta la renta donde viven?"},
    {"We were told different things about each other.", "我们听到的关于彼此的事不太一样。",
     "Nos contaron cosas distintas los unos de los otros."},
    {"Ordinary people get along better than governments do.", "普通人比政府更容易相处。",
     "La gente común se entiende mejor que los gobiernos."},
    {"My town in {place} has no train and one bus.", "我在{place}的小镇没有火车，只有一辆公交。",
     "Mi pueblo en {place} no tiene tren y solo un autobús."},
    {"I voted and I still feel {feeling}.", "我投了票，还是觉得{feeling}。",
     "Voté y todavía siento {feeling}."},
    {"Eggs are expensive again.", "鸡蛋又涨价了。", "Los huevos están caros otra vez."},
    {"The protest in {place} was bigger than the news said.", "{place}的抗议比新闻说的大。",
     "La protesta en {place} fue más grande de lo que dijeron."},
    {"Healthcare is a right, not a product.", "医疗是权利，不是商品。",
     "La salud es un derecho, no un producto."},
    {"The election is over and the strike is not.", "选举结束了，罢工没有。",
     "La elección terminó y la huelga no."},
    {"Workers, tenants, students: organise.", "工人、租客、学生，团结起来。",
     "Trabajadores, inquilinos, estudiantes: a organizarse."},
};

constexpr Phrase kTitles3a[] = {
    {"Honest question about prices", "认真问一下物价", "Pregunta sincera sobre precios"},
    {"On strike", "罢工中", "En huelga"},
    {"Vote", "投票", "Voten"},
    {"The bill", "账单", "La cuenta"},
};

constexpr Phrase kComments3a[] = {
    {"Prices are like that here too", "我们这里物价也这样", "Aquí los precios también están así"},
    {"Workers everywhere", "天下打工人", "Trabajadores en todas partes"},
};

constexpr std::string_view kTags3a[] = {"politics", "healthcare", "union", "社会"};

// 3b
constexpr Phrase kSentences3b[] = {
    {"Who decides what I am allowed to read?", "谁来决定我可以看什么？",
     "¿Quién decide qué puedo leer?"},
    {"My post was removed and nobody told me the reason.", "我的帖子被删了，没人告诉我原因。",
     "Borraron mi publicación y nadie me dijo por qué."},
    {"Free speech means the other side speaks too.", "言论自由就是对方也能说话。",
     "Libertad de expresión es que el otro también hable."},
    {"They sold our data long before this app existed.",
     "这个软件还没出现，他们早就卖了我们的数据。",
     "Vendieron nuestros datos mucho antes de esta app."},
    {"Privacy is a digital right, write to your senator.", "隐私是数字权利，给你的参议员写信。",
     "La privacidad es un derecho digital, escríbele a tu senador."},
    {"Censored words here, censored words there.", "这里有敏感词，那里也有敏感词。",
     "Palabras censuradas aquí, palabras censuradas allá."},
    {"Let people talk to each other without a gate.", "让人们自由交谈，不要设门。",
     "Dejen que la gente hable sin una puerta en medio."},
};

constexpr Phrase kTitles3b[] = {
    {"Free speech", "言论自由", "Libertad de expresión"},
    {"Removed again", "又被删了", "Borrado otra vez"},
    {"Your data", "你的数据", "Tus datos"},
};

constexpr Phrase kComments3b[] = {
    {"Careful, it may be removed", "小心被删", "Cuidado, lo pueden borrar"},
    {"Everyone sells data", "谁都在卖数据", "Todos venden datos"},
};

constexpr std::string_view kTags3b[] = {"freespeech", "privacy", "言论自由"};

// 3c
constexpr Phrase kSentences3c[] = {
    {"Two countries, one internet, please.", "两个国家，一个互联网，拜托。",
     "Dos países, un solo internet, por favor."},
    {"Tariffs will not make phones cheaper.", "关税不会让手机更便宜。",
     "Los aranceles no harán más baratos los teléfonos."},
    {"Which country builds faster trains and why do we argue about it?",
     "哪个国家的高铁更快，为什么要争这个？",
     "¿Qué país construye trenes más rápidos y por qué discutimos por eso?"},
    {"National pride looks strange from across the ocean.", "隔着大洋看，民族自豪感有点奇怪。",
     "El orgullo nacional se ve raro desde el otro lado del océano."},
    {"The great wall of apps is falling down.", "软件的长城正在倒下。",
     "La gran muralla de las apps se cae."},
    {"Globalisation was my neighbour's job and then it wasn't.",
     "全球化曾经是我邻居的工作，后来不是了。",
     "La globalización era el trabajo de mi vecino y luego ya no."},
    {"My government calls your phone a spy.", "我的政府说你们的手机是间谍。",
     "Mi gobierno dice que sus teléfonos son espías."},
};

constexpr Phrase kTitles3c[] = {
    {"Two countries", "两个国家", "Dos países"},
    {"Tariffs", "关税", "Aranceles"},
    {"Across the wall", "墙的那边", "Al otro lado del muro"},
};

constexpr Phrase kComments3c[] = {
    {"No country is perfect", "没有完美的国家", "Ningún país es perfecto"},
    {"Tariffs hurt us both", "关税对双方都不好", "Los aranceles nos dañan a los dos"},
};

constexpr std::string_view kTags3c[] = {"tariffs", "globalization", "中美", "worldnews"};

}  // namespace

Theme theme_3a() { return {kSentences3a, kTitles3a, kComments3a, kTags3a}; }
Theme theme_3b() { return {kSentences3b, kTitles3b, kComments3b, kTags3b}; }
Theme theme_3c() { return {kSentences3c, kTitles3c, kComments3c, kTags3c}; }

}  // namespace resettle::simulation
