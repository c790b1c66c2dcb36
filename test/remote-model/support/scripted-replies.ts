import type { ScriptedPart, ScriptedReply } from "../../../src/testing/scripted-model.js";
import { delta, end, event, eventHeaders, type Play } from "./scripted-server.js";

/**
 * Plays a script as vLLM would: to the n-th user or tool message the n-th reply, a character a chunk, ended by stop strings and
 * max_tokens (a character is a token here), with token counts when they are asked for.
 */
export function scriptedReplies(replies: readonly ScriptedReply[]): Play {
  return (response, { body }) => {
    const messages = body["messages"] as readonly { readonly role: string; readonly content: string | null }[];
    const turn = messages.filter(({ role }) => role === "user" || role === "tool").length;
    const reply = replies[Math.min(turn, replies.length) - 1] ?? "";
    const parts = typeof reply === "string" ? [reply] : reply;
    const {
      stop = [],
      max_tokens = 1e6,
      stream_options,
    } = body as {
      readonly stop?: readonly string[];
      readonly max_tokens?: number;
      readonly stream_options?: object;
    };
    const written = parts.flatMap((part, index) => partDeltas(part, index, stop));
    const called = parts.some((part) => typeof part !== "string");
    const reason = written.length > max_tokens ? "length" : called ? "tool_calls" : "stop";
    response.writeHead(200, eventHeaders);
    response.write(delta({ role: "assistant", content: "" }));
    for (const fields of written.slice(0, max_tokens)) response.write(delta(fields));
    response.write(delta({}, reason));
    if (stream_options !== undefined) {
      const prompt_tokens = messages.reduce((total, { content }) => total + (content?.length ?? 0) + 1, 0);
      response.write(event({ choices: [], usage: { prompt_tokens, completion_tokens: Math.min(written.length, max_tokens) } }));
    }
    response.end(end);
  };
}

function partDeltas(part: ScriptedPart, index: number, stop: readonly string[]): object[] {
  if (typeof part === "string") return [...untilStop(part, stop)].map((content) => ({ content }));
  const text = "code" in part ? part.code : JSON.stringify(part.args);
  const begin = { tool_calls: [{ index, id: `call_${index}`, type: "function", function: { name: part.name, arguments: "" } }] };
  return [begin, ...[...text].map((piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] }))];
}

function untilStop(text: string, stop: readonly string[]): string {
  const ends = stop.map((string) => text.indexOf(string)).filter((place) => place !== -1);
  return text.slice(0, Math.min(text.length, ...ends));
}
