import type { DocumentRow, DocumentTable } from "./passage-tables.js";

/** A column whose cells say one thing about what their rows are named after. */
export interface RelationColumn {
  readonly place: number;
  readonly name: string;
  /** What its numbers are counted in, if the header says so: `Price (£)`. */
  readonly unit: string | undefined;
  /** Its cells list several things: `black, cream`. */
  readonly isList: boolean;
}

/** A table of which each row is about one thing, named in one of its columns. */
export interface RelationTable {
  /** What the things are: the header above their names, and the heading above the table or the name of its file. */
  readonly kinds: readonly string[];
  readonly nameAt: number;
  /** Its rows are named by years: 2019 is a year there, which what is said of other things may be, too. */
  readonly isByYear?: boolean | undefined;
  readonly columns: readonly RelationColumn[];
  readonly rows: readonly DocumentRow[];
}

const MOST_COLUMNS = 30;
const LONGEST_NAME = 60;
const LONGEST_KIND = 30;
const LONGEST_LISTED = 24;
const NAME_HEADER = /^(?:.*\s)?(?:name|title)$|名称$|名字$|姓名$|标题$|^名$/iu;
const YEAR_HEADER = /^(?:(?:calendar|fiscal|financial|vintage) )?(?:year|season)$|年份$|年度$|^年$/iu;
const YEAR = /^(?:1[5-9]|20)\d\d年?$/u;
/** A header that says nothing of what stands below it. */
const GENERAL_HEADER = /^(?:name|title|item|items|no|nr|id|#|名称|名字|姓名|标题|项目|序号|编号)\.?$/iu;
const UNIT = /^(.+?)\s*[(（[]\s*([^()（）[\]\s]{1,8})\s*[)）\]]$/u;
const NUMBER = /^-?\d[\d,]*(?:\.\d+)?$/u;
const SEPARATOR = /\s*[,、，;；]\s*/u;

/**
 * What a table says of which things; undefined for one whose rows have no names of their own, or whose columns aren't all named: a calendar, a
 * layout, a list of measurements.
 */
export function relationTable({ file, headings, header, rows }: DocumentTable): RelationTable | undefined {
  const names = header.map((text) => headerName(text));
  const told = rows.filter(({ cells }) => cells.length <= names.length && cells.some((cell) => cell !== ""));
  const whole = toldApart(told);
  const isNamed = names.every((name, index) => (name !== "" || index === 0) && names.indexOf(name) === index);
  if (names.length < 2 || names.length > MOST_COLUMNS || !isNamed || whole.length === 0) return undefined;
  const column = (place: number): string[] => whole.map(({ cells }) => cells[place] ?? "");
  const places = names.map((_, place) => place);
  const nameAt =
    places.find((place) => NAME_HEADER.test(names[place] ?? "") && areNames(column(place))) ??
    places.slice(0, 2).find((place) => areNames(column(place)));
  const yearAt = YEAR_HEADER.test(names[0] ?? "") && areYears(column(0)) ? 0 : undefined;
  const isByYear = yearAt !== undefined;
  const namedAt = yearAt ?? nameAt;
  if (namedAt === undefined) return undefined;
  // What a table of years is called is what its columns count.
  const kinds = (isByYear ? ["year", "年份", "年"] : [names[namedAt] ?? "", headings.at(-1) ?? stem(file)])
    .map((kind) => inSentence(kind.replace(/^[\d.、\s]+/u, "").trim()))
    .flatMap((kind) => [kind, kind.replace(/(?<=\p{Script=Han})(?:种类?|类型|类别|名称?|名字)$/u, "")])
    .filter(
      (kind, index, all) =>
        all.indexOf(kind) === index && kind !== "" && kind.length <= LONGEST_KIND && !GENERAL_HEADER.test(kind),
    );
  const columns = places
    .filter((place) => place !== namedAt)
    .map((place): RelationColumn => {
      const [, bare, unit] = UNIT.exec(names[place] ?? "") ?? [];
      const cells = column(place).filter((cell) => cell !== "");
      const counted = unit !== undefined && cells.some((cell) => NUMBER.test(cell)) ? unit : undefined;
      return {
        place,
        name: inSentence((counted === undefined ? names[place] : bare) ?? ""),
        unit: counted,
        isList: cells.some((cell) => SEPARATOR.test(cell)) && cells.every(isList),
      };
    });
  return { kinds, nameAt: namedAt, isByYear, columns, rows: whole };
}

/** The values of a cell: those it lists, with the unit of its column. */
export function valuesOf(cell: string, { unit, isList }: RelationColumn): string[] {
  const text = cell.trim();
  if (text === "" || /^[-–—/?]$|^n\/?a$/iu.test(text)) return [];
  if (isList) return text.split(SEPARATOR).filter((part) => part !== "");
  if (unit === undefined || !NUMBER.test(text)) return [text];
  return [
    /^\p{Sc}$/u.test(unit) ? `${unit}${text}` : /^\p{Script=Han}+$|^[%％]$/u.test(unit) ? `${text}${unit}` : `${text} ${unit}`,
  ];
}

/** `price_crowns` → `price (crowns)`, as `Price (£)` is written. */
function headerName(text: string): string {
  const plain = text.replace(/\s+/gu, " ").trim();
  return plain.replace(/^(price|cost|fee|fare|rent|deposit|fine|value|amount)_(\p{L}{2,12})$/iu, "$1 ($2)");
}

/** Rows that begin with one name in several sizes, `Harbour Red | 250 ml` and `Harbour Red | 1 l`, are named by both, so that each has its own. */
function toldApart(rows: readonly DocumentRow[]): readonly DocumentRow[] {
  const times = new Map<string, number>();
  for (const { cells } of rows) times.set(cells[0] ?? "", (times.get(cells[0] ?? "") ?? 0) + 1);
  const isShared = (name: string | undefined): boolean => name !== undefined && name !== "" && (times.get(name) ?? 0) > 1;
  const shared = rows.filter(({ cells }) => isShared(cells[0]));
  if (shared.length === 0 || shared.length > rows.length / 2) return rows;
  return rows.map((row) => {
    const [name, variant = "", ...rest] = row.cells;
    return isShared(name) && variant !== "" ? { ...row, cells: [`${name}, ${variant}`, variant, ...rest] } : row;
  });
}

/** Each another one, and no numbers. */
function areNames(cells: readonly string[]): boolean {
  return (
    new Set(cells).size === cells.length &&
    cells.every((cell) => cell !== "" && cell.length <= LONGEST_NAME && /\p{L}/u.test(cell) && !/[。！？]|[.!?]$/u.test(cell))
  );
}

function areYears(cells: readonly string[]): boolean {
  return cells.length > 1 && new Set(cells).size === cells.length && cells.every((cell) => YEAR.test(cell));
}

/** Short things without numbers: `black, cream`, not `Monday, 9 to 5` and no sentence. */
function isList(cell: string): boolean {
  return cell.split(SEPARATOR).every((part) => part.length <= LONGEST_LISTED && !/\d|[.。!?！？]/u.test(part));
}

/** `Price` → `price`, as a sentence writes it; `Wi-Fi` and `SKU` stay. */
function inSentence(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}+(?:\s|$))/u, (letter) => letter.toLowerCase());
}

/** `shop/price-list.csv` → `price list`. */
function stem(file: string): string {
  return (file.split("/").at(-1) ?? file)
    .replace(/\.[^.]*$/u, "")
    .replace(/[-_]+/gu, " ")
    .trim();
}
