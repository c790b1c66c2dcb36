import { describe, expect, it } from "vitest";
import { GatedBackend } from "./support/gated-backend.js";
import { RawConnection } from "./support/raw-connection.js";
import { key, post, serve } from "./support/serve.js";

const request = { model: "gated", messages: [{ role: "user", content: "Count." }] };
const body = JSON.stringify(request);
const open = async (limits: object = {}) => {
  const backend = new GatedBackend();
  backend.release();
  return { backend, ...(await serve({ backend, limits })) };
};
const head = (...lines: readonly string[]): string =>
  ["POST /v1/chat/completions HTTP/1.1", "Content-Type: application/json", "Connection: close", ...lines, "", ""].join("\r\n");

describe("slow clients", () => {
  it("are cut off that never end their headers, or their body, or never say a word", async () => {
    const { port, client } = await open({ bodyTime: 900 });
    const [headers, half, silent] = await Promise.all([0, 1, 2].map(() => RawConnection.open(port)));
    headers?.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nX-");
    half?.send(`${head("Host: localhost", `Content-Length: ${body.length}`)}${body.slice(0, 10)}`);
    await Promise.all([headers?.closed, half?.closed, silent?.closed]);
    expect(headers?.received).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(half?.received).toMatch(/^(HTTP\/1\.1 408 |$)/);
    const reply = await client.chat.completions.create({ model: "gated", messages: [{ role: "user", content: "Hi." }] });
    expect(reply.choices[0]?.message.content).toBe("one two three");
  });

  it("make room for those that ask, however many they are", async () => {
    const { port, url } = await open({ connections: 20 });
    const slow = await Promise.all(Array.from({ length: 60 }, () => RawConnection.open(port)));
    for (const [index, connection] of slow.entries()) {
      connection.send(index % 2 === 0 ? "POST /v1/chat" : head("Host: localhost", "Content-Length: 1000"));
    }
    const replies = await Promise.all(Array.from({ length: 10 }, () => post(`${url}/v1/chat/completions`, body)));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    await Promise.all(replies.map((reply) => reply.text()));
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(Number(metrics.match(/server_connections (\d+)/)?.[1])).toBeLessThanOrEqual(20);
  });

  it("that stop reading are let go of, and their generation with them", async () => {
    const backend = new GatedBackend(Array.from({ length: 3_000 }, () => "x".repeat(10_000)));
    const records: unknown[] = [];
    const { port } = await serve({ backend, limits: { stallTime: 300 }, onRequest: ({ left }) => records.push(left) });
    backend.release();
    const connection = await RawConnection.open(port);
    connection.socket.pause();
    const text = JSON.stringify({ ...request, stream: true });
    connection.send(`${head("Host: localhost", `Content-Length: ${text.length}`)}${text}`);
    await backend.until(() => backend.ends.length === 1);
    expect(backend.ends).toEqual(["cancelled"]);
    await expect.poll(() => records).toEqual(["stalled"]);
    connection.socket.resume();
    await connection.closed;
  });
});

describe("giant bodies", () => {
  it("are refused by their announced length, by what comes, and compressed ones at all", async () => {
    const { port, url } = await open({ bodyBytes: 1_000 });
    const giant = JSON.stringify({ ...request, messages: [{ role: "user", content: "x".repeat(2_000) }] });
    expect(await refusal(post(`${url}/v1/chat/completions`, giant))).toEqual([413, "REQUEST_TOO_LARGE"]);
    const announced = await RawConnection.open(port);
    const answer = await announced.exchange(head("Host: localhost", "Content-Length: 999999999999"));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    const chunked = await RawConnection.open(port);
    chunked.send(head("Host: localhost", "Transfer-Encoding: chunked"));
    for (let piece = 0; piece < 20; piece += 1) chunked.send(`64\r\n${" ".repeat(100)}\r\n`);
    await expect.poll(() => chunked.received).toMatch(/^HTTP\/1\.1 413 /);
    const zipped = post(`${url}/v1/chat/completions`, body, { "content-encoding": "gzip" });
    expect(await refusal(zipped)).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });

  it.each([
    ["deep nesting", `{"model":"gated","messages":${"[".repeat(50_000)}${"]".repeat(50_000)}}`],
    ["a deep schema", `${body.slice(0, -1)},"response_format":${deepSchema(5_000)}}`],
    ["no JSON", "{"],
    ["no object", "[]"],
    ["no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]).toString("latin1")],
    ["a prototype", `{"model":"gated","messages":[{"role":"user","content":"x"}],"__proto__":{"stream":true}}`],
    ["a thousand choices", JSON.stringify({ ...request, n: 1_000 })],
    ["a number too large", JSON.stringify({ ...request, temperature: 1 }).replace('"temperature":1', '"temperature":1e999')],
  ])("with %s are refused", async (what, text) => {
    const { url, backend } = await open();
    const sent = what === "no UTF-8" ? Buffer.from(text, "latin1") : text;
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: sent,
    });
    const { status } = response;
    expect([status, (await errorOf(response)).type]).toEqual([400, "invalid_request_error"]);
    expect(backend.calls).toHaveLength(0);
  });
});

describe("tricks with headers", () => {
  it("are refused that would have two readers see two requests", async () => {
    const { port, backend } = await open();
    for (const lines of [
      ["Content-Length: 5", "Transfer-Encoding: chunked"],
      ["Content-Length: 5", "Content-Length: 6"],
      ["Transfer-Encoding: xchunked"],
      ["Content-Length: +5"],
      [" folded: yes", "Content-Length: 0"],
      ["X: a\nInjected: b", `X-Long: ${"x".repeat(40_000)}`],
    ]) {
      const connection = await RawConnection.open(port);
      const answer = await connection.exchange(`${head("Host: localhost", ...lines)}hello`);
      expect(answer, lines.join()).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect(backend.calls).toHaveLength(0);
  });

  it("are refused that let a page ask in its visitor's name", async () => {
    const { port, url } = await open();
    const host = (name: string): Promise<string> =>
      RawConnection.open(port).then((connection) =>
        connection.exchange(`GET /v1/models HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`),
      );
    expect(await host("evil.example")).toMatch(/^HTTP\/1\.1 421 /);
    expect(await host("localhost.evil.example:8080")).toMatch(/^HTTP\/1\.1 421 /);
    expect(await host("127.0.0.1.evil.example")).toMatch(/^HTTP\/1\.1 421 /);
    expect(await host("localhost:1")).toMatch(/^HTTP\/1\.1 200 /);
    expect(await host("[::1]:1")).toMatch(/^HTTP\/1\.1 200 /);
    const path = `${url}/v1/chat/completions`;
    expect(await refusal(post(path, body, { origin: "https://evil.example" }))).toEqual([403, "FORBIDDEN"]);
    expect(await refusal(post(path, body, { origin: "null" }))).toEqual([403, "FORBIDDEN"]);
    expect(await refusal(post(path, body, { "content-type": "text/plain" }))).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    expect((await post(path, body, { origin: url })).status).toBe(200);
    const preflight = await fetch(path, { method: "OPTIONS", headers: { "access-control-request-method": "POST" } });
    expect(preflight.status).toBe(405);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("change nothing: methods, forwarding and request ids are the server's own affair", async () => {
    const { url } = await open();
    const headers = {
      "x-http-method-override": "DELETE",
      "x-forwarded-for": "10.0.0.1",
      "x-request-id": "mine",
      authorization: "Bearer x",
    };
    const response = await post(`${url}/v1/chat/completions`, body, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).not.toBe("mine");
    expect((await fetch(`${url}/v1/chat/completions`)).status).toBe(405);
    expect((await fetch(`${url}/v1/models`, { method: "DELETE" })).headers.get("allow")).toBe("GET, HEAD");
    expect(await refusal(fetch(`${url}/v1/files`))).toEqual([404, "NOT_FOUND"]);
    expect(await refusal(fetch(`${url}/v1/models/..%2f..%2fetc%2fpasswd`))).toEqual([404, "MODEL_NOT_FOUND"]);
  });
});

describe("a name that was told to the server", () => {
  it("is one it is known by, whatever the port and the case", async () => {
    const { port } = await serve({ backend: new GatedBackend(), hosts: ["AI.example.org"] });
    const host = async (name: string): Promise<string> =>
      (await RawConnection.open(port)).exchange(`GET /v1/models HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
    expect(await host("ai.example.ORG:443")).toMatch(/^HTTP\/1\.1 200 /);
    expect(await host("other.example.org")).toMatch(/^HTTP\/1\.1 421 /);
  });
});

describe("pages of chosen origins", () => {
  it("may ask, and read what is answered", async () => {
    const backend = new GatedBackend();
    backend.release();
    const { url } = await serve({ backend, keys: [key], cors: ["https://app.example.org"] });
    const path = `${url}/v1/chat/completions`;
    const preflight = await fetch(path, {
      method: "OPTIONS",
      headers: { origin: "https://app.example.org", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
    const headers = { origin: "https://app.example.org", authorization: `Bearer ${key}` };
    const response = await post(path, body, headers);
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, "https://app.example.org"]);
    expect(await refusal(post(path, body, { ...headers, origin: "https://evil.example" }))).toEqual([403, "FORBIDDEN"]);
  });
});

async function refusal(asked: Promise<Response>): Promise<[number, string]> {
  const response = await asked;
  return [response.status, (await errorOf(response)).code];
}

function deepSchema(levels: number): string {
  const schema = `${'{"type":"array","items":'.repeat(levels)}{}${"}".repeat(levels)}`;
  return `{"type":"json_schema","json_schema":{"name":"deep","schema":${schema}}}`;
}

async function errorOf(response: Response): Promise<{ readonly code: string; readonly type: string }> {
  const { error } = (await response.json()) as { readonly error: { readonly code: string; readonly type: string } };
  return error;
}
