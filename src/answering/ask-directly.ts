import type { DirectAnswer, Evidence, RephrasedQuestion } from "../sources/knowledge-source.js";
import type { FlowEvent } from "./answer.js";
import { type AskDirectOptions, askAllDirect } from "./ask-direct.js";
import type { Collaborators, FlowConfig, SharedSource } from "./collaborators.js";
import { type OtherAccount, otherAnswer } from "./other-account.js";
import { rephrased } from "./rephrased.js";
import { settleByDocuments } from "./settle-by-documents.js";
import { settleDescription } from "./settle-description.js";
import type { StageClock } from "./stage-clock.js";

/** Milliseconds. */
export type TimeLeft = () => number;

/** What sources make of the question themselves: an answer, or the question with descriptions replaced by names. */
export interface Direct {
  readonly answer?: DirectAnswer | undefined;
  /** What another source is as certain of. */
  readonly otherwise?: OtherAccount | undefined;
  readonly meant?: RephrasedQuestion | undefined;
  readonly likely?: DirectAnswer | undefined;
  /** What `meant` asks is all that is asked: the description at its beginning was settled. */
  readonly isSettled?: boolean;
}

/** What is left of a question that asks nothing of the thing it names. */
const ASKS_NO_MORE =
  /^\s*(?:where|who|what|which)(?:'s| is| are| was| were)?\s*[?？]?\s*$|^\s*(?:在哪[里儿]?|是谁|是什么)?\s*[?？]?\s*$/iu;

function withoutName({ question, name }: { readonly question: string; readonly name: string }): string {
  return question.replace(name, " ");
}

export async function* askDirectly(
  question: string,
  { sources, fanOut, direct }: Collaborators,
  timeLeft: TimeLeft,
  clock: StageClock,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, Direct, undefined> {
  if (!direct || !sources.some(({ source }) => source.answer !== undefined)) return {};
  yield clock.start("direct");
  const bounds = (): AskDirectOptions => ({ ...fanOut, timeout: Math.ceil(timeLeft() / 2), config });
  const said = await askAllDirect(sources, question, bounds());
  const otherwise = otherAnswer(question, said);
  if (otherwise !== undefined) {
    yield clock.end("direct");
    return { answer: said.answer, otherwise };
  }
  let answer = said.otherwise === undefined ? said.answer : undefined;
  let { likely } = said;
  const described = await settleDescription(question, sources, bounds());
  // "Where is [the company that makes it based]?": nothing is asked of what that describes.
  const settled = described !== undefined && ASKS_NO_MORE.test(withoutName(described)) ? undefined : described;
  // What is described is half of an answer to a question about it.
  if (settled !== undefined && answer?.values.length === 1 && answer.values[0] === settled.name) answer = undefined;
  const meant = answer === undefined ? (settled ?? (await rephrased(question, sources, timeLeft() / 2, config))) : undefined;
  if (meant !== undefined) {
    const again = await askAllDirect(sources, meant.question, bounds());
    const renamed = again.otherwise === undefined ? again.answer : undefined;
    likely ??= withDescription(again.likely, meant);
    answer =
      renamed === undefined
        ? undefined
        : {
            ...renamed,
            evidence: together([...meant.evidence, ...renamed.evidence]),
            derivation: `${meant.derivation}; ${renamed.derivation}`,
          };
  }
  likely ??= answer === undefined && meant === undefined ? await likelyByDocuments(question, sources, bounds()) : undefined;
  yield clock.end("direct");
  return { answer, meant, likely, isSettled: settled !== undefined };
}

/** What is known of a thing that only a document describes. Whether that is the thing is likely at best. */
async function likelyByDocuments(
  question: string,
  sources: readonly SharedSource[],
  bounds: AskDirectOptions,
): Promise<DirectAnswer | undefined> {
  const settled = await settleByDocuments(question, sources, bounds);
  if (settled === undefined) return undefined;
  const { answer, otherwise } = await askAllDirect(sources, settled.question, bounds);
  if (answer?.kind !== "answer" || otherwise !== undefined) return undefined;
  return withDescription({ ...answer, kind: "likely" }, settled);
}

function withDescription(likely: DirectAnswer | undefined, meant: RephrasedQuestion): DirectAnswer | undefined {
  if (likely === undefined) return undefined;
  const evidence = together([...meant.evidence, ...likely.evidence]);
  return { ...likely, evidence, derivation: `${meant.derivation}; ${likely.derivation}` };
}

function together(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((piece) => [`${piece.location}\n${piece.text}`, piece])).values()];
}
