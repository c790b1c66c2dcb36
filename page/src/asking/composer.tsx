import type { JSX, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../frame/icons.js";
import { useWords } from "../frame/words.js";
import type { Mode } from "./conversation.js";

interface Props {
  readonly mode: Mode;
  readonly isRunning: boolean;
  readonly isReady: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a question is written. */
export function Composer({ mode, isRunning, isReady, onAsk, onStop, field }: Props): JSX.Element {
  const words = useWords();
  const [text, setText] = useState("");
  const send = (): void => {
    const question = text.trim();
    if (question === "" || isRunning || !isReady) return;
    setText("");
    onAsk(question);
  };
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [text, field]);
  const label = mode === "answers" ? words.placeholderAnswers : words.placeholderChat;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        id="composer"
        rows={1}
        maxLength={20_000}
        value={text}
        placeholder={label}
        aria-label={label}
        aria-describedby="composer-hint"
        enterkeyhint="send"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that ends a choice among Chinese characters sends nothing.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          send();
        }}
      />
      {isRunning ? (
        <button type="button" class="round stop" aria-label={words.stop} title={words.stop} onClick={onStop}>
          <Icon name="stop" />
        </button>
      ) : (
        <button type="submit" class="round" aria-label={words.send} title={words.send} disabled={text.trim() === "" || !isReady}>
          <Icon name="send" />
        </button>
      )}
      <p id="composer-hint">{words.hint}</p>
    </form>
  );
}
