import { translator } from "../language/dictionary/meanings.js";
import { questionLanguage } from "../language/question-language.js";
import type { DirectAnswer, Evidence } from "../sources/knowledge-source.js";
import type { DirectAnswers } from "./ask-direct.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { askAll } from "./evidence/ask-sources.js";
import { foundInOtherLanguage } from "./evidence/found-in-other-language.js";
import { namedThings } from "./evidence/named-things.js";
import { expectedAnswer } from "./writing/quoting/expected-answer.js";
import { inQuotes, type QuotedPart } from "./writing/quoting/quoted-parts.js";
import { isMeasure, secondAccount } from "./writing/quoting/second-account.js";

/** Milliseconds that an answer which is known waits for another account. */
const MOST_TIME = 300;
const MOST_NAMES = 24;
const STATEMENT = / — .{1,300}? → /u;

/** What a source says otherwise than an answer. */
export interface OtherAccount {
  readonly evidence: Evidence;
  /** The sentence that adds it to the answer, by the number of the evidence. */
  readonly told: (number: number) => string;
}

/**
 * Asks the sources that find in milliseconds whether they give another number or date than an answer that rests on one statement. Undefined where
 * none clearly does, or two things have the name that is asked about. No model is asked.
 */
export async function otherAccount(
  question: string,
  { kind, values, evidence }: DirectAnswer,
  { sources, fanOut, budget }: Collaborators,
  timeLeft: number,
  config: FlowConfig,
): Promise<OtherAccount | undefined> {
  const [value = "", ...more] = values;
  if (kind === "ambiguous" || more.length > 0 || !isMeasure(expectedAnswer(question), value)) return undefined;
  const statement = statementOf(value, evidence);
  if (statement === undefined) return undefined;
  const able = sources.filter(({ source }) => source.isCheap === true);
  if (able.length === 0) return undefined;
  const timeout = Math.min(MOST_TIME, timeLeft);
  // The last of several statements may be about what the question only describes.
  const things = await namedThings(`${question}\n${statement.text.split(" — ")[0] ?? ""}`, sources, timeout, config);
  const distinct = new Map(things.map(({ text, names }) => [[text, ...names].join("\n"), text]));
  if (new Set(distinct.values()).size < distinct.size) return undefined;
  const names = [...new Set(things.flatMap((thing) => thing.names))].filter((name) => !question.includes(name));
  const search = [question, ...names.slice(0, MOST_NAMES)].join("\n");
  const options = { limit: budget.perSource, maxConcurrency: fanOut.maxConcurrency, timeout, signal: config.signal, config };
  const found = (await askAll(able, () => search, options)).flat();
  const pieces = found.filter(({ location }) => location !== statement.location);
  const known = new Set(pieces.map(({ text }) => text));
  const translated = (await foundInOtherLanguage(question, things, able, known, options)).flat();
  pieces.push(...translated.filter((piece) => piece !== undefined).filter(({ text }) => !known.has(text)));
  config.signal.throwIfAborted();
  const account = secondAccount(
    { question, values, statement },
    pieces,
    things.map((thing) => thing.names),
    await translator(),
  );
  const piece = account === undefined ? undefined : pieces[account.index];
  if (account === undefined || piece === undefined) return undefined;
  return { evidence: piece, told: (number) => told({ number, text: account.quoted }, questionLanguage(question) === "zh") };
}

/** The one statement that gives the value: others may lead to what it is about. Undefined if another one might. */
function statementOf(value: string, evidence: readonly Evidence[]): Evidence | undefined {
  const statements = evidence.flatMap((piece) => piece.text.split("\n").map((text) => ({ ...piece, text: text.trim() })));
  if (!statements.every(({ text }) => text.split(STATEMENT).length === 2)) return undefined;
  if (statements.length < 2) return statements[0];
  const own = statements.filter(({ text }) => text.slice(text.lastIndexOf("→") + 1).trim() === value.trim());
  return own.length === 1 ? own[0] : undefined;
}

/** The same of a source that is as certain of another number or date; undefined where the two may have understood different things. */
export function otherAnswer(question: string, { answer, otherwise }: DirectAnswers): OtherAccount | undefined {
  const [evidence, ...more] = otherwise?.evidence ?? [];
  if (answer?.kind !== "answer" || otherwise === undefined || evidence === undefined || more.length > 0) return undefined;
  const expected = expectedAnswer(question);
  const areMeasures = [answer, otherwise].every(({ values }) => values.length === 1 && isMeasure(expected, values[0] ?? ""));
  if (!areMeasures) return undefined;
  const isChinese = questionLanguage(question) === "zh";
  const text = otherwise.text.trim().replace(/[.。]$/u, "");
  return {
    evidence,
    told: (number) =>
      isChinese ? `另一处资料的说法不同：${text}[${number}]。` : ` Another source says otherwise: ${text} [${number}].`,
  };
}

function told(part: QuotedPart, isChinese: boolean): string {
  const quoted = inQuotes(part, isChinese);
  return isChinese ? `另一处资料的说法不同：${quoted}。` : ` Another source says otherwise: ${quoted}.`;
}
