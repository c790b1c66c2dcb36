import { readFileSync } from "node:fs";
import type { Evidence } from "../../../../src/sources/knowledge-source.js";

/** One question over a set's evidence, with sentences that are right and wrong answers to it or statements beside it. */
interface CheckCase {
  readonly question: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

export interface CaseSet {
  readonly name: string;
  readonly evidence: readonly Evidence[];
  readonly sameNames: readonly (readonly string[])[];
  readonly cases: readonly CheckCase[];
  /** `holds`: what the right quotation contains; undefined: nothing in the evidence answers. */
  readonly quotations: readonly { readonly question: string; readonly holds: string | undefined }[];
}

interface OpenSet extends CaseSet {
  readonly evidence: Evidence[];
  readonly sameNames: string[][];
  readonly cases: { question: string; right: string[]; wrong: string[] }[];
  readonly quotations: { question: string; holds: string | undefined }[];
}

/**
 * Reads `cases/NAME.txt`: `# set`, `@ title | evidence` (continued by indented lines), `= one name = another name`, `? question`,
 * `+ right sentence`, `- wrong sentence`, `! question => what its quotation holds, or none`.
 */
export function readCases(name: string): CaseSet[] {
  const sets: OpenSet[] = [];
  for (const line of readFileSync(new URL(`./${name}.txt`, import.meta.url), "utf8").split("\n")) {
    const rest = line.slice(2);
    const set = sets.at(-1);
    if (line.startsWith("# ")) sets.push({ name: rest, evidence: [], sameNames: [], cases: [], quotations: [] });
    else if (set === undefined || line === "" || line.startsWith("//")) continue;
    else if (line.startsWith("@ ")) set.evidence.push(readEvidence(rest));
    else if (line.startsWith("  ")) set.evidence.push(continued(set.evidence.pop(), rest));
    else if (line.startsWith("= ")) set.sameNames.push(rest.split(" = "));
    else if (line.startsWith("? ")) set.cases.push({ question: rest, right: [], wrong: [] });
    else if (line.startsWith("+ ")) set.cases.at(-1)?.right.push(rest);
    else if (line.startsWith("- ")) set.cases.at(-1)?.wrong.push(rest);
    else if (line.startsWith("! ")) set.quotations.push(readQuotation(rest));
    else throw new Error(`${name}.txt: ${line}`);
  }
  return sets;
}

function readEvidence(line: string): Evidence {
  const [, title = "", text = ""] = /^(.*?) ?\| (.*)$/.exec(line) ?? [];
  return { source: "s", text, title: title === "" ? undefined : title, location: `${title}:1`, score: 1 };
}

function continued(piece: Evidence | undefined, line: string): Evidence {
  if (piece === undefined) throw new Error(line);
  return { ...piece, text: `${piece.text}\n${line}` };
}

function readQuotation(line: string): { question: string; holds: string | undefined } {
  const [question = "", holds] = line.split(" => ");
  return { question, holds: holds === "none" ? undefined : holds };
}
