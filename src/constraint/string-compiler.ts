import type { Leaf } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";
import type { Notation } from "./notation.js";
import { PatternLeaf } from "./pattern-leaf.js";
import { isSchemaObject, type SchemaObject } from "./schema-document.js";
import { schemaError } from "./schema-error.js";
import { assertions, countOf } from "./schema-keywords.js";
import { formatNames, formatPattern, shownFormats } from "./string-formats.js";
import { StringLeaf } from "./string-leaf.js";
import { parsePattern } from "./text/parse-pattern.js";
import { PatternError } from "./text/pattern.js";
import { TextAutomaton } from "./text/text-automaton.js";
import { TextBudget } from "./text/text-budget.js";

const checkAfterwards = 'Leave it out and check the reply afterwards, or use the method "functionCalling".';
/** What the parts of an `allOf` beside `"type": "string"` may say: zod writes several patterns so. */
const textKeywords: ReadonlySet<string> = new Set(["type", "pattern", "format", "minLength", "maxLength", "contentEncoding"]);

/** Turns what schemas say about strings into leaves. Equal ones are compiled once. */
export class StringCompiler {
  readonly #nodes: NodeFactory;
  readonly #budget = new TextBudget();
  readonly #known = new Map<string, Leaf>();

  readonly #quote: Notation["quote"];

  constructor(nodes: NodeFactory, quote: Notation["quote"]) {
    this.#nodes = nodes;
    this.#quote = quote;
  }

  compile(schema: SchemaObject, path: string): Leaf {
    const parts = [schema, ...textParts(schema)];
    const minLength = Math.max(...parts.map((part) => countOf(part, "minLength", path, 0)));
    const maxLength = Math.min(...parts.map((part) => countOf(part, "maxLength", path, Number.POSITIVE_INFINITY)));
    const patterns = patternsOf(parts, path);
    if (patterns.length === 0) return this.#nodes.add((id) => new StringLeaf(id, { minLength, maxLength, quote: this.#quote }));
    const key = JSON.stringify([minLength, maxLength, patterns]);
    let leaf = this.#known.get(key);
    if (leaf === undefined) {
      const text = this.#automaton(patterns, { minLength, maxLength }, path);
      leaf = this.#nodes.add((id) => new PatternLeaf(id, text, this.#quote));
      this.#known.set(key, leaf);
    }
    return leaf;
  }

  #automaton(patterns: readonly NamedPattern[], lengths: { minLength: number; maxLength: number }, path: string): TextAutomaton {
    const rules = patterns.flatMap(({ keyword, source }) => tried(keyword, path, () => parsePattern(source)));
    return tried(patterns[0]?.keyword ?? "pattern", path, () => new TextAutomaton(rules, lengths, this.#budget));
  }
}

interface NamedPattern {
  readonly keyword: "pattern" | "format";
  readonly source: string;
}

function tried<Value>(keyword: string, path: string, build: () => Value): Value {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw schemaError(path, `"${keyword}" can't be guaranteed while a reply is written: ${error.message}`, checkAfterwards);
  }
}

/** The parts of an `allOf` that say something about the same text and nothing else. */
export function textParts(schema: SchemaObject): SchemaObject[] {
  const parts: unknown = schema["allOf"];
  if (schema["type"] !== "string" || !Array.isArray(parts)) return [];
  const texts = parts.filter(
    (part): part is SchemaObject =>
      isSchemaObject(part) &&
      (part["type"] === undefined || part["type"] === "string") &&
      assertions(part).every((keyword) => textKeywords.has(keyword)),
  );
  return texts.length === parts.length ? texts : [];
}

function patternsOf(parts: readonly SchemaObject[], path: string): NamedPattern[] {
  const found: NamedPattern[] = [];
  for (const { pattern } of parts) {
    if (pattern === undefined) continue;
    if (typeof pattern !== "string") throw schemaError(path, `"pattern" is ${JSON.stringify(pattern)}; it must be a text`);
    found.push({ keyword: "pattern", source: pattern });
  }
  for (const { contentEncoding: encoding, format } of parts) {
    if (encoding !== undefined && encoding !== "base64" && encoding !== "base64url") {
      throw schemaError(
        path,
        `"contentEncoding" is ${JSON.stringify(encoding)}; only base64 and base64url are known`,
        checkAfterwards,
      );
    }
    if (format !== undefined && typeof format !== "string") {
      throw schemaError(path, `"format" is ${JSON.stringify(format)}; it must be a text`);
    }
    for (const name of new Set([encoding, format])) {
      const source = name === undefined ? undefined : formatPattern(name);
      if (source !== undefined) found.push({ keyword: "format", source });
    }
    // A format that no specification knows says nothing by itself; a pattern beside it does.
    if (format === undefined || found.length > 0 || shownFormats.has(format)) continue;
    throw schemaError(
      path,
      `"format" is ${JSON.stringify(format)}, which can't be guaranteed while a reply is written`,
      `Known are ${formatNames.join(", ")}. Say what is meant as a "pattern", or leave it out and check the reply afterwards.`,
    );
  }
  return found;
}
