// What posts say about the platforms: the ban, the new app.
#include "simulate/texts/topics.h"

namespace resettle::simulation {
namespace {

// 1a
constexpr Phrase kSentences1a[] = {
    {"They are taking the clock app away, so here I am.", "那个短视频软件要没了，所以我来了。",
     "Nos quitan la otra app, así que aquí estoy."},
    {"My account vanished for twelve hours and so did my routine.",
     "账号消失了十二个小时，我的作息也没了。",
     "Mi cuenta desapareció doce horas y mi rutina también."},
    {"Nobody asked us before they decided.", "他们决定之前没人问过我们。",
     "Nadie nos preguntó antes de decidir."},
    {"The ban starts on Sunday and the court said nothing new.", "禁令星期天生效，法院没有新消息。",
     "La prohibición empieza el domingo y la corte no dijo nada nuevo."},
    {"A law about one app, and my feed goes dark.", "一部针对软件的法律，我的首页就黑了。",
     "Una ley contra una app y mi inicio se apaga."},
    {"They banned TikTok and called it security.", "他们封禁TikTok，说是为了安全。",
     "Prohibieron TikTok y lo llamaron seguridad."},
    {"The countdown to the ban is on every screen.", "到处都是封禁倒计时。",
     "La cuenta atrás de la prohibición está en todas las pantallas."},
    {"Congress voted, the app store removed it {time}.", "国会投了票，应用商店{time}下架了。",
     "El Congreso votó y la tienda la quitó {time}."},
    {"Is the other app unbanned now or not?", "那个软件到底解封了没有？",
     "¿La otra app ya no está prohibida o sí?"},
};

constexpr Phrase kTitles1a[] = {
    {"The ban", "封禁", "La prohibición"},
    {"Countdown", "倒计时", "Cuenta atrás"},
    {"Goodbye clock app", "再见那个软件", "Adiós a la otra app"},
    {"Court day", "开庭日", "Día de corte"},
};

constexpr Phrase kComments1a[] = {
    {"Will the ban last?", "封禁会持续吗", "¿Durará la prohibición?"},
    {"They say it is back", "听说恢复了", "Dicen que ya volvió"},
};

constexpr std::string_view kTags1a[] = {"tiktokban", "savetiktok", "封禁", "ban"};

// 1b
constexpr Phrase kSentences1b[] = {
    {"How do I turn on the translation button?", "翻译按钮在哪里打开？",
     "¿Cómo activo el botón de traducir?"},
    {"I will stay even if the other app comes back.", "就算那个软件回来，我也会留下。",
     "Me quedo aunque vuelva la otra app."},
    {"Is there a way to see who visited my page?", "能看到谁访问过我的主页吗？",
     "¿Se puede ver quién visitó mi página?"},
    {"I went back for a day and missed it here.", "我回去了一天，还是想念这里。",
     "Volví un día y extrañé este lugar."},
    {"The rules here are different, so I am reading first.", "这里的规则不一样，我先看看。",
     "Aquí las reglas son otras, así que primero leo."},
    {"How do I change my username and the settings to English?",
     "怎么改用户名，怎么把设置换成英文？", "¿Cómo cambio mi nombre y la configuración al español?"},
    {"Still learning where the buttons are on this app.", "还在摸索这个软件的按钮。",
     "Sigo aprendiendo dónde están los botones de esta app."},
    {"Does the algorithm here show me to anybody?", "这里的算法会推荐我吗？",
     "¿El algoritmo de aquí me muestra a alguien?"},
    {"Verification by phone took three tries.", "手机验证试了三次。",
     "La verificación por teléfono tardó tres intentos."},
    {"First day on RedNote and I can't find my drafts.", "来小红书第一天，找不到草稿箱。",
     "Primer día en RedNote y no encuentro mis borradores."},
};

constexpr Phrase kTitles1b[] = {
    {"Day one on this app", "来这里的第一天", "Primer día en esta app"},
    {"How does this work?", "这个怎么用？", "¿Cómo funciona esto?"},
    {"Settings help", "设置求助", "Ayuda con la configuración"},
    {"Is this thing on?", "有人在吗？", "¿Hay alguien ahí?"},
};

constexpr Phrase kComments1b[] = {
    {"The button is at the top right", "按钮在右上角", "El botón está arriba a la derecha"},
    {"Change the language in settings", "在设置里改语言", "Cambia el idioma en la configuración"},
};

constexpr std::string_view kTags1b[] = {"newhere", "rednote", "小红书", "新手"};

}  // namespace

Theme theme_1a() { return {kSentences1a, kTitles1a, kComments1a, kTags1a}; }
Theme theme_1b() { return {kSentences1b, kTitles1b, kComments1b, kTags1b}; }

}  // namespace resettle::simulation
