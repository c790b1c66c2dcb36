import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./icons.js";
import { useWords } from "./words.js";

/** Where the browser knows how, a press beside the sheet closes it as well. */
const closedOutside = { closedby: "any" } as const;

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet over the page. The browser keeps the focus in it, and gives it back. */
export function Dialog({ title, onClose, children }: Props): JSX.Element {
  const words = useWords();
  const own = useRef<HTMLDialogElement>(null);
  // Before the next event, so that whatever is pressed after what opened the sheet is the sheet's.
  useLayoutEffect(() => own.current?.showModal(), []);
  return (
    <dialog ref={own} aria-labelledby="dialog-title" onClose={onClose} {...closedOutside}>
      <div class="sheet">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="quiet" aria-label={words.close} title={words.close} onClick={() => own.current?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
