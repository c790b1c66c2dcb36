/** The hand-written tables of `eval/source`, read into facts. */

export type Split = "dev" | "test";

export interface Property {
  readonly id: string;
  readonly kind: "ref" | "int" | "dec" | "date" | "year" | "text" | "str";
  readonly zh: string;
  readonly en: string;
  readonly furtherNames: readonly string[];
}

export interface Thing {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly furtherNames: readonly string[];
  /** The CURIE of its class. */
  readonly class: string;
  /** False where the graph doesn't say the class. */
  readonly typed: boolean;
  readonly split: Split;
}

/** A thing's id, or the ways a literal is written: one, or Chinese and English. */
export type Value = { readonly thing: string } | { readonly written: readonly string[] };

export interface Fact {
  readonly subject: string;
  readonly property: string;
  readonly value: Value;
}

export interface World {
  readonly properties: ReadonlyMap<string, Property>;
  readonly classes: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly things: ReadonlyMap<string, Thing>;
  readonly facts: readonly Fact[];
}

export function readWorld(propertyTable: string, worldTable: string): World {
  const properties = readProperties(propertyTable);
  const classes = new Map<string, { zh: string; en: string }>();
  const things = new Map<string, Thing>();
  const facts: Fact[] = [];
  let split: Split = "dev";
  let current = { id: "", typed: true };
  let columns: readonly Property[] = [];
  for (const [number, line] of rows(worldTable)) {
    const fail = (why: string): never => {
      throw new Error(`world.txt:${number}: ${why}`);
    };
    const [command, ...words] = line.split(" ");
    if (command === "@region") split = words[0] === "test" ? "test" : "dev";
    else if (command === "@class") {
      const untyped = words.at(-1) === "untyped";
      const [zh = "", en = ""] = (untyped ? words.slice(1, -1) : words.slice(1)).join(" ").split("~");
      current = { id: words[0] ?? "", typed: !untyped };
      classes.set(current.id, { zh, en });
    } else if (command === "@columns") {
      columns = (words[0] ?? "").split("|").map((id) => properties.get(id) ?? fail(`no property ${id}`));
    } else {
      const [id = "", zh = "", en = "", further = "", ...cells] = line.split("|").map((cell) => cell.trim());
      if (things.has(id)) fail(`${id} stands twice`);
      things.set(id, { id, zh, en, furtherNames: list(further, ";"), class: current.id, typed: current.typed, split });
      for (const [index, cell] of cells.entries()) {
        const property = columns[index];
        if (cell === "") continue;
        if (property === undefined) fail("more cells than columns");
        else for (const value of readCell(cell, property)) facts.push({ subject: id, property: property.id, value });
      }
    }
  }
  for (const { subject, property, value } of facts) {
    if ("thing" in value && !things.has(value.thing)) throw new Error(`${subject} ${property}: no thing ${value.thing}`);
  }
  return { properties, classes, things, facts };
}

function readProperties(table: string): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const [, line] of rows(table)) {
    const [id = "", kind = "", zh = "", en = "", further = ""] = line.split("|").map((cell) => cell.trim());
    properties.set(id, { id, kind: kind as Property["kind"], zh, en, furtherNames: list(further, ";") });
  }
  return properties;
}

function readCell(cell: string, { kind }: Property): Value[] {
  if (kind === "ref") return list(cell, ",").map((thing) => ({ thing }));
  return [{ written: kind === "text" ? cell.split("~") : [cell] }];
}

/** Rows with their numbers; comments and empty lines left out. */
export function* rows(table: string): Generator<readonly [number, string]> {
  for (const [index, line] of table.split("\n").entries()) {
    if (line.trim() !== "" && !line.startsWith("#")) yield [index + 1, line.trim()];
  }
}

function list(cell: string, separator: string): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Every way to write the name of a thing; titles also without their 《》. */
function namesOf({ zh, en, furtherNames }: Thing): string[] {
  return [...new Set([zh, en, ...furtherNames, zh.replace(/^《(.*)》$/, "$1")])];
}

export function writtenForms(value: Value, { things }: World): string[] {
  if ("written" in value) return [...value.written];
  const thing = things.get(value.thing);
  return thing === undefined ? [value.thing] : namesOf(thing);
}

export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
