import { Document, type DocumentInterface } from "@langchain/core/documents";
import type { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import { type DeadlineOptions, within } from "../../async/deadline.js";
import type { Evidence } from "../../sources/knowledge-source.js";

const PLACE = "langchainChatglmPlace";

/**
 * The evidence in a reranker's order. What it leaves out is left out, its texts are ignored, and what is unverified stays behind all that isn't.
 *
 * @throws what the reranker throws; DEADLINE_EXCEEDED
 */
export async function rerankEvidence(
  evidence: readonly Evidence[],
  query: string,
  reranker: BaseDocumentCompressor,
  deadline: Omit<DeadlineOptions, "what">,
): Promise<Evidence[]> {
  if (evidence.length < 2) return [...evidence];
  const documents = evidence.map(
    ({ text, title, location }, place) =>
      new Document({ pageContent: text, metadata: { [PLACE]: place, location, ...(title === undefined ? {} : { title }) } }),
  );
  const ranked: unknown = await within(reranker.compressDocuments(documents, query), { ...deadline, what: "The reranker" });
  return inOrder(evidence, ranked);
}

function inOrder(evidence: readonly Evidence[], ranked: unknown): Evidence[] {
  if (!Array.isArray(ranked)) throw new TypeError("the reranker gave no list");
  const places = new Set<number>();
  for (const document of ranked as readonly Partial<DocumentInterface>[]) {
    const place: unknown = document?.metadata?.[PLACE];
    if (typeof place === "number" && evidence[place] !== undefined) places.add(place);
  }
  const kept = [...places].flatMap((place) => evidence[place] ?? []);
  return [...kept.filter(({ unverified }) => unverified !== true), ...kept.filter(({ unverified }) => unverified === true)];
}
