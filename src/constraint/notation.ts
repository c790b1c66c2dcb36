/** How JSON's values are written: as JSON, or as Python's literals. */
export interface Notation {
  readonly true: string;
  readonly false: string;
  readonly null: string;
  /** The mark around strings, one byte. Within them escapes are those that both languages read alike: no `\/`, no half of a character. */
  readonly quote: '"' | "'";
  /** A listed value. */
  value(value: unknown): string;
}

export const jsonNotation: Notation = {
  true: "true",
  false: "false",
  null: "null",
  quote: '"',
  value: (value) => JSON.stringify(value),
};

/** Strings in single quotes, as Python's `repr` has them. */
export const pythonNotation: Notation = { true: "True", false: "False", null: "None", quote: "'", value: pythonValue };

function pythonValue(value: unknown): string {
  if (value === null) return pythonNotation.null;
  if (typeof value === "boolean") return value ? pythonNotation.true : pythonNotation.false;
  if (typeof value === "string") return pythonString(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${pythonString(name)}:${pythonValue(item)}`)
    .join(",")}}`;
}

function pythonString(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body}'`;
}
