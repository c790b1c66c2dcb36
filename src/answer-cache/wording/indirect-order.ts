const MOVES = "is|are|was|were|has|have|had|can|could|will|would|should|must|may|might";
const VERBS = new RegExp(
  `(?<![\\p{L}\\p{N}'-])(?:${MOVES}|do|does|did|am|be|that|which|who|whom|whose|where|when|what|why|how|and|or|if)(?![\\p{L}\\p{N}'-])`,
  "gu",
);
/** What an indirect question is sure to have its subject behind: `what dogs are allowed` asks for dogs. */
const SUBJECT = "(?:(?:the|a|an|this|that|these|those|his|her|its|their|my|your|our) |[\\p{Lu}])";
const INDIRECT = new RegExp(
  `^(?<asks>where|when|why|who|whom|how(?: (?:old|tall|long|big|far|high|deep|large|wide|heavy|fast))?|whether|if|what(?= (?:the|a|an|this|that|these|those|his|her|its|their|my|your|our) )) (?<subject>${SUBJECT}[^,;:?]*?) (?<verb>${MOVES})(?<rest> [^,;:?]*|)$`,
  "u",
);

/**
 * An indirect question in direct order: `where the Louvre is` → `where is the Louvre`, `whether X is Y` → `is X Y`. Only if one verb can
 * move; otherwise as it was.
 */
export function directOrder(question: string): string {
  const found = INDIRECT.exec(question)?.groups;
  if (found === undefined) return question.replace(/^if (?=[^,]*$)/u, "whether ");
  const { asks = "", subject = "", verb = "", rest = "" } = found;
  const others = `${subject}${rest}`.match(VERBS) ?? [];
  if (asks === "whether" || asks === "if") {
    return others.length > 0 || rest === "" ? `whether ${subject} ${verb}${rest}` : `${verb} ${subject}${rest}`;
  }
  if (others.length > 0) return question;
  return `${asks} ${verb} ${subject}${rest}`;
}
