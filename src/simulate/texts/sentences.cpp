// What posts say, by theme.
#include "simulate/texts/phrases.h"

namespace resettle::simulation {
namespace {

constexpr Phrase kSelf[] = {
    {"Hi everyone, I'm new here!", "大家好，我是新来的！", "¡Hola a todos, soy nueva aquí!"},
    {"I'm {number} and I live in {place}.", "我{number}岁，住在{place}。",
     "Tengo {number} años y vivo en {place}."},
    {"I love {hobby} more than sleep.", "比起睡觉我更爱{hobby}。",
     "Me gusta {hobby} más que dormir."},
    {"{time} I felt so {feeling} that I had to write it down.",
     "{time}特别{feeling}，一定要记下来。",
     "{time} sentí tanta {feeling} que tuve que escribirlo."},
    {"I work nights and talk to my {pet} in the mornings.", "我上夜班，早上跟我的{pet}聊天。",
     "Trabajo de noche y por la mañana hablo con mi {pet}."},
    {"Not sure what I'm doing but I like it.", "不太知道自己在干嘛，但挺喜欢的。",
     "No sé muy bien qué hago, pero me gusta."},
    {"Ask me anything about {place}.", "关于{place}随便问我。",
     "Pregúntenme lo que sea sobre {place}."},
    {"I moved here from {place} with two bags and a {thing}.",
     "我带着两个包和一个{thing}从{place}搬来。",
     "Me mudé desde {place} con dos maletas y una {thing}."},
    {"Some days are slow and that is fine.", "有些日子慢一点也没关系。",
     "Hay días lentos y está bien."},
    {"I turned {number} {time} and nobody told me it would feel the same.",
     "{time}我{number}岁了，没人告诉我感觉还是一样。",
     "Cumplí {number} {time} y nadie me dijo que se sentiría igual."},
    {"My mother still calls me every night at eight.", "我妈妈每天晚上八点还给我打电话。",
     "Mi madre todavía me llama todas las noches a las ocho."},
    {"I am shy in real life, so this is a big step.", "我现实里很内向，发这个是很大的一步。",
     "En persona soy tímida, así que esto es un gran paso."},
};

constexpr Phrase kFood[] = {
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

constexpr Phrase kArts[] = {
    {"I have been {feeling} about my drawings lately.", "最近对自己的画有点{feeling}。",
     "Últimamente mis dibujos me dan {feeling}."},
    {"I painted a {pet} on an old {thing}.", "我在旧{thing}上画了一只{pet}。",
     "Pinté un {pet} en una {thing} vieja."},
    {"Wrote a short song about {place} {time}.", "{time}写了一首关于{place}的小歌。",
     "Escribí una canción corta sobre {place} {time}."},
    {"It took {number} hours and I would do it again.", "花了{number}个小时，还想再来一次。",
     "Tardé {number} horas y lo haría otra vez."},
    {"Clay, glue and too much coffee.", "泥巴、胶水和太多咖啡。",
     "Arcilla, pegamento y demasiado café."},
    {"First video about {hobby}, tell me what to improve.", "第一条关于{hobby}的视频，请提意见。",
     "Primer video sobre {hobby}, díganme qué mejorar."},
    {"Would anyone hang this on a wall?", "有人愿意把它挂墙上吗？",
     "¿Alguien colgaría esto en la pared?"},
    {"The colours came out better than planned.", "颜色比想象中好看。",
     "Los colores quedaron mejor de lo planeado."},
    {"Practising the same dance until the neighbours complain.", "同一支舞练到邻居投诉为止。",
     "Ensayo el mismo baile hasta que se quejen los vecinos."},
};

constexpr Phrase kLanguage[] = {
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
};

constexpr Phrase kFriends[] = {
    {"Looking for friends who like {hobby}.", "找喜欢{hobby}的朋友。",
     "Busco amigos a quienes les guste {hobby}."},
    {"You have all been so kind to me.", "你们对我太好了。", "Todos han sido muy amables conmigo."},
    {"Pet tax: here is my {pet}.", "交税：这是我的{pet}。",
     "Impuesto de mascota: aquí está mi {pet}."},
    {"I read every comment, even when I answer late.", "每条评论我都看，虽然回得晚。",
     "Leo todos los comentarios, aunque conteste tarde."},
    {"Thank you for the warm welcome, it made me {feeling}.", "谢谢大家的欢迎，我很{feeling}。",
     "Gracias por la bienvenida, me dio {feeling}."},
    {"Drop a photo of your {pet} below.", "在下面晒你的{pet}吧。",
     "Dejen abajo una foto de su {pet}."},
    {"A stranger explained the whole app to me, bless them.",
     "有个陌生人教我怎么用这个软件，好人一生平安。",
     "Un desconocido me explicó toda la app, qué buena persona."},
    {"Let's be friends across the ocean.", "隔着大洋做朋友吧。",
     "Seamos amigos a través del océano."},
    {"Who wants to trade a {thing} by mail?", "有人想互寄{thing}吗？",
     "¿Quién quiere intercambiar una {thing} por correo?"},
};

constexpr Phrase kPlatform[] = {
    {"They are taking the clock app away, so here I am.", "那个短视频软件要没了，所以我来了。",
     "Nos quitan la otra app, así que aquí estoy."},
    {"How do I turn on the translation button?", "翻译按钮在哪里打开？",
     "¿Cómo activo el botón de traducir?"},
    {"My account vanished for twelve hours and so did my routine.",
     "账号消失了十二个小时，我的作息也没了。",
     "Mi cuenta desapareció doce horas y mi rutina también."},
    {"I will stay even if the other app comes back.", "就算那个软件回来，我也会留下。",
     "Me quedo aunque vuelva la otra app."},
    {"Nobody asked us before they decided.", "他们决定之前没人问过我们。",
     "Nadie nos preguntó antes de decidir."},
    {"Is there a way to see who visited my page?", "能看到谁访问过我的主页吗？",
     "¿Se puede ver quién visitó mi página?"},
    {"I went back for a day and missed it here.", "我回去了一天，还是想念这里。",
     "Volví un día y extrañé este lugar."},
    {"The rules here are different, so I am reading first.", "这里的规则不一样，我先看看。",
     "Aquí las reglas son otras, así que primero leo."},
};

constexpr Phrase kSociety[] = {
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
};

constexpr Phrase kShop[] = {
    {"I sell handmade quilts, message me.", "我卖手工拼布，私信我。",
     "Vendo colchas hechas a mano, escríbanme."},
    {"New batch of my {thing} designs is ready.", "新一批{thing}做好了。",
     "Ya está listo el nuevo lote de diseños: {thing}."},
    {"Small shop in {place}, we ship slowly but with love.", "{place}的小店，发货慢但用心。",
     "Tiendita en {place}, enviamos despacio pero con cariño."},
    {"Live tonight at nine, small discounts.", "今晚九点直播，有小优惠。",
     "En vivo esta noche a las nueve, pequeños descuentos."},
    {"Which {thing} would you buy?", "你会买哪个{thing}？", "¿Qué {thing} comprarían?"},
};

constexpr Phrase kDaily[] = {
    {"Went for a walk {time}, the sky was pink.", "{time}去散步，天空是粉色的。",
     "Salí a caminar {time}, el cielo estaba rosa."},
    {"It is snowing in {place} again.", "{place}又下雪了。", "Otra vez nieva en {place}."},
    {"My {pet} stole my breakfast.", "我的{pet}偷了我的早餐。", "Mi {pet} me robó el desayuno."},
    {"Long shift, short nap, {food}.", "长班，短觉，{food}。",
     "Turno largo, siesta corta, {food}."},
    {"Clean room, clear head.", "房间干净了，脑子也清楚了。", "Cuarto limpio, mente clara."},
    {"The bus was late and I read a whole chapter.", "公交晚点，我看完了一整章。",
     "El autobús llegó tarde y leí un capítulo entero."},
    {"Spring is finally here in {place}.", "{place}的春天终于来了。",
     "Por fin llegó la primavera a {place}."},
    {"Gym, groceries, laundry, repeat.", "健身，买菜，洗衣服，循环。",
     "Gimnasio, compras, lavandería, repetir."},
    {"{time} I did nothing and it was wonderful.", "{time}什么都没做，太棒了。",
     "{time} no hice nada y fue maravilloso."},
    {"Sunset on the way home.", "回家路上的日落。", "Atardecer camino a casa."},
};

constexpr Theme kThemes[] = {
    {"self", 26, kSelf},        {"daily", 15, kDaily},     {"food", 14, kFood},
    {"arts", 12, kArts},        {"friends", 11, kFriends}, {"language", 9, kLanguage},
    {"platform", 7, kPlatform}, {"society", 4, kSociety},  {"shop", 2, kShop},
};

}  // namespace

std::span<const Theme> themes() { return kThemes; }

}  // namespace resettle::simulation
