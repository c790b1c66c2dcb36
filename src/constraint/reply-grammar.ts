import { ChatGLMError } from "../errors.js";
import { ChoiceNode } from "./choice-node.js";
import type { Composite, GrammarNode } from "./grammar.js";
import type { NodeFactory } from "./node-factory.js";
import { pythonNotation } from "./notation.js";
import type { ObjectForm } from "./object-node.js";
import { SchemaCompiler } from "./schema-compiler.js";
import { SchemaDocument } from "./schema-document.js";
import { SequenceNode } from "./sequence-node.js";

/** How a call of one tool is written, as plain values. */
export interface CallShape {
  /** Ways to write what comes before the arguments. Empty where it stands in the prompt. */
  readonly before: readonly string[];
  /** JSON Schema of the arguments, an object's. */
  readonly parameters: unknown;
  /** `json`: an object; `python`: keyword arguments with Python's literals, without the parentheses. */
  readonly notation: "json" | "python";
  /** What comes behind the arguments. */
  readonly after: string;
}

/** White space that ChatGLM3 was trained to begin a reply with: an empty metadata line and the tokenizer's dummy space. */
const beginnings: readonly string[] = ["", " ", "\n", " \n", "\n ", " \n "];

/** Names that can be a call's keywords: ASCII alone, as other letters may be written in several ways that Python takes for one. */
const keyword = /^[A-Za-z_]\w*$/;
const reserved: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** A whole reply: a value, with nothing behind it. */
export function valueReply(nodes: NodeFactory, schema: unknown): GrammarNode {
  const value = new SchemaCompiler(new SchemaDocument(schema), nodes).compile();
  return sequence(nodes, [words(nodes, beginnings), value]);
}

/** A whole reply: one of several. */
export function oneOf(nodes: NodeFactory, replies: readonly GrammarNode[]): Composite {
  const choice = nodes.add((id) => new ChoiceNode(id));
  choice.alternatives = replies;
  return choice;
}

/** A whole reply: a call. Where the arguments' schema is one that can't be guaranteed, they are an object of any properties. */
export function callReply(nodes: NodeFactory, shape: CallShape): GrammarNode {
  const parts = (parameters: unknown): GrammarNode[] =>
    shape.notation === "json"
      ? [new SchemaCompiler(new SchemaDocument(parameters), nodes).compile(), ...textOf(nodes, shape.after)]
      : keywordArguments(nodes, parameters, shape.after);
  const before = shape.before.length === 0 ? [] : [words(nodes, shape.before)];
  return sequence(nodes, [...before, ...guaranteed(parts, shape.parameters)]);
}

function guaranteed(parts: (parameters: unknown) => GrammarNode[], parameters: unknown): GrammarNode[] {
  try {
    return parts(parameters);
  } catch (error) {
    if (!(error instanceof ChatGLMError) || error.code !== "INVALID_OPTION") throw error;
    return parts({ type: "object" });
  }
}

/** `city="北京", days=3`; what can't be a keyword makes all of them `**{…}`. */
function keywordArguments(nodes: NodeFactory, parameters: unknown, after: string): GrammarNode[] {
  const document = new SchemaDocument(parameters);
  const compiler = (): SchemaCompiler => new SchemaCompiler(document, nodes, pythonNotation);
  const form: ObjectForm = { open: "", close: after, key: (name) => `${name}=` };
  const named = compiler().compileProperties(form, (name) => keyword.test(name) && !reserved.has(name));
  return named === undefined ? [nodes.word("**"), compiler().compile(), ...textOf(nodes, after)] : [named];
}

function sequence(nodes: NodeFactory, parts: readonly GrammarNode[]): GrammarNode {
  return nodes.add((id) => new SequenceNode(id, parts));
}

function textOf(nodes: NodeFactory, text: string): GrammarNode[] {
  return text === "" ? [] : [nodes.word(text)];
}

function words(nodes: NodeFactory, texts: readonly string[]): GrammarNode {
  return nodes.words(texts.map((text) => [text, 0] as const));
}
