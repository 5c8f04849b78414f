// The words that fill slots, and the short phrases: titles and profile texts.
#include "simulate/texts/phrases.h"

namespace resettle::simulation {
namespace {

constexpr Phrase kPlaces[] = {
    {"Ohio", "俄亥俄", "Ohio"},
    {"Texas", "得克萨斯", "Texas"},
    {"Oregon", "俄勒冈", "Oregón"},
    {"Georgia", "佐治亚", "Georgia"},
    {"Chicago", "芝加哥", "Chicago"},
    {"Seattle", "西雅图", "Seattle"},
    {"Detroit", "底特律", "Detroit"},
    {"Miami", "迈阿密", "Miami"},
    {"Kansas", "堪萨斯", "Kansas"},
    {"Arizona", "亚利桑那", "Arizona"},
    {"Boston", "波士顿", "Boston"},
    {"Tennessee", "田纳西", "Tennessee"},
    {"New Jersey", "新泽西", "Nueva Jersey"},
    {"North Carolina", "北卡罗来纳", "Carolina del Norte"},
    {"Minnesota", "明尼苏达", "Minnesota"},
    {"California", "加利福尼亚", "California"},
};

constexpr Phrase kFoods[] = {
    {"dumplings", "饺子", "empanadillas al vapor"},
    {"hot pot", "火锅", "hot pot"},
    {"pancakes", "松饼", "panqueques"},
    {"mapo tofu", "麻婆豆腐", "mapo tofu"},
    {"tacos", "墨西哥卷饼", "tacos"},
    {"tomato and eggs", "番茄炒蛋", "huevos con tomate"},
    {"cornbread", "玉米面包", "pan de maíz"},
    {"milk tea", "奶茶", "té con leche"},
    {"noodles", "面条", "fideos"},
    {"mac and cheese", "芝士通心粉", "macarrones con queso"},
    {"rice porridge", "白粥", "gachas de arroz"},
    {"barbecue", "烤肉", "barbacoa"},
    {"soup", "汤", "sopa"},
    {"spicy chips", "辣条", "papitas picantes"},
};

constexpr Phrase kHobbies[] = {
    {"drawing", "画画", "dibujar"},
    {"knitting", "织毛衣", "tejer"},
    {"skating", "滑板", "patinar"},
    {"singing", "唱歌", "cantar"},
    {"gardening", "种花", "la jardinería"},
    {"cooking", "做饭", "cocinar"},
    {"reading", "看书", "leer"},
    {"running", "跑步", "correr"},
    {"photography", "摄影", "la fotografía"},
    {"video games", "打游戏", "los videojuegos"},
    {"pottery", "做陶艺", "la cerámica"},
    {"dancing", "跳舞", "bailar"},
    {"baking", "烘焙", "hornear"},
    {"hiking", "徒步", "el senderismo"},
};

constexpr Phrase kPets[] = {
    {"cat", "猫", "gato"},         {"dog", "狗", "perro"},         {"parrot", "鹦鹉", "loro"},
    {"rabbit", "兔子", "conejo"},  {"hamster", "仓鼠", "hámster"}, {"horse", "马", "caballo"},
    {"turtle", "乌龟", "tortuga"}, {"duck", "鸭子", "pato"},
};

constexpr Phrase kThings[] = {
    {"jacket", "外套", "chaqueta"},
    {"lamp", "台灯", "lámpara"},
    {"notebook", "本子", "cuaderno"},
    {"phone case", "手机壳", "funda"},
    {"backpack", "背包", "mochila"},
    {"mug", "杯子", "taza"},
    {"pair of boots", "靴子", "botas"},
    {"blanket", "毯子", "manta"},
    {"lipstick", "口红", "barra de labios"},
    {"guitar", "吉他", "guitarra"},
    {"kite", "风筝", "cometa"},
    {"quilt", "拼布被", "colcha"},
};

constexpr Phrase kTimes[] = {
    {"today", "今天", "hoy"},
    {"this morning", "今天早上", "esta mañana"},
    {"last night", "昨晚", "anoche"},
    {"this week", "这周", "esta semana"},
    {"yesterday", "昨天", "ayer"},
    {"over the weekend", "周末", "el fin de semana"},
    {"after work", "下班后", "después del trabajo"},
};

constexpr Phrase kFeelings[] = {
    {"happy", "开心", "feliz"},        {"tired", "累", "cansancio"},
    {"curious", "好奇", "curiosidad"}, {"nervous", "紧张", "nervios"},
    {"grateful", "感动", "gratitud"},  {"hopeful", "期待", "esperanza"},
    {"homesick", "想家", "nostalgia"}, {"calm", "平静", "calma"},
};

constexpr Phrase kNumbers[] = {
    {"19", "19", "19"}, {"22", "22", "22"}, {"24", "24", "24"}, {"27", "27", "27"},
    {"31", "31", "31"}, {"35", "35", "35"}, {"38", "38", "38"}, {"42", "42", "42"},
    {"47", "47", "47"}, {"53", "53", "53"}, {"60", "60", "60"},
};

constexpr Slot kSlots[] = {
    {"place", kPlaces}, {"food", kFoods}, {"hobby", kHobbies},    {"pet", kPets},
    {"thing", kThings}, {"time", kTimes}, {"feeling", kFeelings}, {"number", kNumbers},
};

constexpr Phrase kTitles[] = {
    {"Hello", "大家好呀", "Hola a todos"},
    {"TikTok refugee", "TikTok难民", "Refugiada de TikTok"},
    {"Tiktok refugee here 👋", "TikTok难民来报到👋", "Refugiado de TikTok por aquí 👋"},
    {"What should I try next?", "接下来试什么好？", "¿Qué pruebo ahora?"},
    {"Good night ✨", "晚安✨", "Buenas noches ✨"},
    {"Good morning from {place} ☀️", "{place}早安☀️",
     "Buenos días desde {place} ☀️"},
    {"A question for everyone", "想问大家一个问题", "Una pregunta para todos"},
    {"Please be kind 🥺", "请多关照🥺", "Sean amables 🥺"},
};

constexpr Phrase kAsides[] = {
    {"Hi", "嗨", "Hola"},
    {"hello hello", "你好你好", "hola hola"},
    {"me {time}", "{time}的我", "yo {time}"},
    {"{food}!", "{food}！", "¡{food}!"},
    {"be nice please", "请友好一点", "sean buenos"},
    {"just {hobby}", "就是{hobby}", "solo {hobby}"},
    {"so {feeling}", "好{feeling}", "cuánta {feeling}"},
    {"what now", "然后呢", "¿y ahora?"},
    {"help", "救命", "auxilio"},
    {"new account", "新号", "cuenta nueva"},
    {"{place} checking in", "{place}报到", "{place} presente"},
    {"my {pet}", "我的{pet}", "mi {pet}"},
    {"sound on", "开声音看", "con sonido"},
    {"wait for it", "看到最后", "esperen al final"},
    {"no caption", "没有文案", "sin texto"},
};

constexpr Phrase kBios[] = {
    {"{hobby} • one very loud {pet}", "{hobby}｜养了一只{pet}", "{hobby} • un {pet} muy ruidoso"},
    {"Here to learn and to eat {food}", "来学习，也来吃{food}", "Vine a aprender y a comer {food}"},
    {"{number}. New on here, be patient with my Chinese", "{number}岁，新来的，中文不好请见谅",
     "{number}. Nueva por aquí, paciencia con mi chino"},
    {"Artist 🎨", "画画的人🎨", "Artista 🎨"},
    {"I post about {hobby} and my {pet}", "分享{hobby}和我的{pet}",
     "Publico sobre {hobby} y mi {pet}"},
    {"", "", ""},
    {"no thoughts, only {food}", "脑子里只有{food}", "solo pienso en {food}"},
};

// Where people are from, as they say it themselves.
constexpr Phrase kDisclosures[] = {
    {"American 🇺🇸 living in {place}", "住在{place}的美国人🇺🇸", "Estadounidense 🇺🇸 en {place}"},
    {"TikTok refugee from {place}", "来自{place}的TikTok难民", "Refugiada de TikTok, de {place}"},
    {"Tiktok refugee 🇺🇸 {hobby} and {food}", "TikTok难民🇺🇸，{hobby}，{food}",
     "Refugiado de TikTok 🇺🇸 {hobby} y {food}"},
    {"I'm from the USA, {number}, be patient with my Chinese",
     "我来自美国，{number}岁，中文不好请见谅",
     "Soy de Estados Unidos, {number}, paciencia con mi chino"},
    {"American girl, {pet} mom", "美国女生，养了一只{pet}", "Chica americana, mamá de un {pet}"},
    {"Born and raised in {place}, United States", "在美国{place}土生土长",
     "Nacida y criada en {place}, EE. UU."},
    {"US 🇺🇸 • {hobby} • one very loud {pet}", "美国🇺🇸｜{hobby}｜养了一只{pet}",
     "EE. UU. 🇺🇸 • {hobby} • un {pet} muy ruidoso"},
};

}  // namespace

std::string_view code(Language language) {
  static constexpr std::string_view kCodes[] = {"en", "zh", "es", "unknown"};
  return kCodes[static_cast<int>(language)];
}

std::span<const Slot> slots() { return kSlots; }
std::span<const Phrase> titles() { return kTitles; }
std::span<const Phrase> asides() { return kAsides; }
std::span<const Phrase> bios() { return kBios; }
std::span<const Phrase> disclosures() { return kDisclosures; }

}  // namespace resettle::simulation
