import { readdir, readFile } from "node:fs/promises";
import { Document } from "@langchain/core/documents";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { BaseRetriever } from "@langchain/core/retrievers";
import { Parser } from "n3";
import type { EvalInput } from "./chain.js";
import type { Piece } from "./names.js";
import { type EvalWorld, evalWorld } from "./worlds.js";

/** Defaults of LangChain's RecursiveCharacterTextSplitter, and of a retriever in its tutorials. */
const CHUNK = 1_000;
const OVERLAP = 200;
const PIECES = 5;
const NAMING = /(?:#label|#prefLabel|schema\.org\/name|foaf\/0\.1\/name)$/;

/**
 * LangChain's usual way, rebuilt from what @langchain/core has: split the text, retrieve by BM25, stuff the pieces into one prompt. The
 * retriever and splitter of the community packages aren't dependencies here, so their rules are followed: words end at spaces, chunks of
 * 1,000 characters overlap by 200. The graph is offered as text, one line a triple.
 */
export async function openBaseline(
  model: LanguageModelLike,
  world: EvalWorld = evalWorld(),
): Promise<{
  readonly ask: (input: EvalInput) => Promise<string>;
  readonly evidence: (input: EvalInput) => Promise<readonly Piece[]>;
}> {
  const retriever = new SpacedBm25(await loadChunks(world));
  const prompt = ChatPromptTemplate.fromMessages([
    [
      "system",
      "Use the following pieces of retrieved context to answer the question. If you don't know the answer, say that you don't know. " +
        "Use three sentences maximum and keep the answer concise.\n\n{context}",
    ],
    ["human", "{question}"],
  ]);
  const writer = prompt.pipe(model).pipe(new StringOutputParser());
  const evidence = async ({ question }: EvalInput): Promise<Piece[]> =>
    (await retriever.invoke(question)).map(({ pageContent, metadata }) => ({
      text: pageContent,
      location: String(metadata["source"]),
    }));
  return {
    evidence,
    ask: async (input) => {
      const context = (await evidence(input)).map(({ text }) => text).join("\n\n");
      return writer.invoke({ context, question: input.question });
    },
  };
}

async function loadChunks({ documents: folder, graph }: EvalWorld): Promise<Document[]> {
  const chunks: Document[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const text = await readFile(new URL(name, folder), "utf8");
    chunks.push(...split(text).map((pageContent) => new Document({ pageContent, metadata: { source: name } })));
  }
  const lines = await graphLines(graph);
  chunks.push(...split(lines.join("\n")).map((pageContent) => new Document({ pageContent, metadata: { source: "graph.ttl" } })));
  return chunks;
}

/** The graph as English text, with the Chinese names beside. */
async function graphLines(graph: URL): Promise<string[]> {
  const triples = new Parser().parse(await readFile(graph, "utf8"));
  const names = new Map<string, string[]>();
  for (const { subject, predicate, object } of triples) {
    if (!NAMING.test(predicate.value)) continue;
    names.set(subject.value, [...(names.get(subject.value) ?? []), object.value]);
  }
  const name = (id: string): string => names.get(id)?.join(" / ") ?? id;
  return triples
    .filter(({ predicate }) => !NAMING.test(predicate.value) && !/#(?:altLabel|type)$/.test(predicate.value))
    .map(({ subject, predicate, object }) => `${name(subject.value)} — ${name(predicate.value)} → ${name(object.value)}`);
}

function split(text: string): string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + CHUNK);
    const border = text.lastIndexOf("\n", end);
    if (end < text.length && border > start + CHUNK / 2) end = border;
    chunks.push(text.slice(start, end));
    if (end === text.length) break;
    start = end - OVERLAP;
  }
  return chunks;
}

/** BM25 with k1 = 1.2 and b = 0.75 over words that end at spaces. */
class SpacedBm25 extends BaseRetriever {
  override lc_namespace: string[] = ["langchain_chatglm", "eval"];
  readonly #chunks: readonly {
    readonly document: Document;
    readonly counts: ReadonlyMap<string, number>;
    readonly length: number;
  }[];
  readonly #frequencies = new Map<string, number>();

  constructor(documents: readonly Document[]) {
    super({});
    this.#chunks = documents.map((document) => {
      const words = wordsOf(document.pageContent);
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const word of counts.keys()) this.#frequencies.set(word, (this.#frequencies.get(word) ?? 0) + 1);
      return { document, counts, length: words.length };
    });
  }

  override async _getRelevantDocuments(question: string): Promise<Document[]> {
    const mean = this.#chunks.reduce((sum, { length }) => sum + length, 0) / this.#chunks.length;
    const words = [...new Set(wordsOf(question))];
    const rated = this.#chunks.map(({ document, counts, length }) => ({
      document,
      score: words.reduce((sum, word) => {
        const count = counts.get(word) ?? 0;
        const holding = this.#frequencies.get(word) ?? 0;
        const rarity = Math.log(1 + (this.#chunks.length - holding + 0.5) / (holding + 0.5));
        return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean));
      }, 0),
    }));
    return rated
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, PIECES)
      .map(({ document }) => document);
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
