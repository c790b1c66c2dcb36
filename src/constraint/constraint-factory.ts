import type { Automaton } from "./automaton.js";
import { type ConstraintSpecification, compileReply } from "./compile-reply.js";
import { CopyConstraint, type CopySpecification } from "./copy/copy-constraint.js";
import { GrammarConstraint } from "./grammar-constraint.js";
import { plainJson } from "./plain-json.js";
import { TokenMasks } from "./token-masks.js";
import { type TokenTable, TokenVocabulary } from "./token-vocabulary.js";

/** Errors name places within each schema. */
function plainShape({ schema, calls }: ConstraintSpecification): ConstraintSpecification {
  return {
    ...(schema === undefined ? {} : { schema: plainJson(schema) }),
    ...(calls === undefined ? {} : { calls: calls.map((call) => ({ ...call, parameters: plainJson(call.parameters) })) }),
  };
}

/** Shapes remembered, with their masks. */
const mostShapes = 8;

/** Makes constraints for one vocabulary. A shape used before is not compiled again. */
export class ConstraintFactory {
  readonly #vocabulary: TokenVocabulary;
  readonly #compiled = new Map<string, { readonly automaton: Automaton; readonly masks: TokenMasks }>();

  /** Throws TOKENIZER_INVALID. */
  constructor(table: TokenTable) {
    this.#vocabulary = new TokenVocabulary(table);
  }

  /** A constraint for one reply. Throws INVALID_OPTION; see `compileReply`. */
  create(given: Omit<ConstraintSpecification, "copy">): GrammarConstraint {
    const shape = plainShape(given);
    const key = JSON.stringify(shape);
    const compiled = this.#compiled.get(key) ?? this.#compile(shape);
    this.#compiled.delete(key);
    this.#compiled.set(key, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > mostShapes && oldest !== undefined) this.#compiled.delete(oldest);
    return new GrammarConstraint(compiled.automaton, compiled.masks, this.#vocabulary);
  }

  /** A constraint for one reply that copies. */
  copying(specification: CopySpecification): CopyConstraint {
    return new CopyConstraint(specification, this.#vocabulary);
  }

  #compile(shape: ConstraintSpecification): { readonly automaton: Automaton; readonly masks: TokenMasks } {
    const automaton = compileReply(shape);
    return { automaton, masks: new TokenMasks(automaton, this.#vocabulary) };
  }
}
