import { Socket } from "node:net";
import type { Writable } from "node:stream";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { GatedBackend } from "./support/gated-backend.js";
import { post, serve } from "./support/serve.js";

const request = { model: "gated", messages: [{ role: "user", content: "Count." }], stream: true };

describe("a stream", () => {
  it("hands its headers to the socket together with the events that are there", async () => {
    const backend = new GatedBackend();
    const { url } = await serve({ backend });
    // What a socket is handed at once.
    const handed = vi.spyOn(Socket.prototype as Writable & { _writev: NonNullable<Writable["_writev"]> }, "_writev");
    onTestFinished(() => handed.mockRestore());
    backend.release();
    await (await post(`${url}/v1/chat/completions`, JSON.stringify(request))).text();
    const [first] = handed.mock.calls
      .map(([chunks]) => chunks.map(({ chunk }) => String(chunk)).join(""))
      .filter((text) => text.includes('"role":"assistant"'));
    expect(first).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("cancels nothing once it has come to its end", async () => {
    const backend = new GatedBackend();
    backend.release();
    const { url } = await serve({ backend });
    const response = await post(`${url}/v1/chat/completions`, JSON.stringify(request));
    expect(await response.text()).toContain("[DONE]");
    expect(backend.ends).toEqual(["finished"]);
    expect(backend.calls[0]?.signal?.aborted).toBe(false);
  });
});
