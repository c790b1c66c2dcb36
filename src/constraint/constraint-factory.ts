import type { Automaton } from "./automaton.js";
import { compileSchema } from "./compile-schema.js";
import { JsonSchemaConstraint } from "./json-schema-constraint.js";
import { plainJson } from "./plain-json.js";
import { TokenMasks } from "./token-masks.js";
import { type TokenTable, TokenVocabulary } from "./token-vocabulary.js";

/** What a reply is kept to, as plain values. */
export interface ConstraintSpecification {
  readonly kind: "json-schema";
  readonly schema: unknown;
}

/** Schemas remembered, with their masks. */
const mostSchemas = 8;

/** Makes constraints for one vocabulary. A schema used before is not compiled again. */
export class ConstraintFactory {
  readonly #vocabulary: TokenVocabulary;
  readonly #compiled = new Map<string, { readonly automaton: Automaton; readonly masks: TokenMasks }>();

  /** Throws TOKENIZER_INVALID. */
  constructor(table: TokenTable) {
    this.#vocabulary = new TokenVocabulary(table);
  }

  /** A constraint for one reply. Throws INVALID_OPTION; see `compileSchema`. */
  create({ schema: given }: ConstraintSpecification): JsonSchemaConstraint {
    const schema = plainJson(given);
    const key = JSON.stringify(schema);
    const compiled = this.#compiled.get(key) ?? this.#compile(schema);
    this.#compiled.delete(key);
    this.#compiled.set(key, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > mostSchemas && oldest !== undefined) this.#compiled.delete(oldest);
    return new JsonSchemaConstraint(compiled.automaton, compiled.masks, this.#vocabulary);
  }

  #compile(schema: unknown): { readonly automaton: Automaton; readonly masks: TokenMasks } {
    const automaton = compileSchema(schema);
    return { automaton, masks: new TokenMasks(automaton, this.#vocabulary) };
  }
}
