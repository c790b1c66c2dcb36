import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mergeEvidence } from "../../../src/answering/evidence/merge-evidence.js";
import { quoteEvidence } from "../../../src/answering/writing/quoting/quote-evidence.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import type { Evidence } from "../../../src/sources/knowledge-source.js";

export interface LibraryQuestion {
  readonly file: string;
  readonly question: string;
  /** Ways to write what the answer holds; empty: no document tells. */
  readonly holds: readonly string[];
}

const at = (name: string): URL => new URL(name, import.meta.url);

/** `# file`, `? question`, `= one way | another`, or `= none`. */
export function libraryQuestions(name = "questions.txt"): LibraryQuestion[] {
  const questions: LibraryQuestion[] = [];
  let file = "";
  let question = "";
  for (const line of readFileSync(at(name), "utf8").split("\n")) {
    const rest = line.slice(2);
    if (line.startsWith("# ")) file = rest;
    else if (line.startsWith("? ")) question = rest;
    else if (line.startsWith("= "))
      questions.push({ file, question, holds: rest === "none" ? [] : rest.split("|").map((way) => way.trim()) });
  }
  return questions;
}

export interface LibraryMeasure {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Answerable questions whose passage isn't among the first five. */
  readonly missed: readonly string[];
  readonly right: number;
  /** What is quoted that doesn't answer. */
  readonly beside: readonly string[];
  readonly silent: readonly string[];
  /** Quoted for a question that no document answers. */
  readonly invented: readonly string[];
}

/** Whether the passage is found, and whether the right sentence of it is quoted, among all documents of the folder. */
export async function measureLibrary(
  folder = "library/",
  questions: readonly LibraryQuestion[] = libraryQuestions(),
): Promise<LibraryMeasure> {
  const source = new DocumentSource({ path: fileURLToPath(at(folder)) });
  const missed: string[] = [];
  const beside: string[] = [];
  const silent: string[] = [];
  const invented: string[] = [];
  let right = 0;
  let answerable = 0;
  for (const { question, holds } of questions) {
    const found: readonly Evidence[] = await source.find(question, { limit: 5 });
    const evidence = mergeEvidence([found], { perSource: 5, pieces: 8, characters: 4_000 });
    const isTold = (text: string): boolean => holds.some((way) => text.replaceAll("**", "").includes(way));
    const quoted = quoteEvidence(question, evidence);
    if (holds.length === 0) {
      if (quoted !== undefined) invented.push(`${question} ${quoted.sentence} ${quoted.score}`);
      continue;
    }
    answerable += 1;
    if (!evidence.some(({ text, title }) => isTold(`${title}\n${text}`))) missed.push(question);
    if (quoted === undefined) silent.push(question);
    else if (isTold(quoted.sentence)) right += 1;
    else beside.push(`${question} ${quoted.sentence}`);
  }
  return { answerable, unanswerable: questions.length - answerable, missed, right, beside, silent, invented };
}
