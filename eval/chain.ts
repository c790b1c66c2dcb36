import { fileURLToPath } from "node:url";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import {
  AnswerCache,
  type AnswerChain,
  type AnswerPrompt,
  createAnswerChain,
  DocumentSource,
  defaultAnswerPrompt,
  GraphSource,
  type KnowledgeSource,
  type OnnxEmbeddings,
} from "langchain-chatglm";
import type { Piece } from "./names.js";
import { type EvalWorld, evalWorld } from "./worlds.js";

/** What is taken away: the graph's own answers, the graph altogether, the plan, the check, the answer cache. */
export const ABLATIONS = ["graph", "graph-source", "plan", "check", "cache"] as const;
export type Ablation = (typeof ABLATIONS)[number];

/** The chain under test, with its default options but for what is taken away. */
export function openChain(
  model: LanguageModelLike,
  without: ReadonlySet<Ablation>,
  world?: EvalWorld,
  embeddings?: OnnxEmbeddings,
  matches = true,
): AnswerChain {
  return createAnswerChain({
    model,
    ...(matches ? {} : { matcher: false as const }),
    sources: openSources(without, world, embeddings),
    cache: without.has("cache") ? false : new AnswerCache({ store: new Map() }),
    ...switchedOff(without),
  });
}

/** What the sources find for a question, merged as it is offered to a model: no plan, no answers from the graph. */
export function openEvidence(
  model: LanguageModelLike,
  without: ReadonlySet<Ablation>,
  world?: EvalWorld,
  embeddings?: OnnxEmbeddings,
): (question: EvalInput) => Promise<readonly Piece[]> {
  let offered: readonly Piece[] = [];
  const prompt: AnswerPrompt = {
    version: "eval-1",
    write: (input) => {
      offered = input.evidence;
      return defaultAnswerPrompt.write(input);
    },
  };
  const off = new Set<Ablation>([...without, "graph", "plan", "check"]);
  const chain = createAnswerChain({
    model,
    sources: openSources(off, world, embeddings),
    cache: false,
    prompt,
    ...switchedOff(off),
  });
  return async (question) => {
    offered = [];
    await chain.invoke(question);
    return offered;
  };
}

export interface EvalInput {
  readonly question: string;
  readonly history?: readonly { readonly role: "user" | "assistant"; readonly content: string }[];
}

function switchedOff(without: ReadonlySet<Ablation>): { readonly plan?: false; readonly check?: false } {
  return { ...(without.has("plan") ? { plan: false } : {}), ...(without.has("check") ? { check: false } : {}) };
}

/** Documents as the chain under test searches them. */
export function openDocuments(world: EvalWorld, embeddings: OnnxEmbeddings | undefined): DocumentSource {
  const path = fileURLToPath(world.documents);
  return new DocumentSource({ path, ...(embeddings === undefined ? {} : { vectors: { embeddings, timeout: 60_000 } }) });
}

export function openSources(
  without: ReadonlySet<Ablation>,
  world: EvalWorld = evalWorld(),
  embeddings?: OnnxEmbeddings,
): KnowledgeSource[] {
  const documents = openDocuments(world, embeddings);
  const graph = new GraphSource({ path: fileURLToPath(world.graph), embeddings });
  if (without.has("graph-source")) return [documents];
  return [documents, without.has("graph") ? withoutAnswers(graph) : graph];
}

/** The same source, which finds but never answers. */
function withoutAnswers(source: KnowledgeSource): KnowledgeSource {
  return {
    name: source.name,
    find: (question, options) => source.find(question, options),
    ...(source.mentions === undefined ? {} : { mentions: source.mentions.bind(source) }),
    ...(source.fingerprint === undefined ? {} : { fingerprint: source.fingerprint.bind(source) }),
  };
}
