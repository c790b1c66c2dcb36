import type { Answer, Stage } from "../answering/answer.js";
import type { SkippedFile } from "../sources/skipped-files.js";
import { printable } from "./printable.js";
import { duration, placeText, shortened } from "./shown-text.js";
import type { Terminal } from "./terminal.js";

/** Columns of a passage: the widest that a line of eighty has room for. */
const shownColumns = 72;

/**
 * What stands below an answer: its sub-questions and numbered sources, where it comes from and what each stage took.
 *
 * @param hasSources whether there was any source to ask
 */
export function answerReport(
  { texts, colors }: Pick<Terminal, "texts" | "colors">,
  answer: Partial<Answer>,
  hasSources = true,
): string {
  const { citations = [], sources = [], timing = { total: 0 }, served, origin, plan = [], finishReason } = answer;
  const { understoodAs, derivation } = answer;
  const lines = citations.map(
    (citation) =>
      `  ${colors.cyan(`[${citation.number}]`)} ${printable(placeText(citation))}\n      ${colors.dim(shortened(citation.text, shownColumns))}`,
  );
  const hasFailures = sources.some(({ status }) => status !== "ok");
  const { total, ...stages } = timing;
  const took = Object.entries(stages).map(([stage, ms]) => `${texts.ask.shortStages[stage as Stage]} ${duration(ms)}`);
  const whole = served === "cache" ? texts.ask.fromCache(duration(total)) : texts.ask.took(duration(total));
  const steps = plan.map(({ question, text }) => `  ${printable(question)}\n      ${colors.dim(shortened(text, shownColumns))}`);
  const how = [
    ...(finishReason === "length" ? [colors.yellow(texts.ask.cutOff)] : []),
    ...(understoodAs === undefined ? [] : [colors.dim(printable(texts.ask.understoodAs(understoodAs)))]),
    ...(derivation === undefined ? [] : [colors.dim(printable(texts.ask.derivation(derivation)))]),
    ...(origin === undefined ? [] : [colors.dim(texts.ask.origins[origin])]),
  ];
  return [
    ...(steps.length === 0 ? [] : [colors.bold(texts.ask.plan), ...steps]),
    ...(lines.length > 0 ? [colors.bold(texts.ask.sources), ...lines] : hasFailures || !hasSources ? [] : [texts.ask.noSources]),
    ...how,
    colors.dim(took.length === 0 ? whole : `${whole}${texts.colon}${took.join(texts.comma)}`),
  ].join("\n");
}

/** Where the cited passages stand, a line each. */
export function citationLines({ colors }: Pick<Terminal, "colors">, { citations = [] }: Partial<Answer>): string[] {
  return citations
    .filter(({ cited }) => cited)
    .map((citation) => `  ${colors.cyan(`[${citation.number}]`)} ${colors.dim(shortened(placeText(citation), shownColumns))}`);
}

/** A line for each source that couldn't be asked. */
export function failureReport({ texts }: Pick<Terminal, "texts">, { sources = [] }: Partial<Answer>): string[] {
  return sources
    .filter(({ status }) => status !== "ok")
    .map(({ name, status, error }) => printable(texts.ask.failed(name, error ?? texts.ask.statuses[status])));
}

const mostSkipped = 20;

/** The files that were left out, a line each, and vectors that failed. */
export function skippedReport({ texts }: Pick<Terminal, "texts">, skipped: readonly SkippedFile[]): string[] {
  const lines = skipped
    .slice(0, mostSkipped)
    .map(({ name, reason }) => printable(name === "vectors" ? texts.index.wordsAlone(reason) : texts.ask.skipped(name, reason)));
  return skipped.length > mostSkipped ? [...lines, texts.ask.moreSkipped(skipped.length - mostSkipped)] : lines;
}
