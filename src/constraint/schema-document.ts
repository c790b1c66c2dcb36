import { plainJson } from "./plain-json.js";
import { schemaError } from "./schema-error.js";

/** A schema that is an object. */
export type SchemaObject = Readonly<Record<string, unknown>>;

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A whole JSON schema, whose parts are found by JSON pointer. */
export class SchemaDocument {
  readonly root: unknown;

  /** Throws INVALID_OPTION when it is no JSON, or too large; see {@link plainJson}. */
  constructor(schema: unknown) {
    this.root = plainJson(schema);
  }

  /** What a `$ref` found at `path` names. Only places in this document can be named. */
  resolve(reference: unknown, path: string): unknown {
    if (typeof reference !== "string" || !/^#(\/|$)/.test(reference)) {
      throw schemaError(
        path,
        `$ref is ${JSON.stringify(reference)}; only places in the same schema, such as "#/$defs/a", are read`,
      );
    }
    let place: unknown = this.root;
    for (const step of reference.slice(1).split("/").slice(1)) {
      const key = decoded(step, path).replaceAll("~1", "/").replaceAll("~0", "~");
      if (typeof place !== "object" || place === null || !Object.hasOwn(place, key)) {
        throw schemaError(path, `$ref names ${JSON.stringify(reference)}, which is not there`);
      }
      place = (place as Readonly<Record<string, unknown>>)[key];
    }
    return place;
  }
}

function decoded(step: string, path: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    throw schemaError(path, `$ref holds "${step}", which is no URI fragment`);
  }
}
