import type { ReplyEvent, ReplyFinishReason } from "./chat-backend.js";

/** A finished reply as a store keeps it. Plain JSON. */
export interface KeptReply {
  /** The text as it came; joined, all of it. */
  readonly pieces: readonly string[];
  readonly calls: readonly { readonly id?: string | undefined; readonly name: string; readonly args: string }[];
  readonly reason: ReplyFinishReason;
}

/** Where replies are kept. If it fails or hangs, it says so to nobody: a lookup then finds nothing. */
export interface ReplyStore {
  /** Undefined when there is none. Throws the signal's reason if it fires first. */
  lookup(conversation: string, settings: string, signal: AbortSignal | undefined): Promise<KeptReply | undefined>;
  update(conversation: string, settings: string, reply: KeptReply): Promise<void>;
  /** Resolves when every update begun is over. */
  settled(): Promise<void>;
}

/** A reply's events as one value. */
export function keptReply(events: readonly ReplyEvent[]): KeptReply {
  const pieces: string[] = [];
  const calls = new Map<number, { id: string | undefined; name: string; args: string }>();
  let reason: ReplyFinishReason = "stop";
  for (const event of events) {
    if (event.type === "text-delta") pieces.push(event.text);
    else if (event.type === "finish") reason = event.reason;
    else if (event.type === "tool-call-delta") {
      const call = calls.get(event.index) ?? { id: event.id, name: event.name ?? "", args: "" };
      calls.set(event.index, { ...call, args: call.args + event.args });
    }
  }
  return { pieces: pieces.filter((piece) => piece !== ""), calls: [...calls.values()], reason };
}

/** A kept reply's events, as fresh values. A hit costs nothing. */
export function* replayReply({ pieces, calls, reason }: KeptReply): Generator<ReplyEvent> {
  for (const text of pieces) yield { type: "text-delta", text };
  for (const [index, { id, name, args }] of calls.entries()) {
    yield { type: "tool-call-delta", index, id, name, args: "" };
    yield { type: "tool-call-delta", index, args };
  }
  yield { type: "finish", reason, usage: { promptTokens: 0, outputTokens: 0 }, metadata: { cached: true } };
}
