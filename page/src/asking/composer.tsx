import type { JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../frame/icons.js";
import { useWords } from "../frame/words.js";
import type { Mode } from "./conversation.js";
import { PictureList } from "./picture-list.js";
import { type AskedPicture, mostPictures } from "./pictures.js";
import { usePictures } from "./use-pictures.js";

interface Props {
  readonly mode: Mode;
  readonly isRunning: boolean;
  readonly isReady: boolean;
  /** Whether a question may come with pictures. */
  readonly takesPictures: boolean;
  readonly onAsk: (question: string, pictures: readonly AskedPicture[]) => void;
  readonly onStop: () => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a question is written. */
export function Composer({ mode, isRunning, isReady, takesPictures, onAsk, onStop, field }: Props): JSX.Element {
  const words = useWords();
  const [text, setText] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const pictures = usePictures(takesPictures);
  const send = (): void => {
    const question = text.trim();
    if (question === "" || isRunning || !isReady) return;
    setText("");
    pictures.clear();
    onAsk(question, takesPictures ? pictures.all : []);
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
      class={`composer${takesPictures ? " seeing" : ""}${pictures.isOver ? " under" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {takesPictures && pictures.all.length > 0 && <PictureList pictures={pictures.all} onRemove={pictures.remove} />}
      {takesPictures && pictures.refused.length > 0 && (
        <p class="refused" role="alert">
          {words.picturesRefused(pictures.refused.join(", "), mostPictures)}
        </p>
      )}
      <div class="writing">
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
          onPaste={(event) => {
            const { files = [] } = event.clipboardData ?? {};
            if (!takesPictures || files.length === 0) return;
            event.preventDefault();
            pictures.add(files);
          }}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter that ends a choice among Chinese characters sends nothing.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            send();
          }}
        />
        {takesPictures && (
          <>
            <button
              type="button"
              class="quiet attach"
              aria-label={words.addPicture}
              title={words.addPicture}
              onClick={() => chooser.current?.click()}
            >
              <Icon name="picture" />
            </button>
            <input
              ref={chooser}
              type="file"
              accept="image/*"
              multiple
              hidden
              onChange={(event) => {
                pictures.add(event.currentTarget.files ?? []);
                event.currentTarget.value = "";
              }}
            />
          </>
        )}
        {isRunning ? (
          <button type="button" class="round stop" aria-label={words.stop} title={words.stop} onClick={onStop}>
            <Icon name="stop" />
          </button>
        ) : (
          <button
            type="submit"
            class="round"
            aria-label={words.send}
            title={words.send}
            disabled={text.trim() === "" || !isReady}
          >
            <Icon name="send" />
          </button>
        )}
      </div>
      <p id="composer-hint">{takesPictures ? words.hintPictures : words.hint}</p>
    </form>
  );
}
