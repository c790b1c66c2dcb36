import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { LONGEST_QUOTE } from "./quoted-parts.js";

/** Parts that a semicolon divides are quoted together: one is often told by the other. */
export function wholeSentence(unit: EvidenceUnit, { units }: CheckContext): readonly EvidenceUnit[] {
  if (unit.kind !== "sentence") return [unit];
  const whole = [unit];
  const goesOn = (one: EvidenceUnit | undefined, next: EvidenceUnit | undefined): boolean =>
    one?.piece === unit.piece && next?.piece === unit.piece && next.paragraph === one.paragraph && /[;；]$/u.test(one.text);
  let [from, to] = [units.indexOf(unit), units.indexOf(unit)];
  const isShort = (other: EvidenceUnit): boolean =>
    whole.reduce((sum, { text }) => sum + text.length, other.text.length) <= LONGEST_QUOTE;
  for (
    let before = units[from - 1];
    before !== undefined && goesOn(before, units[from]) && isShort(before);
    before = units[from - 1]
  ) {
    whole.unshift(before);
    from -= 1;
  }
  for (let after = units[to + 1]; after !== undefined && goesOn(units[to], after) && isShort(after); after = units[to + 1]) {
    whole.push(after);
    to += 1;
  }
  return whole;
}
