import { schemaError } from "./schema-error.js";

/** Largest schema, in characters of its texts and names. */
const mostCharacters = 1 << 20;
/** Values in it, each as often as it is reached: what holds one object in many places may stand for 2^100. */
const mostValues = 200_000;
const deepestNesting = 512;

interface Walk {
  values: number;
  characters: number;
  /** Objects around the current one, from the outside in. */
  readonly around: unknown[];
  /** The names that lead to the current value. */
  readonly names: string[];
}

/**
 * A copy of a schema that is plain JSON, without what JSON.stringify leaves out. Throws INVALID_OPTION, naming the place, for a value that
 * holds itself, functions, instances of classes, numbers that are none, and a schema of more than 1 Mi characters or 200,000 values.
 */
export function plainJson(schema: unknown): unknown {
  return copied(schema, { values: 0, characters: 0, around: [], names: [] });
}

function copied(value: unknown, walk: Walk): unknown {
  walk.values += 1;
  if (walk.values > mostValues) throw schemaError("#", `it has more than ${mostValues} values`, "Ask for less at a time.");
  switch (typeof value) {
    case "string":
      count(value, walk);
      return value;
    case "boolean":
      return value;
    case "number":
      if (!Number.isFinite(value)) throw schemaError(placeOf(walk), `${value} is no JSON`);
      return value;
    case "object":
      return value === null ? null : copiedObject(value, walk);
    case "undefined":
      throw schemaError(placeOf(walk), "it is no JSON (undefined)");
    default:
      throw schemaError(placeOf(walk), `a ${typeof value} is no JSON`, "Pass a plain JSON schema.");
  }
}

function copiedObject(value: object, walk: Walk): unknown {
  if (walk.around.includes(value)) {
    throw schemaError(placeOf(walk), "it holds itself, so it is no JSON", 'Refer to it: { "$ref": "#/$defs/…" }.');
  }
  if (walk.around.length >= deepestNesting) throw schemaError("#", `it is nested more than ${deepestNesting} deep`);
  if (!Array.isArray(value)) requirePlain(value, walk);
  else if (value.length > mostValues) throw schemaError(placeOf(walk), `it has more than ${mostValues} values`);
  walk.around.push(value);
  const entry = (name: string, inner: unknown): unknown => {
    walk.names.push(name);
    const copy = copied(inner, walk);
    walk.names.pop();
    return copy;
  };
  const copy = Array.isArray(value)
    ? value.map((item: unknown, index) => entry(String(index), item))
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .map(([name, inner]: [string, unknown]) => {
            count(name, walk);
            return [name, entry(name, inner)];
          }),
      );
  walk.around.pop();
  return copy;
}

function requirePlain(value: object, walk: Walk): void {
  if ("_zod" in value || "_def" in value || "~standard" in value) {
    throw schemaError(
      placeOf(walk),
      "it is a zod schema inside a JSON schema",
      "Write the whole schema in zod, or convert this part.",
    );
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm (a test runner's) have another Object.prototype, whose own prototype is null as well.
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return;
  const name: unknown = (value as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  throw schemaError(placeOf(walk), `an instance of ${typeof name === "string" ? name.slice(0, 80) : "a class"} is no JSON`);
}

function count(text: string, walk: Walk): void {
  walk.characters += text.length;
  if (walk.characters <= mostCharacters) return;
  throw schemaError("#", `it has more than ${mostCharacters} characters`, "Ask for less at a time.");
}

function placeOf({ names }: Walk): string {
  const shown = names.slice(0, 32).map((name) => name.slice(0, 80).replaceAll("~", "~0").replaceAll("/", "~1"));
  return ["#", ...shown].join("/");
}
