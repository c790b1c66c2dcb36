import { questionLanguage } from "../../../language/question-language.js";
import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { candidateFit } from "./answer-candidates.js";
import { coverageOf, isQuestion, says, termsOf } from "./asked-terms.js";
import type { ExpectedAnswer } from "./expected-answer.js";

/** Characters of a passage that is quoted as it stands. A Chinese one says three times as much. */
const SHORT = { zh: 40, en: 120 } as const;
/** How well a sentence must hold a value of the kind asked for. */
const HOLDS = { typed: 0.5, named: 0.8 } as const;
/** So much of what the passage says of the question the one sentence must say. */
const LEAST = { typed: 0.7, only: 0.5, other: 0.95 } as const;
/** Of the question, where the kind of answer tells nothing. */
const NEARLY_ALL = 0.8;
const REFERS = /^(?:It|Its|He|His|She|Her|They|Their|This|These|That|Those|[它他她其该此这那])/u;

/** "Before that he repaired trams": what the sentence before is only the place in time of. */
const GOES_ON =
  /^(?:Before (?:that|then)|Until then|Previously|Earlier|After(?:wards| that)|Since then|Then|Later|Instead|That is why|(?:在)?(?:此前|此后|那之前|那之后|这之前|这之后|之前|之后|后来|随后|从此|为此|因此))/u;

/** A reason stands beside what it is the reason of. */
const WHY = /\b(?:why|how come|what for|reason)\b|为什么|为何|为啥|怎么(?:又|会|还|就|没|不)|怎会|凭什么|原因|缘故/iu;

/** The one sentence of a passage that answers by itself, with what its pronoun stands for; the whole passage where none surely does. Pure. */
export function answeringSentence(
  passage: readonly EvidenceUnit[],
  context: CheckContext,
  expected: ExpectedAnswer,
): readonly EvidenceUnit[] {
  if (WHY.test(context.question.text)) return passage;
  const text = passage.map((unit) => unit.text).join("");
  const language = questionLanguage(text);
  if (passage.length < 2 || text.length < SHORT[language]) return passage;
  if (passage.some((unit) => unit.kind !== "sentence" || isQuestion(unit))) return passage;
  const isTyped = expected.type === "number" || expected.type === "time";
  // In the other language its words are only likely the question's: one value of the kind asked for tells more.
  const isForeign = language !== questionLanguage(context.question.text);
  const whole = coverageOf(passage, context);
  const { names } = termsOf(context);
  const isAbout = (unit: EvidenceUnit): boolean =>
    names.every((name) => says(unit, name) || !passage.some((other) => says(other, name)));
  const least = isTyped ? HOLDS.typed : expected.type === "thing" ? 0 : HOLDS.named;
  const fitting = passage.filter((unit) => candidateFit(unit, context.question, expected) >= least);
  const [best, next] = fitting
    .map((unit) => ({ unit, coverage: coverageOf([unit], context) }))
    .sort((a, b) => b.coverage - a.coverage);
  if (best === undefined || !isAbout(best.unit)) return passage;
  const isMeasured = expected.type === "time" || expected.dimensions.length > 0;
  const isOnly = isMeasured && next === undefined && best.coverage >= whole * LEAST.only;
  if ((best.coverage === 0 || isForeign) && !isOnly) return passage;
  const isSure =
    isOnly || isTyped
      ? isOnly || (best.coverage >= whole * LEAST.typed && best.coverage > (next?.coverage ?? 0))
      : best.coverage >= NEARLY_ALL && best.coverage >= whole * LEAST.other && best.coverage > (next?.coverage ?? 0) * 2;
  if (!isSure) return passage;
  const place = passage.indexOf(best.unit);
  if (GOES_ON.test(passage[place + 1]?.text ?? "")) return passage;
  const before = passage[place - 1];
  return REFERS.test(best.unit.text) && before !== undefined ? [before, best.unit] : [best.unit];
}
