import { readFile } from "node:fs/promises";

export const KINDS = [
  "one-hop",
  "two-hop",
  "three-hop",
  "count",
  "superlative",
  "comparison",
  "yes-no",
  "filter",
  "document",
  "graph-and-document",
  "conflict",
  "several-parts",
  "follow-up",
  "two-of-one-name",
  "unanswerable",
] as const;

export type Kind = (typeof KINDS)[number];

/** A triple of graph.ttl (CURIEs; `object` is one CURIE, or the ways a literal is written), or words of a document. */
export type NeededEvidence =
  | { readonly subject: string; readonly predicate: string; readonly object: readonly string[] }
  | { readonly document: string; readonly sentence: string };

export interface Question {
  readonly id: string;
  readonly kind: Kind;
  readonly split: "dev" | "test";
  readonly language: "zh" | "en";
  readonly by: "hand" | "generator";
  readonly question: string;
  readonly history?: readonly { readonly role: "user" | "assistant"; readonly content: string }[];
  /** Every part is needed; of a part, any one way to write it. Empty for what nothing here answers. */
  readonly answers: readonly (readonly string[])[];
  /** For yes-or-no questions, whose `answers` are the facts behind the yes or no. */
  readonly polarity?: boolean;
  /** For counts. */
  readonly count?: number;
  /** Names of what could have been picked instead: wrong if given as the answer. */
  readonly others?: readonly (readonly string[])[];
  readonly evidence: readonly NeededEvidence[];
  /** What the question names: things, classes or documents. Dev and test share none. */
  readonly names: readonly string[];
  /** The query whose result the answers are, where the graph has them. */
  readonly query?: string;
}

export const evalFolder: URL = new URL("./", import.meta.url);

/** Of a folder of questions, this half or both. */
export async function loadQuestions(
  split?: "dev" | "test",
  folder: URL = new URL("questions/", evalFolder),
): Promise<Question[]> {
  const halves = split === undefined ? ["dev", "test"] : [split];
  return (await Promise.all(halves.map((name) => readQuestions(new URL(`${name}.jsonl`, folder))))).flat();
}

export async function readQuestions(file: URL | string): Promise<Question[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Question);
}
