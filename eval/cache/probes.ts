import { readFile } from "node:fs/promises";
import type { Names } from "../names.js";
import type { Question } from "../question.js";
import type { CachePlace } from "./places.js";

export type Batch = "worked" | "fresh" | "kinds" | "everyday";

/** A question asked of a cache that holds the answers to others. */
export interface Probe {
  /** `paraphrase`: must get the answer to `of`. Every other kind asks something else, and must get none. */
  readonly kind: "paraphrase" | "by hand" | "other thing" | "other number";
  /**
   * `worked`: the rules were worked on with it. `fresh` and `kinds` were written without sight of them; `kinds` tries each kind of difference,
   * and kinds that failed were mended with those of two worlds. `everyday`: of the small worlds, written when the rules were done.
   */
  readonly batch: Batch;
  /** How the question differs from `of`, where `kinds` says so. */
  readonly difference?: string | undefined;
  /** The question that it was made from. */
  readonly of: Question;
  readonly text: string;
  /** Names of the thing asked about instead: an answer that was kept for a question about that one is right. */
  readonly about?: readonly string[] | undefined;
}

/** What was written by hand for a world, `id|paraphrase or nothing|another question|how it differs` a line, and what rules make of its questions. */
export async function loadProbes({ name, questions, files }: CachePlace, names: Names): Promise<Probe[]> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const probes: Probe[] = [];
  for (const { batch, file } of files) {
    for (const line of (await readFile(file, "utf8")).trim().split("\n")) {
      const [id = "", paraphrase = "", other = "", difference] = line.split("|");
      const of = byId.get(id);
      if (of === undefined) throw new Error(`No question ${id} in ${name}.`);
      if (paraphrase !== "") probes.push({ kind: "paraphrase", batch, of, text: paraphrase });
      probes.push({ kind: "by hand", batch, of, text: other, difference });
    }
  }
  const known = new Set(questions.map(({ question }) => question));
  const batch = files[0]?.batch ?? "worked";
  const made = questions.flatMap((question) => [...aboutOthers(question, names), ...ofOtherNumbers(question)]);
  return [...probes, ...made.filter(({ text }) => !known.has(text)).map((probe) => ({ ...probe, batch }))];
}

type MadeProbe = Omit<Probe, "batch">;

const SIBLINGS = 2;

/** The question about two other things of the same class. */
function aboutOthers(of: Question, names: Names): MadeProbe[] {
  for (const curie of of.names) {
    const form = [...names.of(curie)]
      .sort((a, b) => b.length - a.length)
      .find((name) => name.length > 1 && of.question.includes(name));
    if (form === undefined) continue;
    const isHan = /\p{Script=Han}/u.test(form);
    const own = new Set(names.of(curie));
    const others = [...names.siblings(curie)]
      .sort()
      .map((sibling) => names.of(sibling))
      .filter((forms) => !forms.some((other) => own.has(other) || of.question.includes(other)));
    const probes: MadeProbe[] = [];
    for (let at = 0; at < others.length && probes.length < SIBLINGS; at += 1) {
      const about = others[(at + of.question.length) % others.length] ?? [];
      const other = about.find((name) => /\p{Script=Han}/u.test(name) === isHan && !name.includes("《") && name.length > 1);
      if (other !== undefined) probes.push({ kind: "other thing", of, text: of.question.replaceAll(form, other), about });
    }
    return probes;
  }
  return [];
}

/** The question with one of its numbers changed, where it names no thing by it. */
function ofOtherNumbers(of: Question): MadeProbe[] {
  const number = /(?<![\p{L}\d.-])\d+(?![\p{L}\d.-])/u.exec(of.question);
  if (number === null) return [];
  const other = String(Number(number[0]) + 10);
  return [{ kind: "other number", of, text: of.question.replace(number[0], other) }];
}
