import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";

const TITLE = /《([^》]{1,40})》|[“"]([^”"]{2,60})[”"]/gu;

function titlesIn(folded: string): string[] {
  return [...folded.matchAll(TITLE)].map(([, one, other = ""]) => (one ?? other).trim());
}

/** Whether a unit tells of another title than the one in the question's quotation marks. Pure. */
export function otherTitleTest({ question, units }: CheckContext): (unit: EvidenceUnit) => boolean {
  // What the item before was about is no title of the next.
  const text = ({ own, about }: EvidenceUnit): string => `${own.folded}\n${about.folded.split("\n")[0] ?? ""}`;
  const asked = titlesIn(question.folded).filter((title) => units.some((unit) => titlesIn(text(unit)).includes(title)));
  if (asked.length === 0) return () => false;
  return (unit) =>
    titlesIn(unit.own.folded).length > 0 &&
    titlesIn(unit.own.folded).every((title) => !question.folded.includes(title)) &&
    asked.every((title) => !text(unit).includes(title));
}
