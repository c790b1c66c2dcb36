import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import { checkSentence } from "../../../../src/answering/writing/checking/check-sentence.js";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import type { Evidence } from "../../../../src/sources/knowledge-source.js";
import type { CaseSet } from "./read-cases.js";

export interface CheckMeasure {
  readonly right: number;
  readonly refused: readonly string[];
  /** Right, and taken for something that doesn't answer. */
  readonly aside: readonly string[];
  readonly wrong: number;
  /** As answers: what is true but beside the question is held back. */
  readonly accepted: readonly string[];
}

/** What becomes of every sentence. `crowd`: pieces of other sets put beside the evidence. */
export function measureChecks(sets: readonly CaseSet[], crowd: number): CheckMeasure {
  const refused: string[] = [];
  const aside: string[] = [];
  const accepted: string[] = [];
  let right = 0;
  let wrong = 0;
  for (const [index, set] of sets.entries()) {
    const evidence = crowded(sets, index, crowd);
    for (const asked of set.cases) {
      const context = checkContext({ question: asked.question, evidence, sameNames: set.sameNames });
      right += asked.right.length;
      wrong += asked.wrong.length;
      for (const sentence of asked.right) {
        const { status, answers } = checkSentence(sentence, context);
        if (status !== "supported") refused.push(sentence);
        else if (!answers) aside.push(sentence);
      }
      accepted.push(...asked.wrong.filter((sentence) => checkSentence(sentence, context).answers));
    }
  }
  return { right, refused, aside, wrong, accepted };
}

export interface QuotationMeasure {
  readonly asked: number;
  readonly answerable: number;
  /** Questions whose quotation holds the answer. */
  readonly right: number;
  /** Questions for which something is quoted that doesn't answer. */
  readonly beside: readonly string[];
}

export function measureQuotations(sets: readonly CaseSet[], crowd: number): QuotationMeasure {
  const beside: string[] = [];
  let asked = 0;
  let answerable = 0;
  let right = 0;
  for (const [index, { quotations, sameNames }] of sets.entries()) {
    const evidence = crowded(sets, index, crowd);
    for (const { question, holds } of quotations) {
      const quotation = quoteEvidence(question, evidence, { sameNames });
      const isRight = holds !== undefined && quotation?.sentence.includes(holds) === true;
      asked += 1;
      if (holds !== undefined) answerable += 1;
      if (isRight) right += 1;
      else if (quotation !== undefined) beside.push(question);
    }
  }
  return { asked, answerable, right, beside };
}

function crowded(sets: readonly CaseSet[], index: number, crowd: number): readonly Evidence[] {
  const others = Array.from({ length: crowd }, (_, step) => sets[(index + 1 + step * 3) % sets.length]?.evidence[0]);
  return [...(sets[index]?.evidence ?? []), ...others.filter((piece) => piece !== undefined)];
}
