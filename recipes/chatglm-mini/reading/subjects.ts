import { NameSource } from "../names.js";
import { capital, type Draws } from "./draws.js";

/** What has facts, or is one. */
export interface Thing {
  readonly name: string;
  readonly kind: ThingKind;
}
export type ThingKind = "person" | "place" | "firm" | "work" | "product" | "thing";

const heard =
  "阿艾安奥巴贝本比伯博布查达戴丹德迪杜多恩法费芬弗福盖戈格古哈海汉赫霍基吉加杰卡凯科克库拉莱兰朗劳勒雷里利林卢鲁路伦罗马麦曼梅米莫姆纳内尼诺帕佩皮普奇乔萨塞森沙斯苏塔泰坦特提托瓦万威韦维沃西希夏肖辛雅亚扬伊因尤约泽扎佐";
const endings = {
  zh: {
    place: "镇 村 市 县 山 湖 河 岛 湾 路 街 谷 桥 码头 车站 公园 水库 广场 渡口 机场".split(" "),
    firm: "公司 集团 研究所 大学 中学 医院 银行 工作室 协会 合作社 工厂 图书馆 博物馆 俱乐部 乐团 电视台 实验室 基金会 委员会 酒店".split(
      " ",
    ),
    product:
      "水泵 相机 打印机 耳机 电池 发动机 望远镜 数据库 显示器 拖拉机 浏览器 传感器 路由器 轴承 涂料 手表 净水器 钢琴 滑翔机 潜水艇".split(
        " ",
      ),
    thing: "计划 工程 项目 节 奖 号 协议 法案 展览 比赛 战役 会议 算法 课程 航线 赛季 方案 酱 病 菌".split(" "),
  },
  en: {
    place: "Bridge,Lake,Hill,Island,Harbour,Street,Square,Park,Valley,Station,River,Airport,Creek,Canal,Pass,Reservoir".split(
      ",",
    ),
    firm: "University,Hospital,Bank,Studio,Institute,School,Society,Cooperative,Orchestra,Foundation,Laboratory,Club,Museum,Group,Railways,Hotel,Council,Ltd,Bakery".split(
      ",",
    ),
    product:
      "pump,camera,printer,battery,engine,telescope,database,monitor,tractor,browser,sensor,router,bearing,watch,piano,glider,boiler,drill,kettle,valve".split(
        ",",
      ),
    thing:
      "Plan,Project,Festival,Prize,Treaty,Act,Exhibition,Race,Protocol,Conference,Algorithm,Course,Line,Season,Scheme,Sauce,Fever,Theorem,Cup,Programme".split(
        ",",
      ),
  },
} as const;

/** Names of every form; those of the old data's form are made by its own source. */
export class Subjects {
  readonly #draws: Draws;
  readonly #names: NameSource;
  readonly #taken = new Set<string>();
  readonly #bases: string[] = [];

  constructor(draws: Draws) {
    this.#draws = draws;
    this.#names = new NameSource(draws.random, draws.split);
  }

  any(): Thing {
    return this.of(
      this.#draws.pick(["person", "person", "place", "place", "firm", "work", "product", "product", "thing", "thing"]),
    );
  }

  of(kind: ThingKind): Thing {
    for (;;) {
      const name = this.#draws.isChinese ? this.#chinese(kind) : this.#english(kind);
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return { name, kind };
    }
  }

  #plain(kind: ThingKind): string {
    const known = { person: "person", place: "place", firm: "firm", work: "book", product: "product", thing: "hall" } as const;
    return this.#names.next(known[kind], this.#draws.language, new Set());
  }

  /** An earlier name's beginning, now and then: one name is then a prefix of another. */
  #base(make: () => string): string {
    const draws = this.#draws;
    if (this.#bases.length > 0 && draws.chance(25)) return draws.pick(this.#bases);
    const base = make();
    this.#bases.push(base);
    return base;
  }

  #chinese(kind: ThingKind): string {
    const draws = this.#draws;
    const some = (least: number, most: number): string => draws.characters(draws.between(least, most));
    const foreign = (): string => Array.from({ length: draws.between(2, 4) }, () => draws.pick([...heard])).join("");
    const kinds = endings.zh;
    if (draws.chance(25)) return this.#plain(kind);
    switch (kind) {
      case "person":
        return draws.chance(55)
          ? `${foreign()}·${foreign()}`
          : draws.chance(50)
            ? foreign()
            : `${draws.pick([..."老小阿"])}${some(1, 2)}`;
      case "place":
        return this.#base(() => (draws.chance(30) ? foreign() : some(2, 2))) + (draws.chance(85) ? draws.pick(kinds.place) : "");
      case "firm": {
        const base = this.#base(() => (draws.chance(25) ? draws.capitalWord(1, 2) : draws.chance(25) ? foreign() : some(2, 3)));
        return `${base}${draws.chance(15) ? draws.pick(["第一", "第二", "第三", "中央", "国立"]) : ""}${draws.pick(kinds.firm)}`;
      }
      case "work":
        return `《${draws.chance(20) ? `${foreign()}的${some(1, 2)}` : some(2, 5)}》`;
      case "product":
        return draws.pick([
          () => this.#model(),
          () => `${this.#model()}${draws.pick(kinds.product)}`,
          () => `${draws.capitalWord(1, 2)}${draws.pick(kinds.product)}`,
          () => `${draws.digits(1)}号${draws.pick(kinds.product)}`,
          () => `${this.#base(() => some(2, 2))}${draws.pick(kinds.product)}`,
          () => `“${some(2, 2)}”${draws.pick(kinds.product)}`,
        ])();
      case "thing":
        return draws.pick([
          () => `${this.#base(() => some(2, 2))}${draws.pick(kinds.thing)}`,
          () => `“${some(2, 3)}”${draws.pick(kinds.thing)}`,
          () => `${draws.capitalWord(1, 2)} ${draws.digits(1)}.${draws.digits(1)}`,
          () => `${some(2, 4)}`,
        ])();
    }
  }

  #english(kind: ThingKind): string {
    const draws = this.#draws;
    const word = (): string => draws.capitalWord(1, 3);
    const kinds = endings.en;
    if (draws.chance(25)) return this.#plain(kind);
    switch (kind) {
      case "person":
        return draws.pick([
          () => `${word()} ${word()}`,
          () => `${word()} ${word()}-${word()}`,
          () => `${word()} ${draws.letters(1)}. ${word()}`,
          () => `${draws.pick(["Dr", "Captain", "Professor", "Sister", "Judge"])} ${word()}`,
          () => `${word()} ${draws.pick(["de", "van", "al", "von", "O'"])} ${word()}`.replace("O' ", "O'"),
          word,
        ])();
      case "place":
        return draws.chance(40) ? this.#base(word) : `${this.#base(word)} ${draws.pick(kinds.place)}`;
      case "firm":
        return draws.chance(20) ? `${word()} & ${word()}` : `${this.#base(word)} ${draws.pick(kinds.firm)}`;
      case "work":
        return draws.pick([
          () => `"${word()} ${draws.pick(["and", "of", "under", "without", "after"])} ${word()}"`,
          () => `The ${word()} ${draws.pick(["Letters", "Song", "Garden", "Report", "Code", "Waltz", "Map"])}`,
          () => `${word()}'s ${draws.word(1, 2)}`,
        ])();
      case "product":
        return draws.pick([
          () => this.#model(),
          () => `${this.#model()} ${draws.pick(kinds.product)}`,
          () => `${word()} ${this.#model()}`,
          () => `${word()} ${draws.pick(kinds.product)}`,
          () => `${word()} ${draws.digits(draws.between(1, 3))}`,
          () => `${draws.word(1, 2)}${draws.pick(["DB", "lib", "-js", "OS", "kit"])}`,
        ])();
      case "thing":
        return draws.pick([
          () => `${this.#base(word)} ${draws.pick(kinds.thing)}`,
          () =>
            `${draws.pick(["Project", "Operation", "Room", "Team", "Platform", "Gate", "Ship"])} ${draws.chance(70) ? word() : `${draws.letters(1)}${draws.digits(1)}`}`,
          () =>
            `the ${draws.word(1, 2)} ${draws.pick(["committee", "archive", "glacier", "tower", "reactor", "garden", "choir"])}`,
        ])();
    }
  }

  #model(): string {
    const draws = this.#draws;
    return draws.pick([
      () => `${draws.letters(1)}${draws.digits(1)}`,
      () => `${draws.letters(2)}-${draws.digits(draws.between(1, 4))}`,
      () => `${draws.letters(1)}-${draws.digits(3)}${draws.letters(1)}`,
      () => `${draws.letters(draws.between(2, 4))}${draws.digits(2)}`,
      () => `${draws.letters(2)} ${draws.digits(3)}`,
      () => `${capital(draws.word(1, 1))}-${draws.digits(2)}`,
    ])();
  }
}
