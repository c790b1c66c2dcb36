/** ChatGLM was trained to write this where it means its own training's year; the models' code (`process_response`) puts the year in. */
const marker = "[[训练时间]]";
const year = "2023年";

/** A whole text with the year for the marker. */
export function withTrainingTime(text: string): string {
  return text.replaceAll(marker, year);
}

/** The same for a text that arrives in pieces: what may be the marker's beginning is held back. */
export class TrainingTimeText {
  #held = "";

  push(text: string): string {
    const all = withTrainingTime(this.#held + text);
    const kept = heldLength(all);
    this.#held = all.slice(all.length - kept);
    return all.slice(0, all.length - kept);
  }

  /** What was held back, once no more text comes. */
  flush(): string {
    const held = this.#held;
    this.#held = "";
    return held;
  }
}

/** Length of the longest end of the text that begins a marker. */
function heldLength(text: string): number {
  for (let length = Math.min(marker.length - 1, text.length); length > 0; length--) {
    if (marker.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
