import type { EvidenceUnit } from "../reading/evidence-units.js";
import type { CheckContext } from "./check-context.js";

const MOST_CHAINS = 150;

/** Statements that may be told in one sentence. */
export function* chains({ units }: CheckContext): Generator<EvidenceUnit[]> {
  let left = MOST_CHAINS;
  for (const first of units) {
    for (const second of units) {
      if (first === second || !belongTogether(first, second)) continue;
      yield [first, second];
      left -= 1;
      if (left === 0) return;
    }
  }
}

function belongTogether(first: EvidenceUnit, second: EvidenceUnit): boolean {
  if (areNeighbours(first, second)) return true;
  // 何源是创办人何素问的玄孙: a statement says of somebody whom the text names what he is.
  if (first.kind === "fact" && second.kind === "sentence" && first.subject === second.subject)
    return first.object !== undefined && first.object.length > 1 && saysOrInherits(second, first.object);
  const leads = second.subject.length > 1 && first.subject !== second.subject && first.own.folded.includes(second.subject);
  const sameThing =
    first.kind !== "sentence" &&
    second.kind !== "sentence" &&
    first.subject !== "" &&
    first.subject === second.subject &&
    (first.piece === second.piece || first.kind === "fact");
  return leads || sameThing;
}

function saysOrInherits({ own, about }: EvidenceUnit, name: string): boolean {
  return own.folded.includes(name) || about.folded.includes(name);
}

/** One sentence and the next one, which goes on with it. */
export function areNeighbours(first: EvidenceUnit, second: EvidenceUnit): boolean {
  return (
    first.kind === "sentence" &&
    second.kind === "sentence" &&
    first.piece === second.piece &&
    first.paragraph === second.paragraph &&
    second.order === first.order + 1
  );
}
