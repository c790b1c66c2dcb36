import type { Xoshiro } from "../../src/training/xoshiro.js";

export type Language = "zh" | "en";
/** A hall is an institution with a director (museum, library), a firm one with a manager. */
export type EntityKind = "person" | "place" | "hall" | "firm" | "product" | "book";
/** Which of two worlds a name belongs to. No name is in both. */
export type Split = "train" | "test";

const zh = {
  surnames:
    "沈林陈周吴郑王冯褚卫蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺罗毕安常于傅齐康余顾孟黄穆萧姚邵汪毛戴宋庞纪舒屈项董梁杜阮蓝季江童颜郭梅盛刁钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔龚程邢裴陆翁荀祁",
  given:
    "砚秋月柏舟若云书言清和景行知远怀瑾思齐明德子衿予安听雨晚晴松涛竹溪兰亭雪梅冬青春晓夏荷秋实一鸣文轩浩然静姝婉宁雅琴淑华丽珠玉兰美玲建国志强永平卫东海洋晨光雨桐梓涵欣怡佳琪宇航天佑嘉禾乐山瑞雪慧敏凤鸣龙飞鹏程虎啸鹤年寿康福生贵长民本立道正心诚意修齐治世昌盛达通弘毅克勤俭让恭良温厚载物博学审问慎思辨笃行之如初见素抱朴少寡欲守中致虚极观复命常照临",
  places:
    "青白红黄黑金银铜铁石玉沙泥水泉溪河江湖海洋港湾浦渡桥坝堤岸洲岛屿山岭峰崖谷坡原野田园林森松柏竹柳桃李杏梅桂枫槐榆桑麻稻麦禾花草兰菊莲荷藤苇东南西北中上下前后左右内外大小长短高低深浅新旧古今春夏秋冬日月星辰云雾雨雪霜露风雷龙凤虎鹿马牛羊鹤雁燕鸥鱼安宁和平永乐昌盛兴隆丰裕康泰吉庆嘉宜宝珠灵秀清明朗远望临照",
  placeSuffixes: ["市", "县", "镇", "村", "城", "州", "乡", "岛", "山", "港", "", "", ""],
  hallSuffixes: ["博物馆", "图书馆", "美术馆", "文化馆", "纪念馆", "茶博物馆", "科技馆", "档案馆"],
  firmSuffixes: ["公司", "茶厂", "出版社", "工厂", "酒坊", "瓷厂", "商行", "船厂"],
  productSuffixes: ["茶", "酒", "瓷", "纸", "琴", "绸", "糕", "砚", "红茶", "米"],
  bookSuffixes: ["日记", "集", "记", "传", "谱", "诗话", "志", ""],
} as const;

const en = {
  onsets: "b br c ch cl d dr f fl g gl gr h j k l m n p pl qu r s sh sk sl st t th tr v w y z".split(" "),
  vowels: "a e i o u ai ea ee o a e i".split(" "),
  codas: " n r l s m t d k nd rn st ll ck  ".split(" "),
  placeSuffixes: ["ford", "ville", "burg", "port", "dale", "ton", "mouth", "field", "", ""],
  hallSuffixes: ["Museum", "Library", "Gallery", "Tea Museum", "Archive", "Science Museum"],
  firmSuffixes: ["Works", "Press", "Company", "Mill", "Brewery", "Shipyard", "Trading House"],
  productSuffixes: ["tea", "lace", "cheese", "paper", "silk", "porcelain", "black tea", "wine"],
  bookPrefixes: ["Songs of", "Letters from", "A History of", "Tales of", "The Road to", "Notes on"],
  bookSuffixes: ["Diary", "Chronicle", "Papers", "Ballads"],
} as const;

/** Romanised Chinese, as English texts about China have it. */
const pinyin =
  "a ai an ang ao ba bai ban bang bao bei ben bi bian biao bin bing bo bu cai can cang cao cen chai chan chang chao che chen cheng chi chong chu chuan chuang chun ci cong cui da dai dan dang dao de deng di dian ding dong dou du duan dun duo en er fa fan fang fei fen feng fu gan gang gao ge gen geng gong gou gu guan guang gui guo hai han hang hao he heng hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jie jin jing jiu ju juan jun kai kang ke kong kuan kun lai lan lang lao lei leng li lian liang liao lin ling liu long lou lu luan lun luo ma mai man mao mei men meng mi mian miao min ming mo mu nan ning niu nong nuo ou pan pang pei peng pi ping po pu qi qian qiang qiao qin qing qiong qiu qu quan ran ren rong ru ruan rui run ruo san sang sha shan shang shao she shen sheng shi shou shu shuai shuang shui shun si song su sui sun suo tai tan tang tao teng tian tie ting tong tu tuan wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong you yu yuan yue yun zan ze zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhuang zhuo zi zong zou zu zuo".split(
    " ",
  );

/** GB 2312's 3,755 common characters: one name in five is of these, so that rare ones can be copied too. */
export const commonCharacters: string = (() => {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  return new TextDecoder("gbk").decode(Uint8Array.from(bytes));
})();

const commonList: readonly string[] = [...commonCharacters];
const everyday: readonly string[] = [
  ..."的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实",
];
const smallWords: readonly string[] =
  "the a of to and in it was he for on with as by at his from but not they had her she are this which or be an were there all one when who more out so said what up its about into than them can only other".split(
    " ",
  );

export class NameSource {
  readonly #random: Xoshiro;
  readonly #split: Split;
  /** What names given so far begin with, where something else may be named after it. */
  readonly #bases: string[] = [];

  constructor(random: Xoshiro, split: Split) {
    this.#random = random;
    this.#split = split;
  }

  /**
   * A name that is in this split and not in `taken`, which it joins. Of training's, some begin with another one or its beginning, as a museum
   * is named after its place.
   */
  next(kind: EntityKind, language: Language, taken: Set<string>): string {
    if (this.#split === "train" && this.#bases.length > 0 && this.#random.below(7) === 0) {
      const name = this.#named(kind, language, this.#of(this.#bases));
      if (name !== undefined && !taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
    for (;;) {
      const [base, name] = language === "zh" ? this.#chinese(kind) : this.#english(kind);
      // What tells names apart decides, not what they end in: "青溪镇" and "青溪市" are of one split.
      if (splitOf(base) !== this.#split || taken.has(base) || taken.has(name)) continue;
      taken.add(base).add(name);
      if (kind !== "person" && kind !== "book") this.#bases.push(base);
      return name;
    }
  }

  #named(kind: EntityKind, language: Language, base: string): string | undefined {
    if (kind === "person" || kind === "book") return undefined;
    const suffixes = { zh, en }[language][`${kind}Suffixes` as const];
    const suffix = this.#of<string>(suffixes);
    return language === "en" && kind !== "place" ? `${base} ${suffix}` : base + suffix;
  }

  /** Chinese characters or English words at random: no names. */
  nonsense(language: Language, count: number): string {
    if (language === "zh") {
      return Array.from({ length: count }, () => this.#of(this.#random.below(3) === 0 ? commonList : everyday)).join("");
    }
    return Array.from({ length: count }, () =>
      this.#random.below(2) === 0 ? this.#of(smallWords) : this.#invented(1 + this.#random.below(2)),
    ).join(" ");
  }

  #chinese(kind: EntityKind): [base: string, name: string] {
    const wild = this.#random.below(5) === 0;
    const some = (pool: string, count: number): string =>
      Array.from({ length: count }, () => this.#of(wild ? commonList : [...pool])).join("");
    switch (kind) {
      case "person": {
        const name = this.#of([...zh.surnames]) + some(zh.given, 1 + (this.#random.below(3) > 0 ? 1 : 0));
        return [name, name];
      }
      case "place":
        return this.#ending(some(zh.places, 2), zh.placeSuffixes);
      case "hall":
        return this.#ending(some(zh.places, 2), zh.hallSuffixes);
      case "firm":
        return this.#ending(some(zh.given + zh.places, 2), zh.firmSuffixes);
      case "product":
        return this.#ending(some(zh.places, 2), zh.productSuffixes);
      case "book": {
        const [base, name] = this.#ending(some(zh.given + zh.places, 2), zh.bookSuffixes);
        return [base, `《${name}》`];
      }
    }
  }

  #ending(base: string, suffixes: readonly string[]): [string, string] {
    return [base, base + this.#of(suffixes)];
  }

  #english(kind: EntityKind): [base: string, name: string] {
    const chinese = this.#random.below(4) === 0;
    const word = (syllables: number): string => capital(chinese ? this.#pinyin(2) : this.#invented(syllables));
    switch (kind) {
      case "person": {
        const name = chinese
          ? `${capital(this.#pinyin(1))} ${capital(this.#pinyin(1 + this.#random.below(2)))}`
          : `${word(1 + this.#random.below(2))} ${word(2)}`;
        return [name, name];
      }
      case "place": {
        const base = word(2);
        return [base, chinese ? base : base + this.#of(en.placeSuffixes)];
      }
      case "hall":
        return this.#following(word(2), en.hallSuffixes);
      case "firm":
        return this.#following(word(2), en.firmSuffixes);
      case "product":
        return this.#following(word(2), en.productSuffixes);
      case "book": {
        const base = word(2);
        return [
          base,
          this.#random.below(2) === 0 ? `${this.#of(en.bookPrefixes)} ${base}` : `${base} ${this.#of(en.bookSuffixes)}`,
        ];
      }
    }
  }

  #following(base: string, suffixes: readonly string[]): [string, string] {
    return [base, `${base} ${this.#of(suffixes)}`];
  }

  #invented(syllables: number): string {
    return Array.from({ length: syllables }, () => this.#of(en.onsets) + this.#of(en.vowels) + this.#of(en.codas)).join("");
  }

  #pinyin(syllables: number): string {
    return Array.from({ length: syllables }, () => this.#of(pinyin)).join("");
  }

  #of<Item>(items: readonly Item[]): Item {
    return items[this.#random.below(items.length)] as Item;
  }
}

/** One name in ten is for tests (FNV-1a). */
export function splitOf(base: string): Split {
  let hash = 0x811c9dc5;
  for (const character of base) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) ^ (hash >>> 15)) % 10 === 0 ? "test" : "train";
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
