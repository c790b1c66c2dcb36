import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import { GatedBackend } from "./support/gated-backend.js";
import { post, serve } from "./support/serve.js";

/** Connections that begin a request and never end it. */
const all = 10_000;
/** Opened at once: more wait in the kernel's line, which is no matter of the server. */
const atOnce = 200;

it("answers at once while 10,000 half-open connections come and stay", async () => {
  const backend = new GatedBackend();
  backend.release();
  const { port, url } = await serve({ backend });
  const open = new Set<Socket>();
  let opened = 0;
  const begin = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      open.add(socket);
      socket.once("connect", () => {
        opened += 1;
        socket.write("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        resolve();
      });
      socket.on("error", () => resolve());
      socket.once("close", () => open.delete(socket));
    });
  try {
    const statuses: number[] = [];
    for (let begun = 0; begun < all; begun += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, begin));
      if (begun % 2_000 > 0) continue;
      const reply = await post(`${url}/v1/chat/completions`, {
        model: "gated",
        messages: [{ role: "user", content: "Count." }],
      });
      statuses.push(reply.status);
      await reply.text();
    }
    expect(opened).toBe(all);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(Number(metrics.match(/server_connections (\d+)/)?.[1])).toBeLessThanOrEqual(1_024);
  } finally {
    for (const socket of open) socket.destroy();
  }
});
