import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Exchange } from "../asking/conversation.js";
import { type Bar, inOrder } from "../asking/progress.js";
import type { Stage } from "../asking/protocol.js";
import { Icon } from "../frame/icons.js";
import type { Texts } from "../frame/texts.js";
import { duration, languageOf, useWords } from "../frame/words.js";

/** How a question was answered: a line that tells it in short, and the bars behind it, which grow while it goes on. */
export function Trace({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const words = useWords();
  const { answer, progress, status, askedAt } = exchange;
  const isRunning = status === "running";
  const now = useNow(isRunning) - askedAt;
  const bars = inOrder(progress.bars);
  const total = answer?.timing.total ?? Math.max(now, ...bars.map(({ end }) => end ?? 0), 1);
  const axis = Math.max(1, total, ...bars.map(({ end }) => end ?? now));
  if (status === "failed" && bars.length === 0) return null;
  return (
    <details class="trace" open={isRunning}>
      <summary>
        {isRunning ? <span class="pulse" aria-hidden="true" /> : <Icon name="chevron" />}
        <span class="said">{isRunning ? doing(bars, words) : answer === undefined ? words.how : served(answer, words)}</span>
        {status !== "stopped" && <span class="time">{duration(isRunning ? now : total)}</span>}
      </summary>
      {answer?.derivation !== undefined && (
        <p class="derivation">
          <span>{words.derivation}</span> {answer.derivation}
        </p>
      )}
      {bars.length > 0 && (
        <ol class="bars" aria-label={words.how}>
          {bars.map((bar, place) => (
            <BarRow key={place} bar={bar} now={now} axis={axis} />
          ))}
        </ol>
      )}
      {answer?.plan !== undefined && answer.plan.length > 1 && (
        <ol class="plan" aria-label={words.plan}>
          {answer.plan.map((step) => (
            <li>
              <strong lang={languageOf(step.question)}>{step.question}</strong>
              <span lang={languageOf(step.text)}>{step.text.replace(/ ?\[\d{1,3}\]/g, "")}</span>
            </li>
          ))}
        </ol>
      )}
      {progress.warnings.length > 0 && (
        <ul class="warnings" aria-label={words.warnings}>
          {progress.warnings.map((warning) => (
            <li>{warning}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

function BarRow({ bar, now, axis }: { readonly bar: Bar; readonly now: number; readonly axis: number }): JSX.Element {
  const words = useWords();
  const { kind, name, start, end, step, detail, failed } = bar;
  const isInner = step !== undefined && kind !== "step";
  const share = (ms: number): string => `${((100 * Math.min(Math.max(ms, 0), axis)) / axis).toFixed(2)}%`;
  const label = kind === "stage" ? words.stages[name as Stage] : kind === "model" ? (words.models[name] ?? name) : name;
  return (
    <li class={["bar", kind, isInner && "inner", failed && "failed", end === undefined && "running"].filter(Boolean).join(" ")}>
      <span class="label" title={label}>
        {kind === "step" && <b>{step}</b>}
        {label}
      </span>
      <span class="track" aria-hidden="true">
        <i style={{ left: share(start), width: `max(3px, ${share((end ?? now) - start)})` }} />
      </span>
      <span class="ms">{end === undefined ? "…" : duration(end - start)}</span>
      {detail !== undefined && <span class="detail">{detailText(bar, detail, words)}</span>}
    </li>
  );
}

function detailText({ kind, failed }: Bar, detail: string, words: Texts): string {
  if (kind === "source") return failed ? detail : words.found(detail);
  if (kind === "model") return words.outcomes[detail] ?? detail;
  return kind === "step" ? (words.by[detail as keyof Texts["by"]] ?? detail) : detail;
}

/** What goes on right now. */
export function doing(bars: readonly Bar[], words: Texts): string {
  const running = bars.filter(({ end }) => end === undefined);
  const last = running.findLast(({ kind }) => kind === "stage") ?? bars.findLast(({ kind }) => kind === "stage");
  return last === undefined ? words.asked : words.doing[last.name as Stage];
}

function served({ served: by, origin, cacheTier }: NonNullable<Exchange["answer"]>, words: Texts): string {
  if (by !== "cache") return words.served[by];
  const tier = cacheTier === undefined ? [] : [words.tiers[cacheTier]];
  return [words.served.cache, ...tier, words.by[origin]].join(" · ");
}

/** The present time, again and again while something moves. */
function useNow(isMoving: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => setNow(performance.now()), 80);
    return () => clearInterval(timer);
  }, [isMoving]);
  return isMoving ? Math.max(now, performance.now()) : now;
}
