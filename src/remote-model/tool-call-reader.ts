import { randomUUID } from "node:crypto";
import type { ReplyEvent } from "../chat/chat-backend.js";
import { RemoteError } from "./remote-error.js";
import type { ToolCallPiece } from "./reply-schema.js";

const mostCalls = 128;

type CallEvent = Extract<ReplyEvent, { type: "tool-call-delta" }>;

interface OpenCall {
  /** Place among the calls, in the order they began. */
  readonly place: number;
  readonly name: string;
  /** The server's id; undefined when it gave none and ours stands in. */
  readonly id: string | undefined;
}

/**
 * Pieces of tool calls as servers send them. They belong together by index; where a server leaves the index out, by id, and a
 * piece with neither goes on with the last call.
 */
export class ToolCallReader {
  readonly #calls = new Map<string | number, OpenCall>();
  #last: string | number | undefined;

  get any(): boolean {
    return this.#calls.size > 0;
  }

  /** Throws REMOTE_FAILED when one call has two names or ids, and when one begins without a name. */
  read(piece: ToolCallPiece): CallEvent {
    const key = piece.index ?? piece.id ?? this.#last ?? 0;
    const call = this.#calls.get(key);
    const args = piece.function?.arguments ?? "";
    const name = piece.function?.name || undefined;
    const id = piece.id || undefined;
    this.#last = key;
    if (call === undefined) return this.#begin(key, name, id, args);
    if ((name !== undefined && name !== call.name) || (id !== undefined && call.id !== undefined && id !== call.id)) {
      throw new RemoteError("REMOTE_FAILED", `The server gave tool call ${key} two names or ids.`);
    }
    return { type: "tool-call-delta", index: call.place, args };
  }

  #begin(key: string | number, name: string | undefined, id: string | undefined, args: string): CallEvent {
    if (name === undefined) throw new RemoteError("REMOTE_FAILED", `The server began tool call ${key} without a name.`);
    const place = this.#calls.size;
    if (place === mostCalls) throw new RemoteError("REMOTE_FAILED", `The server called more than ${mostCalls} tools.`);
    this.#calls.set(key, { place, name, id });
    return { type: "tool-call-delta", index: place, id: id ?? `call_${randomUUID()}`, name, args };
  }
}
