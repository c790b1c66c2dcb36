import { ArrayNode } from "./array-node.js";
import { ChoiceNode } from "./choice-node.js";
import { areDisjoint } from "./disjoint-schemas.js";
import type { GrammarNode } from "./grammar.js";
import { MapNode } from "./map-node.js";
import type { NodeFactory } from "./node-factory.js";
import { jsonNotation, type Notation } from "./notation.js";
import { NumberLeaf, widestRange } from "./number-leaf.js";
import { numberRange } from "./number-range.js";
import { type ObjectForm, ObjectNode, type Property } from "./object-node.js";
import { isSchemaObject, type SchemaDocument, type SchemaObject } from "./schema-document.js";
import { schemaError } from "./schema-error.js";
import {
  assertions,
  countOf,
  hasType,
  isNullable,
  isTypeKeyword,
  type JsonType,
  listOf,
  requireKnown,
  typesOf,
} from "./schema-keywords.js";
import { StringCompiler, textParts } from "./string-compiler.js";
import { StringLeaf } from "./string-leaf.js";
import { saysNothingMore } from "./type-of-parts.js";

/** Schemas within schemas. */
const deepestNesting = 128;
/** Characters that all values listed by `enum` and `const` may take together. */
const mostListedCharacters = 1 << 18;
/** Each pair of a oneOf is compared. */
const mostExclusive = 128;
const mostComparisons = 50_000;

/** Turns a JSON schema (2020-12) into a grammar, place by place. Throws INVALID_OPTION for what it can't guarantee. */
export class SchemaCompiler {
  readonly #document: SchemaDocument;
  readonly #nodes: NodeFactory;
  readonly #notation: Notation;
  readonly #braces: ObjectForm;
  readonly #choices: ChoiceNode[] = [];
  readonly #byReference = new Map<string, ChoiceNode>();
  readonly #strings: StringCompiler;
  #anything: ChoiceNode | undefined;
  #listedCharacters = 0;

  constructor(document: SchemaDocument, nodes: NodeFactory, notation: Notation = jsonNotation) {
    this.#document = document;
    this.#notation = notation;
    this.#nodes = nodes;
    this.#braces = { open: "{", close: "}", key: (name) => `${notation.value(name)}:` };
    this.#strings = new StringCompiler(nodes, notation.quote);
  }

  compile(): GrammarNode {
    const root = this.#reference("#", "#", 0);
    for (const choice of this.#choices) choice.flatten();
    return root;
  }

  /**
   * The properties of an object in another form than braces. Undefined when the schema isn't simply an object's with properties, all of
   * whose names the form can write.
   */
  compileProperties(form: ObjectForm, canName: (name: string) => boolean): GrammarNode | undefined {
    const root = this.#document.resolve("#", "#");
    if (!isSchemaObject(root) || root["type"] !== "object" || isNullable(root, "#")) return undefined;
    if (["const", "enum", "$ref", "anyOf", "oneOf", "allOf"].some((keyword) => root[keyword] !== undefined)) return undefined;
    requireKnown(root, "#", isTypeKeyword);
    const properties = this.#properties(root, "#", 0);
    if (root["properties"] === undefined && properties.length === 0) return undefined;
    if (!properties.every(({ name }) => canName(name))) return undefined;
    for (const choice of this.#choices) choice.flatten();
    return this.#nodes.add((id) => new ObjectNode(id, this.#nodes, properties, form));
  }

  #node(schema: unknown, path: string, depth: number): GrammarNode {
    if (depth > deepestNesting) throw schemaError(path, `schemas are nested more than ${deepestNesting} deep`);
    if (schema === true) return this.#any();
    if (schema === false) throw schemaError(path, "it allows no value");
    if (!isSchemaObject(schema)) throw schemaError(path, "it is no schema");
    const keywords = assertions(schema);
    if (keywords.length === 0) return this.#any();
    if (keywords.includes("const") || keywords.includes("enum")) return this.#listed(schema, path);
    const value = this.#restricted(schema, keywords, path, depth);
    return isNullable(schema, path) ? this.#choice([value, this.#nodes.word(this.#notation.null)]) : value;
  }

  #restricted(schema: SchemaObject, keywords: readonly string[], path: string, depth: number): GrammarNode {
    const texts = textParts(schema).length > 0;
    const combiner = ["$ref", "anyOf", "oneOf", "allOf"].find((keyword) => keywords.includes(keyword));
    if (combiner !== undefined && !texts) return this.#combined(schema, combiner, path, depth);
    requireKnown(schema, path, (keyword) => isTypeKeyword(keyword) || (texts && keyword === "allOf"));
    const types = typesOf(schema, path) ?? [];
    return this.#choice(types.map((type) => this.#typed(schema, type, path, depth)));
  }

  #combined(schema: SchemaObject, combiner: string, path: string, depth: number): GrammarNode {
    const implied = saysNothingMore(schema, combiner, this.#document);
    requireKnown(schema, path, (keyword) => keyword === combiner || (implied && keyword === "type"));
    if (combiner === "$ref") return this.#reference(schema[combiner], path, depth);
    const parts = listOf(schema, combiner, path) ?? [];
    if (parts.length === 0) throw schemaError(path, `"${combiner}" is an empty list`);
    if (combiner === "allOf" && parts.length > 1) {
      throw schemaError(path, '"allOf" has more than one part', "Write the parts as one schema.");
    }
    if (combiner === "oneOf") this.#requireExclusive(parts, path);
    return this.#choice(parts.map((part, index) => this.#node(part, `${path}/${combiner}/${index}`, depth + 1)));
  }

  #requireExclusive(parts: readonly unknown[], path: string): void {
    if (parts.length > mostExclusive) throw schemaError(path, `"oneOf" has ${parts.length} parts, more than ${mostExclusive}`);
    const budget = { left: mostComparisons };
    for (const [index, part] of parts.entries()) {
      for (let other = 0; other < index; other += 1) {
        if (areDisjoint(parts[other], part, this.#document, budget)) continue;
        throw schemaError(path, `parts ${other} and ${index} of "oneOf" may both fit a value`, 'Use "anyOf".');
      }
    }
  }

  #reference(reference: unknown, path: string, depth: number): GrammarNode {
    const target = this.#document.resolve(reference, path);
    const key = String(reference);
    let choice = this.#byReference.get(key);
    if (choice === undefined) {
      choice = this.#nodes.add((id) => new ChoiceNode(id));
      this.#choices.push(choice);
      this.#byReference.set(key, choice);
      choice.alternatives = [this.#node(target, key, depth + 1)];
    }
    return choice;
  }

  #choice(alternatives: readonly GrammarNode[]): GrammarNode {
    const [first] = alternatives;
    if (first !== undefined && alternatives.length === 1) return first;
    const choice = this.#nodes.add((id) => new ChoiceNode(id));
    choice.alternatives = alternatives;
    this.#choices.push(choice);
    return choice;
  }

  #listed(schema: SchemaObject, path: string): GrammarNode {
    requireKnown(schema, path, (keyword) => keyword === "const" || keyword === "enum" || keyword === "type");
    const declared = schema["type"] === undefined ? undefined : typesOf(schema, path);
    const types = declared !== undefined && isNullable(schema, path) ? [...declared, "null" as const] : declared;
    const listed = schema["const"] === undefined ? (listOf(schema, "enum", path) ?? []) : [schema["const"]];
    const texts = listed
      .filter((value) => types === undefined || hasType(value, types))
      .map((value) => this.#notation.value(value));
    if (texts.length === 0) throw schemaError(path, "none of the listed values is allowed");
    this.#listedCharacters += texts.reduce((total, text) => total + text.length, 0);
    if (this.#listedCharacters > mostListedCharacters) {
      throw schemaError(path, `the values listed by then take more than ${mostListedCharacters} characters`);
    }
    return this.#nodes.words(texts.map((text) => [text, 0] as const));
  }

  #typed(schema: SchemaObject, type: JsonType, path: string, depth: number): GrammarNode {
    switch (type) {
      case "null":
        return this.#nodes.word(this.#notation.null);
      case "boolean":
        return this.#nodes.punctuation([
          [this.#notation.true, 0],
          [this.#notation.false, 0],
        ]);
      case "integer":
      case "number": {
        const range = numberRange(schema, path, type === "integer");
        return this.#nodes.add((id) => new NumberLeaf(id, range));
      }
      case "string":
        return this.#strings.compile(schema, path);
      case "array":
        return this.#array(schema, path, depth);
      case "object":
        return this.#object(schema, path, depth);
    }
  }

  #array(schema: SchemaObject, path: string, depth: number): GrammarNode {
    if (schema["uniqueItems"] === true) throw schemaError(path, '"uniqueItems" can\'t be guaranteed while a reply is written');
    // Before 2020-12 a tuple was a list of `items`, followed by `additionalItems`; zod 3 writes it so.
    const older = Array.isArray(schema["items"]);
    const [first, after] = older ? (["items", "additionalItems"] as const) : (["prefixItems", "items"] as const);
    if (!older && schema["additionalItems"] !== undefined) {
      throw schemaError(path, '"additionalItems" says nothing without a list of "items"', 'Use "prefixItems" and "items".');
    }
    const prefixItems = listOf(schema, first, path) ?? [];
    const prefix = prefixItems.map((item, index) => this.#node(item, `${path}/${first}/${index}`, depth + 1));
    const minItems = countOf(schema, "minItems", path, 0);
    const maxItems = countOf(schema, "maxItems", path, Number.POSITIVE_INFINITY);
    const items = schema[after] ?? (prefix.length === 0 || minItems > prefix.length);
    const rest = items === false ? undefined : this.#node(items, `${path}/${after}`, depth + 1);
    return this.#nodes.add(
      (id) =>
        new ArrayNode(id, this.#nodes, { prefix: prefix.slice(0, Math.min(maxItems, prefix.length)), rest, minItems, maxItems }),
    );
  }

  #object(schema: SchemaObject, path: string, depth: number): GrammarNode {
    const { additionalProperties = true, propertyNames } = schema;
    const listed = this.#properties(schema, path, depth);
    // A schema that names no property is a dictionary; one that names some gets these alone.
    if (listed.length > 0 || additionalProperties === false) {
      return this.#nodes.add((id) => new ObjectNode(id, this.#nodes, listed, this.#braces));
    }
    const key = this.#node(propertyNames ?? { type: "string" }, `${path}/propertyNames`, depth + 1);
    if (propertyNames !== undefined) this.#requireStrings(propertyNames, path);
    const value = this.#node(additionalProperties, `${path}/additionalProperties`, depth + 1);
    return this.#nodes.add((id) => new MapNode(id, this.#nodes, key, value));
  }

  /** The properties that the schema names, in its order; required ones that it doesn't describe come last. */
  #properties(schema: SchemaObject, path: string, depth: number): Property[] {
    const { additionalProperties = true, propertyNames } = schema;
    const properties = schema["properties"] ?? {};
    if (!isSchemaObject(properties)) throw schemaError(path, '"properties" is no object');
    const names = this.#requiredNames(schema, path);
    const known = Object.keys(properties);
    if (known.length + names.size === 0) return [];
    this.#checkNames(propertyNames, path, known, names);
    const missing = [...names].filter((name) => !Object.hasOwn(properties, name));
    return [...known, ...missing].map((name) => {
      const own = Object.hasOwn(properties, name);
      const place = own
        ? `${path}/properties/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`
        : `${path}/additionalProperties`;
      const value = this.#node(own ? properties[name] : additionalProperties, place, depth + 1);
      return { name, required: names.has(name), value };
    });
  }

  #requiredNames(schema: SchemaObject, path: string): Set<string> {
    const names = new Set<string>();
    for (const name of listOf(schema, "required", path) ?? []) {
      if (typeof name !== "string") throw schemaError(path, `"required" holds ${JSON.stringify(name)}, which is not a name`);
      names.add(name);
    }
    return names;
  }

  /** The keys of a dictionary: a plain string, with lengths or listed. */
  #requireStrings(propertyNames: unknown, path: string): void {
    const listed = isSchemaObject(propertyNames) ? propertyNames["enum"] : undefined;
    const strings = Array.isArray(listed)
      ? listed.every((name) => typeof name === "string")
      : isSchemaObject(propertyNames) && propertyNames["type"] === "string";
    if (!strings) throw schemaError(`${path}/propertyNames`, "property names are strings", 'Say { type: "string" }.');
  }

  /** Named properties must themselves have allowed names. */
  #checkNames(propertyNames: unknown, path: string, known: readonly string[], required: ReadonlySet<string>): void {
    if (propertyNames === undefined) return;
    const allowed = isSchemaObject(propertyNames) && Array.isArray(propertyNames["enum"]) ? propertyNames["enum"] : undefined;
    const plain =
      isSchemaObject(propertyNames) && assertions(propertyNames).join() === "type" && propertyNames["type"] === "string";
    if (plain || (allowed !== undefined && [...known, ...required].every((name) => allowed.includes(name)))) return;
    throw schemaError(`${path}/propertyNames`, "it does not list all the names that the object has");
  }

  #any(): GrammarNode {
    if (this.#anything !== undefined) return this.#anything;
    const nodes = this.#nodes;
    const { quote } = this.#notation;
    const any = nodes.add((id) => new ChoiceNode(id));
    this.#anything = any;
    this.#choices.push(any);
    const string = nodes.add((id) => new StringLeaf(id, { minLength: 0, maxLength: Number.POSITIVE_INFINITY, quote }));
    const shape = { prefix: [], rest: any, minItems: 0, maxItems: Number.POSITIVE_INFINITY };
    any.alternatives = [
      nodes.add((id) => new MapNode(id, nodes, string, any)),
      nodes.add((id) => new ArrayNode(id, nodes, shape)),
      string,
      nodes.add((id) => new NumberLeaf(id, { integer: false, ...widestRange })),
      nodes.punctuation([
        [this.#notation.true, 0],
        [this.#notation.false, 0],
        [this.#notation.null, 0],
      ]),
    ];
    return any;
  }
}
