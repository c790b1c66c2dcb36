import type { AnswerOrigin } from "../answer-cache/kept-answer.js";
import { questionLanguage } from "../language/question-language.js";
import type { DirectAnswer } from "../sources/knowledge-source.js";
import type { FlowEvent } from "./answer.js";
import type { FoundAnswer } from "./found-answer.js";
import type { OtherAccount } from "./other-account.js";
import { findCitations, withMarks } from "./writing/citing/citations.js";

/** What a source worked out itself, and what another one says otherwise. */
export async function* tell(
  { kind, text, values, evidence, derivation, inOtherLanguage: told }: DirectAnswer,
  other: OtherAccount | undefined,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const all = other === undefined ? evidence : [...evidence, other.evidence];
  const marked = `${withMarks(text, evidence.length)}${other === undefined ? "" : other.told(all.length)}`;
  yield { type: "chunk", chunk: { text: marked } };
  const { citations } = findCitations(marked, all);
  // What another source says is quoted in its own words: that is told in one language.
  const inOtherLanguage =
    told === undefined || other !== undefined
      ? undefined
      : {
          text: withMarks(told.text, evidence.length),
          values: told.values,
          derivation: told.derivation,
          citations: told.evidence,
        };
  const origin: AnswerOrigin = "graph";
  return {
    text: marked,
    citations,
    invalidCitations: [],
    origin,
    values,
    derivation,
    sources: [],
    inOtherLanguage,
    abstains: kind === "ambiguous",
  };
}

/** What a source takes for likely, as its words, and what another one says otherwise. */
export async function* tellLikely(
  { text, values, evidence, derivation }: DirectAnswer,
  question: string,
  other: OtherAccount | undefined,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  const all = other === undefined ? evidence : [...evidence, other.evidence];
  const said = `${withMarks(text, evidence.length)}${other === undefined ? "" : other.told(all.length)}`;
  const quoted = questionLanguage(question) === "zh" ? `资料中最接近的是：${said}` : `The nearest that the sources say: ${said}`;
  yield { type: "chunk", chunk: { text: quoted } };
  const { citations } = findCitations(quoted, all);
  const origin: AnswerOrigin = "quotation";
  return { text: quoted, citations, invalidCitations: [], origin, values, derivation, sources: [], abstains: false };
}
