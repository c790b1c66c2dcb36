import { Agent, request } from "node:http";
import { describe, expect, it } from "vitest";
import type { ChatBackend, ReplyCall, ReplyEvent } from "../../src/chat/chat-backend.js";
import { serve } from "./support/serve.js";

const streams = 500;
const words = 60;

/** Says back what it was asked, numbered word by word, with a turn of the event loop between words: all streams run through each other. */
const echo: ChatBackend = {
  name: "echo",
  defaults: {},
  identity: { model: "echo" },
  capabilities: { toolCalling: false, structuredOutput: false },
  async *reply({ messages, signal }: ReplyCall): AsyncGenerator<ReplyEvent> {
    const name = messages.at(-1)?.content ?? "";
    for (let word = 0; word < words; word += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      yield { type: "text-delta", text: `${name}:${word} 茶 ` };
    }
    yield { type: "finish", reason: "stop", usage: { promptTokens: 1, outputTokens: words } };
  },
  countTokens: async (text) => text.length,
  close: async () => {},
};

const expected = (name: string): string => Array.from({ length: words }, (_, word) => `${name}:${word} 茶 `).join("");

describe("500 streams at once", () => {
  it("lose no token and mix none, while others leave in the middle", async () => {
    const { port, url } = await serve({ backend: echo, limits: { running: 300, waiting: 300, connections: 700 } });
    const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
    const texts = await Promise.all(
      Array.from({ length: streams }, (_, index) => stream(port, agent, `stream-${index}`, index % 10 === 9)),
    );
    agent.destroy();
    for (const [index, text] of texts.entries()) {
      const whole = expected(`stream-${index}`);
      if (index % 10 === 9) expect(whole.startsWith(text.text), `stream ${index}`).toBe(true);
      else expect(text, `stream ${index}`).toEqual({ text: whole, isDone: true });
    }
    await expect.poll(async () => (await (await fetch(`${url}/metrics`)).text()).match(/server_running (\d+)/)?.[1]).toBe("0");
  });
});

/** One stream, read to its end, or left behind its third piece. */
function stream(port: number, agent: Agent, name: string, leaves: boolean): Promise<{ text: string; isDone: boolean }> {
  const body = JSON.stringify({ model: "echo", messages: [{ role: "user", content: name }], stream: true });
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, agent, method: "POST", path: "/v1/chat/completions", headers: { "content-type": "application/json" } },
      (response) => {
        let received = "";
        response.setEncoding("utf8").on("data", (piece: string) => {
          received += piece;
          if (!leaves || received.split("\n\n").length < 4) return;
          response.destroy();
          resolve({ text: textOf(received), isDone: false });
        });
        response.on("end", () => resolve({ text: textOf(received), isDone: received.endsWith("data: [DONE]\n\n") }));
        response.on("error", (error) => (leaves ? undefined : reject(error)));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

function textOf(received: string): string {
  const whole = received.slice(0, received.lastIndexOf("\n\n") + 2);
  return whole
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => {
      const { choices } = JSON.parse(event.slice(6)) as {
        readonly choices: readonly { readonly delta: { readonly content?: string } }[];
      };
      return choices[0]?.delta.content ?? "";
    })
    .join("");
}
