import type { EvidenceUnit } from "../reading/evidence-units.js";
import { isRecord } from "./unit-kinds.js";

/** Characters of a quotation of several sentences. */
export const LONGEST_PASSAGE = 300;

/** The first of the units, as many as are no longer together. Pure. */
export function asLongAs(most: number, units: readonly EvidenceUnit[]): EvidenceUnit[] {
  const taken: EvidenceUnit[] = [];
  let length = 0;
  for (const unit of units) {
    length += unit.text.length;
    if (taken.length > 0 && length > most) break;
    taken.push(unit);
  }
  return taken;
}

const LIST: readonly 1[] = new Array<1>(12).fill(1);

/** What comes next is a list: all of it answers. */
function leadsIn({ text }: EvidenceUnit): boolean {
  return /[:：]\s*$/u.test(text);
}

/** The sentence with its neighbours, as far as the length allows: what answers may stand beside the words asked for. */
export function around(at: number, units: readonly EvidenceUnit[]): EvidenceUnit[] {
  const unit = units[at];
  if (unit === undefined) return [];
  const piece = unit.kind === "field" ? units.filter((other) => other.piece === unit.piece && other.kind === "field") : [];
  if (isRecord(piece)) return asLongAs(LONGEST_PASSAGE, piece);
  const passage = [unit];
  let length = unit.text.length;
  const add = (step: 1 | -1): void => {
    const edge = step === 1 ? passage.at(-1) : passage[0];
    const next = edge === undefined ? undefined : units[units.indexOf(edge) + step];
    if (next?.piece !== unit.piece || next.paragraph !== unit.paragraph || next.kind !== "sentence") return;
    if (next.item !== unit.item && !leadsIn(unit)) return;
    if (length + next.text.length > LONGEST_PASSAGE) return;
    length += next.text.length;
    if (step === 1) passage.push(next);
    else passage.unshift(next);
  };
  if (unit.kind === "sentence") for (const step of leadsIn(unit) ? LIST : ([-1, 1, -1, 1] as const)) add(step);
  if (unit.kind === "sentence" && passage[0] === unit && passage.length === 3) add(1);
  return passage;
}
