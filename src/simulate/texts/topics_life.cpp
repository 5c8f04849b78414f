// What posts say about life: shops, jokes, selves, friends, art, and nothing in particular.
#include "simulate/texts/topics.h"

namespace resettle::simulation {
namespace {

// 4
constexpr Phrase kSentences4[] = {
    {"I sell handmade quilts, message me.", "我卖手工拼布，私信我。",
     "Vendo colchas hechas a mano, escríbanme."},
    {"New batch of my {thing} designs is ready.", "新一批{thing}做好了。",
     "Ya está listo el nuevo lote de diseños: {thing}."},
    {"Small shop in {place}, we ship slowly but with love.", "{place}的小店，发货慢但用心。",
     "Tiendita en {place}, enviamos despacio pero con cariño."},
    {"Live tonight at nine, small discounts.", "今晚九点直播，有小优惠。",
     "En vivo esta noche a las nueve, pequeños descuentos."},
    {"Which {thing} would you buy?", "你会买哪个{thing}？", "¿Qué {thing} comprarían?"},
    {"Free shipping over {number} dollars, link in my profile.", "满{number}美元包邮，链接在主页。",
     "Envío gratis desde {number} dólares, enlace en mi perfil."},
    {"Brands, my inbox is open for collaboration.", "品牌方，欢迎私信合作。",
     "Marcas, mi buzón está abierto para colaborar."},
    {"Use my discount code before Friday.", "星期五前用我的优惠码。",
     "Usen mi código de descuento antes del viernes."},
};

constexpr Phrase kTitles4[] = {
    {"Look at this {thing}", "看看这个{thing}", "Miren esto: {thing}"},
    {"New in my shop", "小店上新", "Nuevo en mi tienda"},
    {"Discount", "优惠", "Descuento"},
};

constexpr Phrase kComments4[] = {
    {"How much with shipping?", "包邮多少钱", "¿Cuánto con envío?"},
    {"Link please", "求链接", "El enlace, por favor"},
};

constexpr std::string_view kTags4[] = {"handmade", "smallbusiness", "livestream", "好物分享"};

// 5a
constexpr Phrase kSentences5a[] = {
    {"My Chinese spy when I log in at three in the morning.", "凌晨三点上线，我的中国间谍看着我。",
     "Mi espía chino cuando entro a las tres de la mañana."},
    {"Nobody: … Me: refreshing the page again.", "没人问：… 我：再刷新一次。",
     "Nadie: … Yo: actualizando otra vez."},
    {"POV: you are the egg and I have four dollars.", "第一视角：你是鸡蛋，我有四美元。",
     "POV: tú eres el huevo y yo tengo cuatro dólares."},
    {"I laughed so hard at this meme that my {pet} left.", "这个梗图笑得我家{pet}都走了。",
     "Me reí tanto con este meme que mi {pet} se fue."},
    {"Plot twist: the {pet} runs this account.", "反转：这个号是{pet}在管。",
     "Giro: esta cuenta la lleva el {pet}."},
    {"Tag a friend who does this.", "艾特一个会这样的朋友。", "Etiqueta a quien hace esto."},
    {"Joke of the day, sorry in advance.", "每日冷笑话，先道歉。",
     "El chiste del día, perdón de antemano."},
    {"Caught in 4K by the neighbour's camera.", "被邻居的摄像头高清拍到。",
     "Captada en 4K por la cámara del vecino."},
};

constexpr Phrase kTitles5a[] = {
    {"POV", "第一视角", "POV"},
    {"Meme of the week", "本周梗图", "Meme de la semana"},
    {"My spy and I", "我和我的间谍", "Mi espía y yo"},
    {"Mood", "心情", "Así estoy"},
};

constexpr Phrase kComments5a[] = {
    {"I am the spy", "我就是那个间谍", "Yo soy el espía"},
    {"Stealing this meme", "梗图我偷走了", "Me robo este meme"},
};

constexpr std::string_view kTags5a[] = {"meme", "funny", "搞笑", "梗图", "chinesespy"};

// 5b
constexpr Phrase kSentences5b[] = {
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
    {"Went for a walk {time}, the sky was pink.", "{time}去散步，天空是粉色的。",
     "Salí a caminar {time}, el cielo estaba rosa."},
    {"My {pet} stole my breakfast.", "我的{pet}偷了我的早餐。", "Mi {pet} me robó el desayuno."},
    {"Long shift, short nap, {food}.", "长班，短觉，{food}。",
     "Turno largo, siesta corta, {food}."},
    {"The bus was late and I read a whole chapter.", "公交晚点，我看完了一整章。",
     "El autobús llegó tarde y leí un capítulo entero."},
    {"Spring is finally here in {place}.", "{place}的春天终于来了。",
     "Por fin llegó la primavera a {place}."},
    {"{time} I did nothing and it was wonderful.", "{time}什么都没做，太棒了。",
     "{time} no hice nada y fue maravilloso."},
};

constexpr Phrase kTitles5b[] = {
    {"Hi!", "你好", "¡Hola!"},
    {"New here", "新来的", "Soy nueva aquí"},
    {"Greetings from {place}", "来自{place}的问候", "Saludos desde {place}"},
    {"Just a person who likes {hobby}", "一个喜欢{hobby}的人", "Alguien a quien le gusta {hobby}"},
    {"Feeling {feeling} {time}", "{time}有点{feeling}", "Siento {feeling} {time}"},
    {"Day in {place}", "{place}的一天", "Un día en {place}"},
    {"Still here", "我还在", "Sigo aquí"},
};

constexpr Phrase kComments5b[] = {
    {"Thank you for telling us", "谢谢你告诉我们", "Gracias por contarlo"},
    {"Your life sounds real", "好真实的生活", "Tu vida suena de verdad"},
};

constexpr std::string_view kTags5b[] = {"我的日常", "vlog", "life", "日常碎片"};

// 5c
constexpr Phrase kSentences5c[] = {
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

constexpr Phrase kTitles5c[] = {
    {"Meet my {pet}", "介绍一下我的{pet}", "Les presento a mi {pet}"},
    {"My {pet} says hi", "我家{pet}跟你打招呼", "Mi {pet} te saluda"},
    {"Let's be friends", "交个朋友吧", "Seamos amigos"},
    {"Thank you all", "谢谢大家", "Gracias a todos"},
};

constexpr Phrase kComments5c[] = {
    {"Let's be friends", "交个朋友", "Seamos amigos"},
    {"Pet tax accepted", "税已收到", "Impuesto recibido"},
};

constexpr std::string_view kTags5c[] = {"friends", "cat", "萌宠", "pets", "交朋友"};

// 6
constexpr Phrase kSentences6[] = {
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

constexpr Phrase kTitles6[] = {
    {"I made this {time}", "{time}做的", "Lo hice {time}"},
    {"{hobby}, part two", "{hobby}第二集", "{hobby}, segunda parte"},
    {"Work in progress", "还没画完", "En proceso"},
    {"New song", "新歌", "Canción nueva"},
};

constexpr Phrase kComments6[] = {
    {"The colours are beautiful", "配色好美", "Los colores son preciosos"},
    {"How long did it take you?", "画了多久", "¿Cuánto tardaste?"},
};

constexpr std::string_view kTags6[] = {"art", "music", "drawing", "dance", "手工"};

// 7
constexpr Phrase kSentences7[] = {
    {"It is snowing in {place} again.", "{place}又下雪了。", "Otra vez nieva en {place}."},
    {"Clean room, clear head.", "房间干净了，脑子也清楚了。", "Cuarto limpio, mente clara."},
    {"Gym, groceries, laundry, repeat.", "健身，买菜，洗衣服，循环。",
     "Gimnasio, compras, lavandería, repetir."},
    {"Sunset on the way home.", "回家路上的日落。", "Atardecer camino a casa."},
    {"Just testing.", "测试一下。", "Solo es una prueba."},
    {"Number {number}, that's all.", "{number}号，就这样。", "Número {number}, eso es todo."},
    {"Screenshot, ignore.", "截图，别管。", "Captura, ignoren."},
    {"Wrong button, anyway.", "按错了，算了。", "Botón equivocado, en fin."},
    {"{thing}, {time}.", "{thing}，{time}。", "{thing}, {time}."},
};

constexpr Phrase kTitles7[] = {
    {"No words", "无语", "Sin palabras"},
    {"…", "……", "…"},
    {"Untitled", "无题", "Sin título"},
};

constexpr Phrase kComments7[] = {
    {"What is this", "这是什么", "Qué es esto"},
    {"OK", "好的", "Vale"},
};

constexpr std::string_view kTags7[] = {"random", "随手拍", "test"};

}  // namespace

Theme theme_4() { return {kSentences4, kTitles4, kComments4, kTags4}; }
Theme theme_5a() { return {kSentences5a, kTitles5a, kComments5a, kTags5a}; }
Theme theme_5b() { return {kSentences5b, kTitles5b, kComments5b, kTags5b}; }
Theme theme_5c() { return {kSentences5c, kTitles5c, kComments5c, kTags5c}; }
Theme theme_6() { return {kSentences6, kTitles6, kComments6, kTags6}; }
Theme theme_7() { return {kSentences7, kTitles7, kComments7, kTags7}; }

}  // namespace resettle::simulation
