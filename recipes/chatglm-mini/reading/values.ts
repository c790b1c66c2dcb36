import type { Draws } from "./draws.js";
import type { Subjects, Thing } from "./subjects.js";

/** What a fact tells. */
export type ValueKind =
  | "person"
  | "place"
  | "firm"
  | "thing"
  | "date"
  | "year"
  | "amount"
  | "number"
  | "price"
  | "duration"
  | "time"
  | "version"
  | "phone"
  | "title"
  | "code";

export const valueKinds: readonly ValueKind[] = [
  "person",
  "person",
  "person",
  "place",
  "place",
  "firm",
  "thing",
  "thing",
  "date",
  "year",
  "amount",
  "amount",
  "number",
  "price",
  "duration",
  "time",
  "version",
  "phone",
  "title",
  "code",
];

/** What is asked with, before "is" in English, at the value's place in Chinese. */
export const questionWords: Readonly<Record<"zh" | "en", Readonly<Partial<Record<ValueKind, readonly string[]>>>>> = {
  zh: {
    person: ["谁", "谁", "哪位"],
    place: ["哪里", "什么地方", "哪儿"],
    firm: ["哪家", "什么"],
    date: ["什么时候", "哪一天", "哪天"],
    year: ["哪一年", "哪年", "什么时候"],
    amount: ["多少"],
    number: ["多少"],
    price: ["多少", "多少钱"],
    duration: ["多久", "多长时间", "多长"],
    time: ["几点", "什么时候", "几点钟"],
    version: ["什么", "哪个版本", "多少"],
    phone: ["多少", "什么"],
    code: ["什么", "多少"],
  },
  en: { person: ["Who", "Who", "What"] },
};

const months = "January February March April May June July August September October November December".split(" ");
const units = {
  zh: "米 公里 千米 厘米 毫米 吨 公斤 千克 克 升 毫升 千瓦 瓦 伏 安 度 摄氏度 ℃ 公顷 平方米 立方米 平方公里 人 名 台 座 间 层 kg km mm MHz GB MB 海里 英寸 米/秒 % 种 次 页 册 张 节".split(
    " ",
  ),
  en: "m,km,cm,mm,kg,g,t,tonnes,litres,ml,kW,W,V,A,°C,hectares,square metres,cubic metres,people,seats,MHz,GB,MB,knots,inches,m/s,%,metres,kilometres,miles,feet,pages,rooms,members,bar,dB,bytes,rpm,watts,degrees".split(
    ",",
  ),
} as const;
const stuff = {
  zh: "木 铜 铁 棉 麻 玻璃 石 竹 羊毛 陶 银 蜡 盐 糖 纸 橡胶 豆 米 麦 油 茶 果 草 花 藤 皮 沙 水晶 珍珠 树脂".split(" "),
  en: "oak,copper,iron,cotton,linen,glass,granite,bamboo,wool,clay,silver,wax,salt,sugar,paper,rubber,beans,rice,wheat,oil,tea,fruit,straw,flowers,leather,sand,crystal,pearl,resin,steel".split(
    ",",
  ),
} as const;
const colours = {
  zh: "红 蓝 绿 白 黑 黄 灰 紫 粗 细 旧 新 软 硬 湿 干".split(" "),
  en: "red,blue,green,white,black,yellow,grey,purple,coarse,fine,old,new,soft,hard,wet,dry,dark,pale".split(","),
} as const;

/** A value of a kind: a thing that may have facts of its own, or words. */
export function makeValue(kind: ValueKind, draws: Draws, subjects: Subjects): Thing | string {
  const zh = draws.isChinese;
  const year = draws.between(1300, 2039);
  const month = draws.between(1, 12);
  const day = draws.between(1, 28);
  const decimal = (): string =>
    draws.pick([
      () => String(draws.between(2, 99)),
      () => String(draws.between(100, 9999)),
      () => `${draws.between(0, 99)}.${draws.digits(draws.between(1, 2))}`,
      () => `${draws.between(1, 99)},${draws.digits(3)}`,
      () => String(draws.between(1, 90) * 10),
    ])();
  switch (kind) {
    case "person":
    case "place":
    case "firm":
      return subjects.of(kind);
    case "year":
      return zh ? `${year}年` : String(year);
    case "date":
      return draws.pick(
        zh
          ? [
              `${year}年${month}月${day}日`,
              `${year}年${month}月`,
              `${month}月${day}日`,
              `${year}-${two(month)}-${two(day)}`,
              `${year}年${draws.pick([..."春夏秋冬"])}天`,
            ]
          : [
              `${day} ${months[month - 1]} ${year}`,
              `${months[month - 1]} ${day}, ${year}`,
              `${months[month - 1]} ${year}`,
              `${year}-${two(month)}-${two(day)}`,
              `${day} ${months[month - 1]}`,
            ],
      );
    case "amount": {
      const unit = draws.pick(units[draws.language]);
      return zh || /^[°%]/.test(unit) ? `${decimal()}${zh && draws.chance(25) ? " " : ""}${unit}` : `${decimal()} ${unit}`;
    }
    case "number":
      return zh && draws.chance(20) ? `${decimal()}万` : decimal();
    case "price":
      return draws.pick(
        zh
          ? [`${decimal()}元`, `¥${decimal()}`, `${decimal()}美元`, `每月${decimal()}元`, `${decimal()}元/次`, `${decimal()}欧元`]
          : [
              `€${decimal()}`,
              `$${decimal()}`,
              `£${decimal()}`,
              `${decimal()} euros`,
              `${decimal()} yuan`,
              `$${decimal()} a month`,
              `${decimal()} crowns`,
            ],
      );
    case "duration":
      return draws.pick(
        zh
          ? [
              `${draws.between(2, 90)}分钟`,
              `${draws.between(2, 48)}小时`,
              `${draws.between(2, 60)}天`,
              `${draws.between(2, 30)}个月`,
              `${draws.between(2, 90)}年`,
              `${draws.between(2, 12)}周`,
              `${draws.between(2, 90)}秒`,
            ]
          : [
              `${draws.between(2, 90)} minutes`,
              `${draws.between(2, 48)} hours`,
              `${draws.between(2, 60)} days`,
              `${draws.between(2, 30)} months`,
              `${draws.between(2, 90)} years`,
              `${draws.between(2, 12)} weeks`,
              `${draws.between(2, 90)} seconds`,
            ],
      );
    case "time":
      return draws.pick(
        zh
          ? [
              `${two(draws.between(0, 23))}:${two(draws.between(0, 59))}`,
              `上午${draws.between(5, 11)}点`,
              `下午${draws.between(1, 11)}点${draws.pick(["半", "", "一刻"])}`,
              `晚上${draws.between(6, 11)}点`,
            ]
          : [
              `${two(draws.between(0, 23))}:${two(draws.between(0, 59))}`,
              `${draws.between(1, 12)} am`,
              `${draws.between(1, 12)}:${two(draws.between(0, 59))} pm`,
              `half past ${draws.pick(["six", "seven", "eight", "nine", "ten"])}`,
            ],
      );
    case "version":
      return draws.pick([
        `${draws.between(0, 20)}.${draws.between(0, 30)}.${draws.between(0, 30)}`,
        `v${draws.between(0, 20)}.${draws.between(0, 30)}`,
        `${draws.between(0, 20)}.${draws.between(0, 30)}`,
        `${draws.between(1, 9)}.${draws.between(0, 9)}-beta${draws.between(1, 9)}`,
        `${draws.between(1, 9)}.${draws.between(0, 9)}.${draws.between(0, 9)}-rc.${draws.between(1, 9)}`,
      ]);
    case "phone":
      return draws.pick([
        `0${draws.digits(2)}-${draws.digits(8)}`,
        `0${draws.digits(3)}-${draws.digits(7)}`,
        `1${draws.digits(10)}`,
        `+${draws.digits(2)} ${draws.digits(3)} ${draws.digits(4)}`,
        `555-${draws.digits(4)}`,
        `400-${draws.digits(3)}-${draws.digits(4)}`,
      ]);
    case "title":
      return zh
        ? draws.pick([`《${draws.characters(draws.between(2, 6))}》`, `“${draws.characters(draws.between(2, 6))}”`])
        : draws.pick([
            `"${draws.capitalWord()} ${draws.word()} ${draws.word()}"`,
            `The ${draws.capitalWord()} ${draws.capitalWord()}`,
            `"${draws.capitalWord()} ${draws.word()}"`,
          ]);
    case "code":
      return draws.pick([
        `${draws.letters(2)}-${draws.digits(4)}`,
        `${draws.letters(3)}${draws.digits(3)}`,
        draws.digits(6),
        `${draws.letters(1)}${draws.digits(2)}/${draws.digits(2)}`,
        `#${draws.digits(4)}`,
        `${draws.digits(3)}.${draws.digits(2)}`,
        `${draws.word(1, 2)}_${draws.word(1, 2)}`,
      ]);
    case "thing":
      return zh
        ? draws.pick([
            `${draws.pick(colours.zh)}${draws.pick(stuff.zh)}`,
            `${draws.characters(2)}${draws.pick(stuff.zh)}`,
            draws.characters(draws.between(2, 4)),
            draws.capitalWord(1, 2),
          ])
        : draws.pick([
            `${draws.pick(colours.en)} ${draws.pick(stuff.en)}`,
            `${draws.word(1, 2)} ${draws.pick(stuff.en)}`,
            draws.word(1, 3),
            draws.capitalWord(1, 2),
          ]);
  }
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
