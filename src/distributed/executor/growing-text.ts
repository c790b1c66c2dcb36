import type { Json } from "../../fan-out/json.js";

/** The fields whose values, joined over the events, are a text that grows: a reply's text, a tool call's arguments. */
const FIELDS = ["text", "args"] as const;

type EventObject = { readonly [name: string]: Json | undefined };

interface Piece {
  /** Tells texts apart that grow side by side. */
  readonly lane: string;
  readonly text: string;
  with(text: string): Json;
}

/**
 * What was shown of a job's events. When another attempt tells them anew, it says which of them are new: a text goes on behind what was shown, at
 * whatever borders its pieces are cut; other events are new if there were fewer of them before.
 */
export class ShownEvents {
  readonly #texts = new Map<string, string>();
  #others = 0;
  /** How far the present attempt has come. */
  #told = new Map<string, number>();
  #toldOthers = 0;

  /** Another attempt begins. */
  restart(): void {
    this.#told = new Map();
    this.#toldOthers = 0;
  }

  /** What of the event is to be shown: all of it, the rest of its text, or nothing. "other" if its text isn't the one that was shown. */
  next(event: Json): { readonly show: Json } | "shown" | "other" {
    const piece = pieceOf(event);
    if (piece === undefined) {
      this.#toldOthers += 1;
      if (this.#toldOthers <= this.#others) return "shown";
      this.#others = this.#toldOthers;
      return { show: event };
    }
    const shown = this.#texts.get(piece.lane) ?? "";
    const from = this.#told.get(piece.lane) ?? 0;
    const to = from + piece.text.length;
    this.#told.set(piece.lane, to);
    const again = shown.slice(from, to);
    if (!piece.text.startsWith(again)) return "other";
    const fresh = piece.text.slice(again.length);
    if (fresh === "") return "shown";
    this.#texts.set(piece.lane, shown + fresh);
    return { show: again === "" ? event : piece.with(fresh) };
  }

  /** Characters of all texts that were shown. */
  get length(): number {
    return [...this.#texts.values()].reduce((sum, text) => sum + text.length, 0);
  }
}

function pieceOf(event: Json): Piece | undefined {
  if (typeof event !== "object" || event === null || Array.isArray(event)) return undefined;
  const fields = event as EventObject;
  for (const field of FIELDS) {
    const text = fields[field];
    if (typeof text !== "string" || text === "") continue;
    return { lane: `${field} ${String(fields.index ?? "")}`, text, with: (rest) => ({ ...fields, [field]: rest }) };
  }
  return undefined;
}
