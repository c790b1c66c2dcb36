import type { Answer } from "../answering/answer.js";
import type { SkippedFile } from "../sources/skipped-files.js";
import { printable } from "./printable.js";
import type { Terminal } from "./terminal.js";

const shownCharacters = 96;

/** What stands below an answer: its sub-questions and numbered sources, the sources that failed, where it comes from and what each stage took. */
export function answerReport({ texts, colors }: Pick<Terminal, "texts" | "colors">, answer: Partial<Answer>): string {
  const { citations = [], sources = [], timing = { total: 0 }, served, origin, plan = [], finishReason } = answer;
  const { understoodAs, derivation } = answer;
  const lines = citations.map(({ number, location, title, text }) => {
    const place = title === undefined ? location : `${location}  ${title}`;
    return `  ${colors.cyan(`[${number}]`)} ${printable(place)}\n      ${colors.dim(shorten(text))}`;
  });
  const failures = sources
    .filter((source) => source.status !== "ok")
    .map((source) => colors.yellow(texts.ask.failed(source.name, source.error ?? source.status)));
  const { total, ...stages } = timing;
  const took = Object.entries(stages).map(([stage, ms]) => `${stage} ${duration(ms)}`);
  const whole = served === "cache" ? texts.ask.fromCache(duration(total)) : texts.ask.took(duration(total));
  const steps = plan.map(({ question, text }) => `  ${printable(question)}\n      ${colors.dim(shorten(text))}`);
  const how = [
    ...(finishReason === "length" ? [colors.yellow(texts.ask.cutOff)] : []),
    ...(understoodAs === undefined ? [] : [colors.dim(printable(texts.ask.understoodAs(understoodAs)))]),
    ...(derivation === undefined ? [] : [colors.dim(printable(texts.ask.derivation(derivation)))]),
    ...(origin === undefined ? [] : [colors.dim(texts.ask.origins[origin])]),
  ];
  return [
    ...(steps.length === 0 ? [] : [colors.bold(texts.ask.plan), ...steps]),
    ...(lines.length > 0 ? [colors.bold(texts.ask.sources), ...lines] : failures.length > 0 ? [] : [texts.ask.noSources]),
    ...failures,
    ...how,
    colors.dim(took.length === 0 ? whole : `${whole}: ${took.join(", ")}`),
  ].join("\n");
}

const mostSkipped = 20;

/** The files that were left out, a line each, and vectors that failed. */
export function skippedReport({ texts }: Pick<Terminal, "texts">, skipped: readonly SkippedFile[]): string[] {
  const lines = skipped
    .slice(0, mostSkipped)
    .map(({ name, reason }) => printable(name === "vectors" ? texts.index.wordsAlone(reason) : texts.ask.skipped(name, reason)));
  return skipped.length > mostSkipped ? [...lines, texts.ask.moreSkipped(skipped.length - mostSkipped)] : lines;
}

function shorten(text: string): string {
  const line = printable(text).replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= shownCharacters ? line : `${characters.slice(0, shownCharacters - 1).join("")}…`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
