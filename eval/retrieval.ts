import { fileURLToPath } from "node:url";
import { DocumentSource, OnnxEmbeddings } from "langchain-chatglm";
import { holds, loadNames, type Names } from "./names.js";
import { loadQuestions, type NeededEvidence, type Question } from "./question.js";
import { evalWorld, WORLDS } from "./worlds.js";

export interface RetrievalOptions {
  readonly split?: "dev" | "test" | undefined;
  /** Folder of an encoder; without it words alone are measured. */
  readonly embeddings?: string | undefined;
  /** What ranks by vectors count beside those by words. */
  readonly weights: readonly number[];
  readonly showFailures: boolean;
}

interface Asked {
  readonly question: Question;
  readonly needed: readonly NeededEvidence[];
  readonly names: Names;
  readonly group: string;
}

const LIMIT = 8;
const GROUPS = ["same language", "across languages", "contradictions", "graph and document"];
/** Words count for next to nothing. */
const VECTORS_ALONE = 1e6;

/**
 * How often everything that a question needs of the documents is among the first 1, 5 and 8 passages, over the documents of the three worlds together. No
 * graph, no plan, no model.
 */
export async function measureRetrieval({ split, embeddings: model, weights, showFailures }: RetrievalOptions): Promise<void> {
  const asked = (await Promise.all(WORLDS.map((name) => askedOf(name, split)))).flat();
  const path = WORLDS.map((name) => fileURLToPath(evalWorld(name).documents));
  await using embeddings = model === undefined ? undefined : new OnnxEmbeddings({ model });
  const ways: [string, number | undefined][] = [
    ["words", undefined],
    ...(embeddings === undefined
      ? []
      : [
          ...weights.map((weight): [string, number] => [`words and ${weight} × vectors`, weight]),
          ["vectors", VECTORS_ALONE] as [string, number],
        ]),
  ];
  for (const [way, weight] of ways) {
    await using documents = new DocumentSource({
      path,
      ...(embeddings === undefined || weight === undefined ? {} : { vectors: { embeddings, weight, timeout: 60_000 } }),
    });
    await documents.prepare();
    const found = new Map<string, number[]>();
    let ms = 0;
    for (const one of asked) {
      const begun = performance.now();
      const pieces = await documents.find(one.question.question, { limit: LIMIT });
      ms += performance.now() - begun;
      const rank = Math.max(
        ...one.needed.map((needed) => {
          const at = pieces.findIndex((piece) => holds(piece, needed, one.names));
          return at < 0 ? Number.POSITIVE_INFINITY : at;
        }),
      );
      found.set(one.group, [...(found.get(one.group) ?? []), rank]);
      if (showFailures && rank >= 5) console.log(`  ${one.group}, rank ${rank + 1}: ${one.question.id} ${one.question.question}`);
    }
    console.log(`\n${way}, ${(ms / asked.length).toFixed(1)} ms a question`);
    for (const group of GROUPS) {
      const ranks = found.get(group) ?? [];
      if (ranks.length === 0) continue;
      const shares = [1, 5, LIMIT].map((most) => share(ranks.filter((rank) => rank < most).length, ranks.length));
      console.log(
        `  ${group.padEnd(20)} n ${String(ranks.length).padStart(3)}  @1 ${shares[0]}  @5 ${shares[1]}  @${LIMIT} ${shares[2]}`,
      );
    }
  }
}

async function askedOf(world: (typeof WORLDS)[number], split: "dev" | "test" | undefined): Promise<Asked[]> {
  const from = evalWorld(world);
  const [names, questions] = await Promise.all([loadNames(from), loadQuestions(split, from.questions)]);
  return questions.flatMap((question) => {
    const needed = question.evidence.filter((evidence) => "sentence" in evidence);
    if (needed.length === 0) return [];
    return [{ question, needed, names, group: groupOf(question, needed) }];
  });
}

function groupOf({ kind, language }: Question, needed: readonly { readonly document?: string }[]): string {
  if (kind === "graph-and-document") return "graph and document";
  if (kind === "conflict") return "contradictions";
  const other = language === "zh" ? "en" : "zh";
  // The third world's tables and pages say their language as `tickets.en.html`.
  return needed.some(({ document = "" }) => document.includes(`.${other}.`)) ? "across languages" : "same language";
}

function share(count: number, of: number): string {
  return `${((count / of) * 100).toFixed(0).padStart(3)} %`;
}
