import { ChatGLMError } from "../errors.js";
import { Automaton } from "./automaton.js";
import type { CopySpecification } from "./copy/copy-constraint.js";
import type { Composite } from "./grammar.js";
import { NodeFactory } from "./node-factory.js";
import { type CallShape, callReply, oneOf, valueReply } from "./reply-grammar.js";

/**
 * What a reply is kept to, as plain values: a value of a schema, a call of one of several tools, or either; or what may be copied. At least
 * one of them.
 */
export interface ConstraintSpecification {
  /** The reply is put together of what stands in a text. Excludes the others. Defaults to no such bound. */
  readonly copy?: CopySpecification | undefined;
  /** JSON Schema of a value. Undefined where there are calls: the reply is one of them. */
  readonly schema?: unknown;
  /** Defaults to none. */
  readonly calls?: readonly CallShape[] | undefined;
}

/** Nested calls of a text; an array in an object in an array takes three to six. */
const deepestCalls = 128;
/** Longest shortest reply, in bytes. */
const mostBytes = 1 << 16;

/**
 * An automaton that reads exactly those texts that this library lets a model write for a JSON schema: each parses and validates. The texts are
 * some of all valid ones: properties come in the order of the schema, numbers without exponents, white space is bounded; see
 * docs/structured-output.md. Throws INVALID_OPTION, naming the place, for keywords it can't guarantee, schemas without a finite value, and
 * schemas beyond its limits.
 */
export function compileSchema(schema: unknown): Automaton {
  return compileReply({ schema });
}

/** The same for a call, or for either; see {@link compileSchema}. Arguments whose schema can't be guaranteed are any object. */
export function compileReply({ schema, calls }: ConstraintSpecification): Automaton {
  const nodes = new NodeFactory();
  const values = schema === undefined && calls !== undefined ? [] : [valueReply(nodes, schema)];
  const reply = oneOf(nodes, [...values, ...(calls ?? []).map((call) => callReply(nodes, call))]);
  measure(nodes.composites);
  const { bytes, depth } = reply.measure;
  if (bytes === Number.POSITIVE_INFINITY) {
    throw new ChatGLMError("INVALID_OPTION", "The JSON schema allows no value of finite length that could be written.", {
      remedy: "Look for bounds that exclude each other, and for properties that require themselves.",
    });
  }
  if (bytes > mostBytes || depth > deepestCalls) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `The JSON schema's shortest value has ${bytes} bytes, nested ${depth} deep; at most ${mostBytes} and ${deepestCalls} are written.`,
      { remedy: "Ask for less at a time." },
    );
  }
  return new Automaton(reply, deepestCalls);
}

/** Children before parents mostly, so that few rounds settle even recursive schemas. */
function measure(composites: readonly Composite[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const composite of composites) changed = composite.remeasure() || changed;
    for (const composite of [...composites].reverse()) changed = composite.remeasure() || changed;
  }
}
