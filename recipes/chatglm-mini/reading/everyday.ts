import type { Language } from "../names.js";
import { naturalRelations as chinese } from "./natural-chinese.js";
import { naturalRelations as english } from "./natural-english.js";
import type { Telling } from "./open-relation.js";
import type { ValueKind } from "./values.js";

/** Something that is told and asked about in several words of its own. */
export interface Everyday {
  readonly kind: ValueKind;
  /** Words for it; an answer has the evidence's. */
  readonly nouns: readonly string[];
  /** Sentences with {S} and {O}, without their end, and what an answer repeats of each. */
  readonly tells: readonly Telling[];
  readonly asks: readonly string[];
}

/** Stiffer and shorter than the natural ones. */
const plain: Readonly<Record<Language, readonly Everyday[]>> = {
  zh: parse(`
amount|高度,高|{S}高{O};{S}有{O}高|{S}有多高？;{S}多高？;{S}高多少？
amount|长度,全长|{S}全长{O};{S}长{O}|{S}有多长？;{S}多长？;{S}全长多少？
amount|宽度|{S}宽{O};{S}有{O}宽|{S}有多宽？;{S}多宽？
amount|深度|{S}深{O};{S}最深处有{O}|{S}有多深？;{S}多深？
amount|重量,体重|{S}重{O};{S}重达{O}|{S}有多重？;{S}多重？;{S}重多少？
amount|面积|{S}占地{O};{S}面积{O}|{S}有多大？;{S}占地多少？
amount|容量|{S}能装{O};{S}最多装{O}|{S}能装多少？;{S}装得下多少？
amount|最高时速|{S}最快能跑{O};{S}每小时最快{O}|{S}最快能跑多快？;{S}跑得多快？
amount|载重|{S}能载{O};{S}可以拉{O}|{S}能载多少？;{S}能拉多少货？
amount|海拔|{S}海拔{O};{S}位于海拔{O}处|{S}海拔多少？;{S}有多高的海拔？
number|人口,居民人数|{S}有{O}人;{S}住着{O}人|{S}有多少人？;{S}住着多少人？;多少人住在{S}？
number|员工人数,员工数|{S}有{O}名员工;{S}雇了{O}人|{S}有多少员工？;{S}雇了多少人？
number|学生人数|{S}有{O}名学生;{S}招收{O}名学生|{S}有多少学生？;{S}招多少学生？
number|座位数|{S}有{O}个座位;{S}能坐{O}人|{S}有多少个座位？;{S}能坐多少人？
number|层数|{S}有{O}层;{S}共{O}层|{S}有几层？;{S}一共多少层？
number|页数|{S}有{O}页;{S}共{O}页|{S}有多少页？;{S}一共几页？
number|子女数|{S}有{O}个孩子;{S}养育了{O}个孩子|{S}有几个孩子？;{S}有多少孩子？
price|价格,售价|{S}卖{O};{S}售价{O}|{S}多少钱？;{S}卖多少钱？;买{S}要花多少钱？
price|票价,门票|{S}的门票要{O};进{S}要{O}|进{S}要多少钱？;{S}的门票多少钱？;{S}的门票贵吗，多少钱？
price|造价|{S}花了{O};建{S}用了{O}|建{S}花了多少钱？;{S}花了多少钱？
price|租金|租{S}要{O};{S}租一次{O}|租{S}要多少钱？;{S}怎么租，多少钱？
date|生日,出生日期|{S}生于{O};{S}出生于{O}|{S}是什么时候出生的？;{S}哪天出生？;{S}的生日是哪天？
date|去世日期|{S}死于{O};{S}于{O}去世|{S}是什么时候去世的？;{S}哪天死的？
date|成立日期,成立时间|{S}成立于{O};{S}创立于{O}|{S}是什么时候成立的？;{S}何时创立？
date|通车日期|{S}于{O}通车;{S}{O}建成通车|{S}什么时候通车？;{S}是哪天通车的？
date|发布日期|{S}于{O}发布;{S}{O}上市|{S}什么时候发布？;{S}何时上市？
year|创办年份|{S}创办于{O};{S}始建于{O}|{S}是哪一年创办的？;{S}创办于哪年？
year|停产年份|{S}于{O}停产;{S}{O}起不再生产|{S}哪一年停产？;{S}什么时候停产的？
person|创始人,创办人|{O}创办了{S};{S}由{O}创办;{S}是{O}创立的|谁创办了{S}？;{S}是谁创办的？;{S}的创始人是谁？;谁创立了{S}？
person|作者|{O}写了{S};{S}由{O}所写;{S}出自{O}之手|{S}是谁写的？;谁写了{S}？;{S}的作者是谁？
person|校长,负责人|{O}领导{S};{S}由{O}主管;{O}负责{S}|谁领导{S}？;{S}由谁负责？;{S}归谁管？
person|配偶,妻子|{S}娶了{O};{S}与{O}结婚|{S}和谁结婚？;{S}娶了谁？;{S}的配偶是谁？
person|师父,老师|{S}师从{O};{O}教过{S}|{S}师从谁？;谁教过{S}？;{S}的师父是谁？
person|主人|{S}属于{O};{O}拥有{S}|{S}属于谁？;谁拥有{S}？;{S}是谁的？
place|所在地,地址|{S}位于{O};{S}坐落在{O};{S}在{O}|{S}在哪里？;{S}位于哪里？;{S}在什么地方？
place|出生地|{S}生于{O};{S}出生在{O}|{S}出生在哪里？;{S}是哪里人？;{S}生在什么地方？
place|住处|{S}住在{O};{S}定居{O}|{S}住在哪里？;{S}住哪儿？
place|终点,终点站|{S}通往{O};{S}开往{O}|{S}通往哪里？;{S}开往什么地方？
place|产地|{S}产自{O};{S}出产于{O}|{S}产自哪里？;哪里出产{S}？
place|总部|{S}的总部设在{O};{S}总部位于{O}|{S}的总部在哪里？;{S}总部设在哪儿？
firm|雇主,工作单位|{S}在{O}工作;{S}任职于{O}|{S}在哪里工作？;{S}任职于哪家单位？
firm|母校,毕业院校|{S}毕业于{O};{S}在{O}读书|{S}毕业于哪里？;{S}在哪里读的书？
firm|制造商,厂家|{S}由{O}制造;{O}生产{S}|哪家制造{S}？;{S}是哪家生产的？;谁生产{S}？
thing|材料,材质|{S}用{O}做成;{S}由{O}制成|{S}是用什么做的？;{S}由什么制成？
thing|颜色|{S}是{O}的;{S}漆成{O}|{S}是什么颜色？;{S}漆成什么颜色？
thing|专业|{S}学{O};{S}研究{O}|{S}学什么？;{S}研究什么？;{S}是学什么的？
thing|食物|{S}吃{O};{S}以{O}为食|{S}吃什么？;{S}以什么为食？
thing|特产|{S}盛产{O};{S}以{O}闻名|{S}盛产什么？;{S}以什么闻名？
thing|职业|{S}是一名{O};{S}当过{O}|{S}是做什么的？;{S}从事什么职业？
duration|工期|{S}建了{O};修{S}用了{O}|{S}建了多久？;修{S}用了多长时间？
duration|车程,路程|到{S}要{O};去{S}需{O}|到{S}要多久？;去{S}需要多长时间？
duration|保修期|{S}保修{O};{S}可保修{O}|{S}保修多久？;{S}的保修有多长？
duration|片长,时长|{S}长达{O};{S}持续{O}|{S}有多长时间？;{S}持续多久？
time|开门时间,开放时间|{S}{O}开门;{S}每天{O}开放|{S}几点开门？;{S}什么时候开放？
time|关门时间|{S}{O}关门;{S}每天{O}打烊|{S}几点关门？;{S}什么时候打烊？
phone|电话,联系电话|打{O}可以联系{S};联系{S}请拨{O}|怎么联系{S}？;{S}的电话是多少？;联系{S}打什么号码？
version|支持版本|{S}需要{O}以上;{S}要求{O}|{S}需要什么版本？;{S}要求哪个版本？
code|编号|{S}编号为{O};{S}登记为{O}|{S}编号是多少？;{S}是几号？
title|代表作|{S}以{O}成名;{S}写过{O}|{S}写过什么？;{S}以什么成名？
title|旧名,原名|{S}原名{O};{S}曾叫{O}|{S}原来叫什么？;{S}以前叫什么名字？`),
  en: parse(`
amount|height|{S} is {O} tall;{S} is {O} high;{S} rises to {O}|How tall is {S}?;How high is {S}?;What height does {S} have?
amount|length|{S} is {O} long;{S} stretches for {O}|How long is {S}?;What length does {S} have?
amount|width|{S} is {O} wide;{S} measures {O} across|How wide is {S}?;How broad is {S}?
amount|depth|{S} is {O} deep;{S} reaches a depth of {O}|How deep is {S}?;How far down does {S} go?
amount|weight|{S} weighs {O};{S} comes to {O} on the scale|How much does {S} weigh?;How heavy is {S}?
amount|area|{S} covers {O};{S} takes up {O}|How large is {S}?;How big is {S}?;How much ground does {S} cover?
amount|capacity|{S} holds {O};{S} can store {O}|How much does {S} hold?;How much can {S} store?;How much fits into {S}?
amount|top speed|{S} reaches {O};{S} goes up to {O}|How fast is {S}?;How fast does {S} go?;What speed does {S} reach?
amount|payload|{S} carries {O};{S} can lift {O}|How much can {S} carry?;How much does {S} lift?
amount|temperature|{S} is kept at {O};{S} runs at {O}|How hot is {S}?;At what temperature is {S} kept?
number|population|{S} has {O} inhabitants;{O} people live in {S}|How many people live in {S}?;How many inhabitants does {S} have?
number|staff|{S} employs {O} people;{S} has {O} employees|How many people work for {S}?;How many employees does {S} have?;How many people does {S} employ?
number|number of students|{S} teaches {O} students;{S} has {O} students|How many students does {S} have?;How many students attend {S}?
number|number of seats|{S} seats {O} people;{S} has {O} seats|How many seats does {S} have?;How many people can sit in {S}?
number|number of floors|{S} has {O} floors;{S} is {O} storeys high|How many floors does {S} have?;How many storeys is {S}?
number|page count|{S} runs to {O} pages;{S} has {O} pages|How many pages does {S} have?;How long is {S} in pages?
number|number of children|{S} has {O} children;{S} raised {O} children|How many children does {S} have?;How many kids did {S} raise?
price|price|{S} costs {O};{S} sells for {O};{S} is sold at {O}|How much is {S}?;How much does {S} cost?;What does {S} cost?;What do I pay for {S}?
price|entrance fee|admission to {S} is {O};entry to {S} costs {O}|How much is a ticket to {S}?;What is the admission to {S}?;What does it cost to enter {S}?
price|cost|{S} took {O} to build;building {S} cost {O}|How much did {S} cost to build?;What did it cost to build {S}?
price|rent|{S} rents for {O};{S} can be hired for {O}|How much is it to rent {S}?;What does renting {S} cost?
date|date of birth,day of birth|{S} was born on {O};{S} came into the world on {O}|When was {S} born?;On what day was {S} born?;When is {S}'s birthday?
date|date of death|{S} died on {O};{S} passed away on {O}|When did {S} die?;On which day did {S} die?
date|opening date|{S} opened on {O};{S} has been open since {O}|When did {S} open?;Since when has {S} been open?
date|release date|{S} came out on {O};{S} was released on {O}|When did {S} come out?;When was {S} released?
date|deadline|{S} must be finished by {O};{S} is due on {O}|When is {S} due?;By when must {S} be finished?
year|founding year|{S} was founded in {O};{S} goes back to {O}|When was {S} founded?;In which year was {S} founded?;How old is {S}, from what year?
year|year of closure|{S} closed in {O};{S} was shut down in {O}|When did {S} close?;In what year was {S} shut down?
person|founder|{O} founded {S};{S} was founded by {O};{O} set up {S}|Who founded {S}?;Who is the founder of {S}?;Who set up {S}?;By whom was {S} founded?
person|author|{O} wrote {S};{S} was written by {O};{S} is by {O}|Who wrote {S}?;Who is the author of {S}?;Who is {S} by?
person|head|{O} runs {S};{S} is run by {O};{O} heads {S}|Who runs {S}?;Who heads {S}?;Who is in charge of {S}?;Who is the head of {S}?
person|spouse|{S} married {O};{S} is married to {O}|Whom did {S} marry?;Who is {S} married to?;Who is the spouse of {S}?
person|teacher|{S} studied under {O};{O} taught {S}|Who taught {S}?;Under whom did {S} study?
person|owner|{S} belongs to {O};{O} owns {S}|Who owns {S}?;Whose is {S}?;To whom does {S} belong?
place|location|{S} is in {O};{S} lies in {O};{S} is located in {O}|Where is {S}?;Where does {S} lie?;Where can I find {S}?
place|birthplace|{S} was born in {O};{S} comes from {O}|Where was {S} born?;Where does {S} come from?;Where is {S} from?
place|residence|{S} lives in {O};{S} has settled in {O}|Where does {S} live?;In which town does {S} live?
place|destination|{S} leads to {O};{S} goes to {O}|Where does {S} go?;Where does {S} lead?
place|origin|{S} is grown in {O};{S} is made in {O}|Where is {S} made?;Where is {S} grown?;Where does {S} come from?
place|headquarters|{S} is based in {O};{S} has its head office in {O}|Where is {S} based?;Where is the head office of {S}?
firm|employer|{S} works for {O};{S} is employed at {O}|Who does {S} work for?;Where does {S} work?;Where is {S} employed?
firm|alma mater|{S} graduated from {O};{S} studied at {O}|Where did {S} study?;Which school did {S} go to?;Where did {S} graduate?
firm|manufacturer|{S} is made by {O};{O} makes {S};{O} produces {S}|Who makes {S}?;Which company makes {S}?;Who produces {S}?
thing|material|{S} is made of {O};{S} consists of {O}|What is {S} made of?;Of what is {S} made?
thing|colour|{S} is painted {O};{S} is {O} in colour|What colour is {S}?;In what colour is {S} painted?
thing|field|{S} studies {O};{S} works on {O}|What does {S} study?;What does {S} work on?;In which field does {S} work?
thing|diet|{S} eats {O};{S} feeds on {O}|What does {S} eat?;What does {S} feed on?
thing|speciality|{S} is known for {O};{S} is famous for {O}|What is {S} known for?;What is {S} famous for?
thing|occupation|{S} worked as a {O};{S} earned a living as a {O}|What did {S} do for a living?;What was {S}'s job?
duration|construction time|{S} took {O} to build;work on {S} lasted {O}|How long did it take to build {S}?;How long did the work on {S} last?
duration|journey time|the trip to {S} takes {O};{S} is {O} away|How long does it take to get to {S}?;How long is the trip to {S}?
duration|warranty|{S} is guaranteed for {O};{S} has a guarantee of {O}|How long is {S} guaranteed?;How long is the guarantee of {S}?
duration|duration|{S} lasts {O};{S} goes on for {O}|How long does {S} last?;How long does {S} take?
time|opening time|{S} opens at {O};the doors of {S} open at {O}|When does {S} open?;At what time does {S} open?;What time does {S} open?
time|closing time|{S} closes at {O};{S} shuts at {O}|When does {S} close?;What time does {S} shut?
phone|phone number|{S} can be reached at {O};call {O} to reach {S}|How can I reach {S}?;What number do I call for {S}?;What is the phone number of {S}?
version|required version|{S} requires version {O};{S} needs at least {O}|Which version does {S} need?;What version does {S} require?
code|number|{S} is filed under {O};{S} is registered as {O}|Under what number is {S} filed?;How is {S} registered?
title|best-known work|{S} is known for writing {O};{S} became famous with {O}|What did {S} write?;What made {S} famous?
title|former name|{S} used to be called {O};{S} was formerly known as {O}|What was {S} called before?;What did {S} use to be called?`),
};

/** One in ten is kept for tests, by the hash of its first noun. */
export const everyday: Readonly<Record<Language, readonly Everyday[]>> = {
  zh: [...plain.zh, ...parse(chinese)],
  en: [...plain.en, ...parse(english)],
};

function parse(lines: string): Everyday[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [kind = "thing", nouns = "", tells = "", asks = ""] = line.split("|");
      return { kind: kind as ValueKind, nouns: nouns.split(","), tells: tells.split(";").map(telling), asks: asks.split(";") };
    });
}

/** "a longer sentence => what an answer says", or one that an answer repeats. */
function telling(sentence: string): Telling {
  const [text = "", says = text] = sentence.split("=>").map((part) => part.trim());
  return { text, says };
}
