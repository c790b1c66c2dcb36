import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

interface Shortcuts {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onStop: () => void;
}

/** `/` goes to the question, Escape stops the answer. */
export function useShortcuts({ field, onStop }: Shortcuts): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (document.querySelector("dialog[open]") !== null) return;
      const { target, key } = event;
      const isWriting = target instanceof HTMLElement && target.matches("input, textarea, select");
      if (key === "Escape" && !event.isComposing) onStop();
      else if (key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [field, onStop]);
}
