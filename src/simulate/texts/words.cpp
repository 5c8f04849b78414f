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
    {"Hi!", "你好", "¡Hola!"},
    {"Hello", "大家好呀", "Hola a todos"},
    {"New here", "新来的", "Soy nueva aquí"},
    {"TikTok refugee", "TikTok难民", "Refugiada de TikTok"},
    {"Tiktok refugee here 👋", "TikTok难民来报到👋", "Refugiado de TikTok por aquí 👋"},
    {"Day one on this app", "来这里的第一天", "Primer día en esta app"},
    {"Greetings from {place}", "来自{place}的问候", "Saludos desde {place}"},
    {"Just a person who likes {hobby}", "一个喜欢{hobby}的人", "Alguien a quien le gusta {hobby}"},
    {"My {pet} says hi", "我家{pet}跟你打招呼", "Mi {pet} te saluda"},
    {"{food} for dinner 😋", "晚饭吃{food}😋", "{food} para cenar 😋"},
    {"What should I try next?", "接下来试什么好？", "¿Qué pruebo ahora?"},
    {"Is this thing on?", "有人在吗？", "¿Hay alguien ahí?"},
    {"Trying {food}", "第一次吃{food}", "Probando {food}"},
    {"Day in {place}", "{place}的一天", "Un día en {place}"},
    {"Learning Chinese, slowly", "慢慢学中文", "Aprendiendo chino, despacito"},
    {"Good night ✨", "晚安✨", "Buenas noches ✨"},
    {"Good morning from {place} ☀️", "{place}早安☀️",
     "Buenos días desde {place} ☀️"},
    {"Still here", "我还在", "Sigo aquí"},
    {"A question for everyone", "想问大家一个问题", "Una pregunta para todos"},
    {"Meet my {pet}", "介绍一下我的{pet}", "Les presento a mi {pet}"},
    {"Look at this {thing}", "看看这个{thing}", "Miren esto: {thing}"},
    {"{hobby}, part two", "{hobby}第二集", "{hobby}, segunda parte"},
    {"I made this {time}", "{time}做的", "Lo hice {time}"},
    {"Feeling {feeling} {time}", "{time}有点{feeling}", "Siento {feeling} {time}"},
    {"Honest question about prices", "认真问一下物价", "Pregunta sincera sobre precios"},
    {"Please be kind 🥺", "请多关照🥺", "Sean amables 🥺"},
    {"Mood", "心情", "Así estoy"},
    {"No words", "无语", "Sin palabras"},
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
    {"{place} • {hobby} • one very loud {pet}", "{place}｜{hobby}｜养了一只{pet}",
     "{place} • {hobby} • un {pet} muy ruidoso"},
    {"Here to learn and to eat {food}", "来学习，也来吃{food}", "Vine a aprender y a comer {food}"},
    {"{number}. New on here, be patient with my Chinese", "{number}岁，新来的，中文不好请见谅",
     "{number}. Nueva por aquí, paciencia con mi chino"},
    {"Artist from {place} 🎨", "{place}的画画人🎨", "Artista de {place} 🎨"},
    {"I post about {hobby} and my {pet}", "分享{hobby}和我的{pet}",
     "Publico sobre {hobby} y mi {pet}"},
    {"American 🇺🇸 living in {place}", "住在{place}的美国人🇺🇸", "Estadounidense 🇺🇸 en {place}"},
    {"", "", ""},
    {"no thoughts, only {food}", "脑子里只有{food}", "solo pienso en {food}"},
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

}  // namespace resettle::simulation
