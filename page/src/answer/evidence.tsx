import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Citation } from "../asking/protocol.js";
import { languageOf, useWords } from "../frame/words.js";
import { citedWords, type Range } from "./cited-words.js";
import { safeAddress } from "./markdown/markdown.js";

/** Characters of a piece of evidence that are shown unasked. */
const shown = 320;

interface Props {
  readonly exchangeId: number;
  readonly text: string;
  readonly citations: readonly Citation[];
  /** The number that the reader points at in the answer. */
  readonly pointed: number | undefined;
}

/** What an answer rests on, the cited words marked; what was found beside it stands behind. */
export function EvidenceList({ exchangeId, text, citations, pointed }: Props): JSX.Element {
  const words = useWords();
  const cited = citations.filter((citation) => citation.cited);
  const others = citations.filter((citation) => !citation.cited);
  const card = (citation: Citation): JSX.Element => (
    <Card
      key={citation.number}
      id={evidenceId(exchangeId, citation.number)}
      {...{ citation, text }}
      isPointed={citation.number === pointed}
    />
  );
  return (
    <>
      {cited.length > 0 && <ol class="evidence">{cited.map(card)}</ol>}
      {others.length > 0 && (
        <details class="others">
          <summary>{words.alsoFound(others.length)}</summary>
          <ol class="evidence">{others.map(card)}</ol>
        </details>
      )}
    </>
  );
}

export function evidenceId(exchangeId: number, number: number): string {
  return `evidence-${exchangeId}-${number}`;
}

interface CardProps {
  readonly id: string;
  readonly citation: Citation;
  readonly text: string;
  readonly isPointed: boolean;
}

function Card({ id, citation, text, isPointed }: CardProps): JSX.Element {
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const { number, title, location, source, unverified } = citation;
  const ranges = citation.cited ? citedWords(text, number, citation.text) : [];
  const [from, to] = isWhole ? [0, citation.text.length] : excerpt(citation.text, ranges);
  const isCut = citation.text.length > shown + 40;
  const address = /^https?:\/\/\S+$/.test(location) ? safeAddress(location) : undefined;
  return (
    <li id={id} class={isPointed ? "card pointed" : "card"} tabIndex={-1}>
      <h3 lang={languageOf(title ?? source)}>
        <span class="number">{number}</span>
        {title ?? source}
      </h3>
      <blockquote lang={languageOf(citation.text)}>
        {from > 0 && "…"}
        <Marked text={citation.text} ranges={ranges} from={from} to={to} />
        {to < citation.text.length && "…"}
      </blockquote>
      {isCut && (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.less : words.more}
        </button>
      )}
      <p class="place">
        {address === undefined ? (
          // A single line is told once.
          location.replace(/:(\d+)-\1$/, ":$1")
        ) : (
          <a href={address} target="_blank" rel="noopener noreferrer nofollow">
            {location}
          </a>
        )}
        {unverified === true && <span> · {words.unverified}</span>}
      </p>
    </li>
  );
}

function Marked({ text, ranges, from, to }: { text: string; ranges: readonly Range[]; from: number; to: number }): JSX.Element {
  const parts: (string | JSX.Element)[] = [];
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= at || start >= to) continue;
    parts.push(text.slice(at, Math.max(at, start)), <mark>{text.slice(Math.max(at, start), Math.min(end, to))}</mark>);
    at = Math.min(end, to);
  }
  parts.push(text.slice(at, to));
  return <>{parts}</>;
}

/** The part of a long text that its first mark stands in. */
function excerpt(text: string, ranges: readonly Range[]): Range {
  if (text.length <= shown + 40) return [0, text.length];
  const first = ranges[0]?.[0] ?? 0;
  const start = first < shown / 2 ? 0 : Math.max(0, first - 60);
  return [start, Math.min(text.length, start + shown)];
}
