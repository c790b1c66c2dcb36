import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Mode } from "../asking/conversation.js";
import type { Offer } from "../asking/use-server.js";
import { summary } from "./sources-dialog.js";
import { useWords } from "./words.js";

interface Props {
  readonly offer: Offer;
  readonly mode: Mode;
  readonly model: string | undefined;
  readonly onKey: (key: string) => void;
  readonly onRetry: () => void;
  readonly onSources: () => void;
}

/** What is seen before the first question. */
export function Welcome({ offer, mode, model, onKey, onRetry, onSources }: Props): JSX.Element {
  const words = useWords();
  if (offer.state === "connecting") return <p class="welcome note">{words.connecting}</p>;
  if (offer.state === "locked") return <KeyForm isWrong={offer.tried} onKey={onKey} />;
  if (offer.state === "failed") {
    return (
      <div class="welcome" role="alert">
        <h2>{words.failures[offer.code] ?? words.failed}</h2>
        {offer.message !== "" && <p lang="en">{offer.message}</p>}
        <p>
          <button type="button" class="plain" onClick={onRetry}>
            {words.retry}
          </button>
        </p>
      </div>
    );
  }
  const { sources = [] } = offer;
  if (mode === "chat" && model === undefined) return <p class="welcome note">{words.nothingServed}</p>;
  const kinds = { documents: words.documents, graph: words.graphs, other: words.otherSource };
  return (
    <div class="welcome">
      <h2>{mode === "answers" ? words.emptyAnswers : words.emptyChat}</h2>
      <p>{mode === "answers" ? words.emptyAnswersNote : words.emptyChatNote(model ?? "")}</p>
      {mode === "answers" && sources.length > 0 && (
        <ul class="shelf">
          {sources.map((source) => (
            <li key={source.name}>
              <button type="button" onClick={onSources}>
                <b>{source.kind === "other" ? source.name : kinds[source.kind]}</b> {source.error ?? summary(source, words)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function KeyForm({ isWrong, onKey }: { readonly isWrong: boolean; readonly onKey: (key: string) => void }): JSX.Element {
  const words = useWords();
  const [key, setKey] = useState("");
  return (
    <form
      class="welcome"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== "") onKey(key.trim());
      }}
    >
      <h2>{words.keyNeeded}</h2>
      <p id="gate-note">{words.keyNote}</p>
      <p class="gate">
        <input
          type="password"
          autocomplete="off"
          spellcheck={false}
          aria-label={words.key}
          aria-describedby="gate-note"
          placeholder={words.key}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="plain">
          {words.useKey}
        </button>
      </p>
      {isWrong && (
        <p class="wrong" role="alert">
          {words.failures["INVALID_API_KEY"]}
        </p>
      )}
    </form>
  );
}
