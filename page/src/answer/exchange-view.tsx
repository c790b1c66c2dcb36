import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Exchange } from "../asking/conversation.js";
import { PictureList } from "../asking/picture-list.js";
import type { Citation } from "../asking/protocol.js";
import { Icon } from "../frame/icons.js";
import type { Texts } from "../frame/texts.js";
import { languageOf, useWords } from "../frame/words.js";
import { Drawing } from "../graph/drawing.js";
import { EvidenceList, evidenceId } from "./evidence.js";
import { Markdown } from "./markdown/markdown.js";
import { Trace } from "./trace.js";

interface Props {
  readonly exchange: Exchange;
  readonly onAgain: (cache?: "refresh") => void;
}

/** A question, its answer, and beside it what the answer rests on. */
export function ExchangeView({ exchange, onAgain }: Props): JSX.Element {
  const words = useWords();
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const { id, mode, question, pictures, text, answer, status, failure } = exchange;
  const isRunning = status === "running";
  const citations = answer?.citations ?? [];
  const known = new Map(citations.map((citation) => [citation.number, citation]));
  const citation = (number: number): JSX.Element | undefined => {
    const found = known.get(number);
    return found === undefined ? undefined : <CitationMark key={number} exchangeId={id} citation={found} onPoint={setPointed} />;
  };
  const hasBeside = citations.length > 0;
  return (
    <article class={`exchange ${mode}`} aria-labelledby={`question-${id}`} aria-busy={isRunning}>
      <div class="main">
        <h2 id={`question-${id}`} class={question.length > 90 ? "question long" : "question"} lang={languageOf(question)}>
          {question}
        </h2>
        {pictures.length > 0 && <PictureList pictures={pictures} />}
        {answer?.understoodAs !== undefined && (
          <p class="understood">
            {words.understoodAs} <q>{answer.understoodAs}</q>
          </p>
        )}
        {mode === "answers" && <Trace exchange={exchange} />}
        {text !== "" && (
          <div class={isRunning ? "answer growing" : "answer"} lang={languageOf(text)}>
            <Markdown text={text} citation={citation} />
          </div>
        )}
        {text === "" && isRunning && mode === "chat" && <p class="waiting" aria-hidden="true" />}
        {answer?.finishReason === "length" && <p class="note">{words.cutOff}</p>}
        {status === "stopped" && <p class="note">{words.stopped}</p>}
        {failure !== undefined && <Failure {...{ failure, words }} />}
        {!isRunning && <Actions {...{ exchange, onAgain, words }} />}
      </div>
      {hasBeside && (
        <aside class="beside" aria-label={words.citedSources}>
          <Drawing question={answer?.understoodAs ?? question} values={answer?.values ?? []} citations={citations} />
          <EvidenceList exchangeId={id} {...{ text, citations, pointed }} />
        </aside>
      )}
    </article>
  );
}

interface MarkProps {
  readonly exchangeId: number;
  readonly citation: Citation;
  readonly onPoint: (number: number | undefined) => void;
}

/** A number in the text that leads to its piece of evidence. */
function CitationMark({ exchangeId, citation: { number, title, source }, onPoint }: MarkProps): JSX.Element {
  const words = useWords();
  const id = evidenceId(exchangeId, number);
  const go = (event: Event): void => {
    event.preventDefault();
    const card = document.getElementById(id);
    const behind = card?.closest("details");
    if (behind instanceof HTMLDetailsElement) behind.open = true;
    card?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  };
  return (
    <a
      class="mark"
      href={`#${id}`}
      aria-label={words.citation(number, title ?? source)}
      onClick={go}
      onMouseEnter={() => onPoint(number)}
      onMouseLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(number)}
      onBlur={() => onPoint(undefined)}
    >
      {number}
    </a>
  );
}

function Failure({ failure, words }: { failure: NonNullable<Exchange["failure"]>; words: Texts }): JSX.Element {
  const { code, message, retryAfter } = failure;
  const known = words.failures[code];
  return (
    <div class="failure" role="alert">
      <strong>
        {known ?? words.failed} {retryAfter !== undefined && words.retryAfter(retryAfter)}
      </strong>
      {message !== "" && <p lang="en">{message}</p>}
    </div>
  );
}

function Actions({ exchange, onAgain, words }: Props & { readonly words: Texts }): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const { status, text, mode } = exchange;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  // Browsers lend the clipboard to pages of this machine and of encrypted connections only.
  const canCopy = text !== "" && "clipboard" in navigator;
  const isWhole = status === "done";
  return (
    <p class="actions">
      {canCopy && (
        <button type="button" class="quiet" aria-label={isCopied ? words.copied : words.copy} title={words.copy} onClick={copy}>
          <Icon name={isCopied ? "check" : "copy"} />
        </button>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={isWhole && mode === "answers" ? words.again : words.retry}
        title={isWhole && mode === "answers" ? words.again : words.retry}
        onClick={() => onAgain(isWhole ? "refresh" : undefined)}
      >
        <Icon name="again" />
        {!isWhole && <span>{words.retry}</span>}
      </button>
    </p>
  );
}
