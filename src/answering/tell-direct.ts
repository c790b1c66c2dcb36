import { questionLanguage } from "../language/question-language.js";
import type { DirectAnswer, Evidence } from "../sources/knowledge-source.js";
import type { FlowEvent, SourceReport } from "./answer.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { gatherEvidence } from "./evidence/gather-evidence.js";
import { namedThings } from "./evidence/named-things.js";
import type { FoundAnswer } from "./found-answer.js";
import type { StageClock } from "./stage-clock.js";
import { checkContext } from "./writing/checking/check-context.js";
import { findCitations, withMarks } from "./writing/citing/citations.js";
import { contradictionOf, otherAccountOf } from "./writing/quoting/conflicting-values.js";
import { expectedAnswer } from "./writing/quoting/expected-answer.js";

/** Other sources get this long for another account of what one has answered: it is an addition. Milliseconds. */
const LONGEST_WAIT = 2_000;

/**
 * What a source worked out itself. Where it is one number or date, the sources that can only find are asked as well, and one that clearly
 * says otherwise is named: the reader judges.
 *
 * @param timeout milliseconds
 */
export async function* tellDirect(
  answer: DirectAnswer,
  question: string,
  collaborators: Collaborators,
  timeout: number,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, FoundAnswer, undefined> {
  let text = withMarks(answer.text, answer.evidence.length);
  yield { type: "chunk", chunk: { text } };
  let evidence: readonly Evidence[] = answer.evidence;
  let reports: readonly SourceReport[] = [];
  if (isOneValue(answer, question, collaborators)) {
    const other = yield* otherAccount(answer, question, collaborators, Math.min(timeout, LONGEST_WAIT), clock, config);
    reports = other.reports;
    if (other.said !== "") {
      evidence = [...evidence, ...other.evidence];
      text += other.said;
      yield { type: "chunk", chunk: { text: other.said } };
    }
  }
  const { citations } = findCitations(text, evidence);
  const { values, derivation, kind } = answer;
  return {
    text,
    citations,
    invalidCitations: [],
    origin: "graph",
    values,
    derivation,
    sources: reports,
    abstains: kind === "ambiguous",
  };
}

function isOneValue({ kind, values }: DirectAnswer, question: string, { check, sources }: Collaborators): boolean {
  const { type } = expectedAnswer(question);
  const hasOthers = sources.some(({ source }) => source.answer === undefined);
  return check !== false && hasOthers && kind === "answer" && values.length === 1 && (type === "number" || type === "time");
}

interface OtherAccount {
  /** A sentence with its number, to follow the answer; empty if nothing contradicts it. */
  readonly said: string;
  readonly evidence: readonly Evidence[];
  readonly reports: readonly SourceReport[];
}

async function* otherAccount(
  answer: DirectAnswer,
  question: string,
  collaborators: Collaborators,
  timeout: number,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, OtherAccount, undefined> {
  const things = await namedThings(question, collaborators.sources, timeout, config);
  const others = { ...collaborators, sources: collaborators.sources.filter(({ source }) => source.answer === undefined) };
  const { evidence, reports } = yield* gatherEvidence({ searchText: question, things, timeout }, others, clock, config);
  const sameNames = things.map(({ text, names }) => [text, ...names]);
  const context = checkContext({ question, evidence: [...answer.evidence, ...evidence], sameNames });
  const first = answer.evidence.length + 1;
  const known = contradictionOf(answer.text, context);
  const other = known !== undefined && known.number >= first ? known : otherAccountOf(answer.text, first, context);
  if (other === undefined) return { said: "", evidence, reports };
  const isChinese = questionLanguage(question) === "zh";
  const said = isChinese
    ? `另一处资料的说法不同：“${other.text}”[${other.number}]。`
    : ` Another source says otherwise: “${other.text}” [${other.number}].`;
  return { said, evidence, reports };
}
