import type { TableColumn, TableDescription } from "../table-schema.js";

/** Names for tables and columns beyond their identifiers: `{ products: ["产品", "goods"], "products.price": ["价格", "cost"] }`. */
export type TableNames = Readonly<Record<string, readonly string[]>>;

const LONGEST_COMMENT = 30;
/** What stands before a table's name in many warehouses. */
const PREFIX = /^(?:tbl|tab|dim|fact|fct|stg|t|v|vw) /iu;
/** What a reference says beyond what it leads to. */
const REFERENCE_END = / (?:id|code|key|no|number|ref|fk)$/iu;

/** `unitPrice`, `unit_price`, `UNIT-PRICE` → `unit price`. */
export function spaced(identifier: string): string {
  const words = identifier
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[_\-.]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return words.toLowerCase();
}

/** `suppliers` → `supplier`. */
export function singular(name: string): string {
  return name
    .replace(/(?<=[^aeiou])ies$/u, "y")
    .replace(/(?<=(?:s|x|z|ch|sh))es$/u, "")
    .replace(/(?<=[^s])s$/u, "");
}

/** What a table may be called, its own name first. */
export function namesOfTable({ name, path, comment }: TableDescription, names: TableNames): string[] {
  const own = spaced(path.at(-1) ?? name);
  return unique([own.replace(PREFIX, ""), own, ...commented(comment), ...(names[name] ?? [])]);
}

/** What a column may be called, its own name first. A reference is also called by what it leads to: `supplier_id` is the supplier. */
export function namesOfColumn(table: string, { name, references, comment }: TableColumn, names: TableNames): string[] {
  const own = spaced(name);
  const bare = references === undefined ? own : own.replace(REFERENCE_END, "");
  return unique([bare, own, ...commented(comment), ...(names[`${table}.${name}`] ?? [])]);
}

/** A comment that is a name, not a sentence. */
function commented(comment: string | undefined): string[] {
  const text = comment?.trim() ?? "";
  return text !== "" && text.length <= LONGEST_COMMENT && !/[。.;；:：,，\n]/u.test(text) ? [text] : [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
}

const NAME_WORDS =
  /(?:^|\s)(?:name|names|title|label|headline)(?:\s(?:en|zh|cn|english|chinese))?$|(?:名称|名字|姓名|标题|品名|书名|片名|全名|译名)$|^名$/iu;
const CODE_WORDS =
  /(?:^|\s)(?:code|sku|isbn|issn|ean|gtin|symbol|ticker|iata|icao|slug|serial|number|no|id|nr|reference|abbreviation)$|(?:编号|代码|货号|型号|编码|学号|工号|车牌|书号|代号)$/iu;

/** Whether a column holds what its rows are called. */
export function isNameColumn(column: TableColumn): boolean {
  return column.kind === "text" && NAME_WORDS.test(spaced(column.name));
}

/** Whether a column holds what its rows may be called by, such as a code. */
export function isCodeColumn(column: TableColumn): boolean {
  return column.kind === "text" && CODE_WORDS.test(spaced(column.name));
}
