import type { Citation } from "../../answer-cache/kept-answer.js";
import { questionLanguage } from "../../language/question-language.js";
import type { Answer } from "../answer.js";
import { type AnswerTrace, spansOf, type TracedSpan, totalOf } from "./answer-trace.js";
import { PAGE_STYLE } from "./page-style.js";
import { TRACE_WORDS, type TraceWords } from "./trace-words.js";

/**
 * A self-contained HTML page (no script, nothing fetched) that shows how a question was answered: the answer with its citations, a
 * waterfall of stages, sub-questions and sources, the plan, the evidence offered and cited, tokens and warnings. In the question's
 * language. Everything in it is escaped: questions and evidence are text from strangers.
 */
export function renderTrace(trace: Pick<AnswerTrace, "question" | "askedAt" | "events">, answer: Answer): string {
  const words = TRACE_WORDS[questionLanguage(trace.question)];
  const total = totalOf(trace.events, answer);
  const spans = spansOf(trace.events);
  const warnings = trace.events.flatMap(({ event }) => (event.type === "answer-warning" ? [event.data.message] : []));
  const facts: (readonly [string, string | undefined])[] = [
    [words.served, words.origins[answer.served]],
    [words.origin, answer.served === "cache" ? words.origins[answer.origin] : undefined],
    [words.writtenBy, answer.writtenBy && words.models[answer.writtenBy]],
    [words.cacheTier, answer.cacheTier],
    [words.took, milliseconds(answer.timing.total)],
    [words.tokens, answer.usage && `${answer.usage.input_tokens} → ${answer.usage.output_tokens}`],
    [words.finishReason, answer.finishReason],
    [words.understoodAs, answer.understoodAs],
    [words.derivation, answer.derivation],
    [words.asked, trace.askedAt.toISOString()],
  ];
  const parts = [
    `<header><h1>${escaped(trace.question)}</h1><p class="answer">${marked(answer.text)}</p></header>`,
    `<dl class="facts">${facts.map(([name, value]) => (value === undefined ? "" : `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`)).join("")}</dl>`,
    warnings.length === 0
      ? ""
      : `<ul class="warnings">${warnings.map((warning) => `<li>${escaped(warning)}</li>`).join("")}</ul>`,
    section(words.waterfall, waterfall(spans, total, words)),
    answer.plan === undefined ? "" : section(words.plan, plan(answer, words)),
    section(words.evidence, evidence(answer.citations, words)),
  ];
  return `<!doctype html>
<html lang="${words.language}">
<head><meta charset="utf-8"><meta name="generator" content="langchain-chatglm"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(trace.question)}</title><style>${PAGE_STYLE}</style></head>
<body><main>${parts.join("\n")}</main></body>
</html>
`;
}

function section(title: string, content: string): string {
  return `<section><h2>${escaped(title)}</h2>${content}</section>`;
}

function waterfall(spans: readonly TracedSpan[], total: number, words: TraceWords): string {
  const percent = (ms: number): string => `${((100 * Math.min(Math.max(ms, 0), total)) / total).toFixed(2)}%`;
  const rows = spans.map(({ kind, name, start, end, step, detail, failed }) => {
    const label = labelOf(kind, name, words);
    const inner = step !== undefined && kind !== "step";
    const title = [label, milliseconds(end - start), detail].filter((part) => part !== undefined).join(" · ");
    return `<tr class="${kind}${inner ? " inner" : ""}${failed ? " failed" : ""}"><th scope="row" title="${escaped(label)}">${escaped(label)}</th>
<td class="bar"><span style="left:${percent(start)};width:max(3px,${percent(end - start)})" title="${escaped(title)}"></span></td>
<td class="ms">${milliseconds(end - start)}</td><td class="detail">${escaped(detail === undefined ? "" : kind === "model" ? (words.outcomes[detail] ?? detail) : words.detail(kind, detail, failed))}</td></tr>`;
  });
  const axis = [0, 0.25, 0.5, 0.75, 1].map((share) => `<i style="left:${share * 100}%">${milliseconds(share * total)}</i>`);
  return `<table class="waterfall"><thead><tr><th></th><td class="bar axis">${axis.join("")}</td><td></td><td></td></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function labelOf(kind: TracedSpan["kind"], name: string, words: TraceWords): string {
  if (kind === "stage") return words.stages[name as keyof TraceWords["stages"]];
  return kind === "model" ? words.models[name as keyof TraceWords["models"]] : name;
}

function plan({ plan: steps = [] }: Answer, words: TraceWords): string {
  const items = steps.map(
    ({ question, text, served }) =>
      `<li><strong>${escaped(question)}</strong><br>${marked(text)} <span class="tag">${escaped(words.origins[served])}</span></li>`,
  );
  return `<ol class="plan">${items.join("\n")}</ol>`;
}

function evidence(citations: readonly Citation[], words: TraceWords): string {
  if (citations.length === 0) return `<p class="none">${escaped(words.noEvidence)}</p>`;
  const items = citations.map(
    ({ number, source, title, location, text, cited }) => `<article id="e${number}" class="${cited ? "cited" : "offered"}">
<h3><span class="number">[${number}]</span> ${escaped(title ?? location)} <span class="tag">${escaped(cited ? words.cited : words.offered)}</span></h3>
<p class="place">${escaped(source)} · ${escaped(location)}</p><pre>${escaped(text)}</pre></article>`,
  );
  return items.join("\n");
}

/** Text whose citation marks lead to the evidence. */
function marked(text: string): string {
  return escaped(text).replace(/\[(\d{1,3})\]/g, '<a href="#e$1">[$1]</a>');
}

function milliseconds(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
