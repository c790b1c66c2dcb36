/** A unit's dimension, and how many of the dimension's base units it is. */
export interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

/** `dimension factor: names`. Counting words ("人", "件") say what is counted but not how it is measured: dimension "". */
const TABLE = `
length 0.001: mm millimetre millimetres millimeter millimeters 毫米
length 0.01: cm centimetre centimetres centimeter centimeters 厘米 公分
length 1: m metre metres meter meters 米
length 1000: km kilometre kilometres kilometer kilometers 公里 千米
length 500: 里
length 0.0254: inch inches 英寸 吋
length 0.3048: ft foot feet 英尺
length 1609.344: mile miles mi 英里
area 1: m2 sqm 平方米 平米 平方公尺
area 1000000: km2 sqkm 平方公里 平方千米
area 10000: ha hectare hectares 公顷
area 666.6667: 亩
volume 0.001: l litre litres liter liters 升
length 1852: 海里 nmi nautical-mile
volume 1: m3 立方米
mass 0.000001: mg milligram milligrams 毫克
mass 0.001: g gram grams 克
mass 1: kg kilogram kilograms kilo kilos 公斤 千克
mass 0.5: 斤
mass 1000: t tonne tonnes ton tons 吨
seconds 0.001: ms millisecond milliseconds 毫秒
seconds 1: s second seconds sec secs 秒 秒钟
seconds 60: min mins minute minutes 分钟
seconds 3600: h hour hours hr hrs 小时 个小时 钟头
seconds 86400: day days 天 日 工作日 个工作日
seconds 604800: week weeks 周 星期 个星期
months 1: month months 个月 个多月
months 12: year years yr yrs 年 周年
age 1: 岁 周岁
century 1: century centuries 世纪
decade 1: 年代
charge 1: mah 毫安时
power 1: w watt watts 瓦
power 1000: kw kilowatt kilowatts 千瓦
power 1000000: mw megawatt megawatts 兆瓦
speed 1: km/h kmh 公里/小时 千米/时
celsius 1: °c 摄氏度 degrees
cny 1: 元 块 块钱 人民币 yuan rmb cny
usd 1: usd dollar dollars 美元 美金
usd 0.01: cent cents 美分
eur 1: eur euro euros 欧元
gbp 1: gbp pound pounds 英镑
jpy 1: jpy yen 日元
crown 1: crown crowns 克朗
franc 1: franc francs 法郎
rouble 1: rouble roubles ruble rubles 卢布
rupee 1: rupee rupees 卢比
ratio 0.01: % percent 个百分点
byte 1000000: mb
byte 1000000000: gb
: 封 页 人 名 位 个 件 座 次 章 种 家 层 倍 条 只 辆 部 本 棵 所 路 张 间 台 代 套 幅 级 届 句 字 号 户 头 匹 艘 架 枚 颗 株 组 项 篇 卷 册 首 门 款 支 场 点 人次 国 省 市 县 岛 楼 块 车道 次 票
`;

const UNITS = new Map<string, Unit>();
for (const line of TABLE.trim().split("\n")) {
  const [head = "", names = ""] = line.split(": ");
  const [dimension = "", factor = "1"] = head.split(" ");
  for (const name of names.split(" ")) if (!UNITS.has(name)) UNITS.set(name, { dimension, factor: Number(factor) });
}

/** The unit of that name, in lower case. */
export function unitNamed(name: string): Unit | undefined {
  return UNITS.get(
    name
      .toLowerCase()
      .replace(/^square (?:kilomet(?:re|er)s?)$/u, "km2")
      .replace(/^square met(?:re|er)s?$/u, "m2"),
  );
}

const names = [...UNITS.keys()].sort((a, b) => b.length - a.length);
const latin = names.filter((name) => /^[!-~]/u.test(name));
const other = names.filter((name) => !/^[!-~]/u.test(name)).map((name) => (name === "人" ? "人(?!口)" : name));
/** A unit's name, for use inside another pattern. */
export const UNIT_PATTERN: string = `(?:square (?:kilo)?met(?:re|er)s?|sq\\.? ?k?m|per ?cent|${other.join("|")}|(?:${latin.join("|")})(?![\\p{L}\\p{N}]))`;
