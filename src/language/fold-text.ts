/**
 * The CJK Radicals Supplement (U+2E80–U+2EF3), which extracted text has in place of ideographs, each with its ideograph: Unicode 14,
 * EquivalentUnifiedIdeograph.txt. NFKC folds the two it lacks, and the Kangxi radicals.
 */
const RADICALS: ReadonlyMap<string, string> = pairs(
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗" +
    "⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟" +
    "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀",
);
/** Latin letters whose stroke or ligature no normal form takes apart. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: "o",
    ł: "l",
    đ: "d",
    ħ: "h",
    ı: "i",
    ß: "ss",
    æ: "ae",
    œ: "oe",
    ð: "d",
    þ: "th",
    Ø: "O",
    Ł: "L",
    Đ: "D",
    Æ: "AE",
    Œ: "OE",
    Þ: "Th",
  }),
);

/**
 * Text as it is compared: without characters that show nothing (zero-width spaces and joiners, soft hyphens, variation selectors, byte
 * order marks), in compatibility form, radicals as ideographs, Latin and Greek letters without accents, and one kind of hyphen, minus
 * and apostrophe. Case and spaces are kept.
 */
export function foldText(text: string): string {
  const folded = text
    .replace(/\u00ad[ \t]*\n[ \t]*/g, "")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replace(/[\u2e80-\u2ef3]/g, (radical) => RADICALS.get(radical) ?? radical)
    .replace(/[\u2010\u2011\u2212]/g, "-")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll("♯", "#");
  return /[\u00c0-\u03ff\u1e00-\u1fff]/.test(folded) ? withoutAccents(folded) : folded;
}

function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, "")
    .normalize("NFC")
    .replace(/[øłđħıßæœðþØŁĐÆŒÞ]/g, (letter) => LETTERS.get(letter) ?? letter);
}

function pairs(text: string): Map<string, string> {
  const characters = [...text];
  return new Map(characters.flatMap((character, at) => (at % 2 === 0 ? [[character, characters[at + 1] ?? character]] : [])));
}
