import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { GatedBackend } from "./support/gated-backend.js";
import { key, serve } from "./support/serve.js";

const corpus = "examples/corpus";
const chain = { stream: () => Promise.reject(new Error("not asked")) };

describe("the page", () => {
  it("comes without a key, under a policy that lets nothing else in", async () => {
    const { url } = await serve({ backend: new GatedBackend(), page: true, keys: [key] });
    const response = await fetch(`${url}/`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    for (const file of ["page.js", "page.css", "icon.svg"]) {
      const { status, headers } = await fetch(`${url}/${file}`);
      expect([file, status, headers.get("x-content-type-options")]).toEqual([file, 200, "nosniff"]);
    }
    expect((await fetch(`${url}/`, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${url}/index.html`)).status).toBe(404);
    expect((await fetch(`${url}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it("is sent once: compressed where that is understood, and not again while it is the same", async () => {
    const { url } = await serve({ backend: new GatedBackend(), page: true });
    const plain = await fetch(`${url}/page.js`, { headers: { "accept-encoding": "identity" } });
    const zipped = await fetch(`${url}/page.js`, { headers: { "accept-encoding": "gzip" } });
    expect([plain.headers.get("content-encoding"), zipped.headers.get("content-encoding")]).toEqual([null, "gzip"]);
    expect(await zipped.text()).toBe(await plain.text());
    const again = await fetch(`${url}/page.js`, { headers: { "if-none-match": plain.headers.get("etag") ?? "" } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("isn't there unless it was asked for", async () => {
    const { url } = await serve({ backend: new GatedBackend() });
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/page.js`)).status).toBe(404);
  });
});

describe("sources", () => {
  const listed = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${url}/v1/sources`, { headers });
    return { status: response.status, body: (await response.json()) as { readonly data?: Record<string, unknown>[] } };
  };

  it("tell what they hold, to those with a key", async () => {
    const sources = [
      new DocumentSource({ path: `${corpus}/documents`, indexFolder: false }),
      new GraphSource({ path: `${corpus}/facts.ttl` }),
      { name: "untold" },
    ];
    const { url } = await serve({ chain, sources, keys: [key] });
    expect((await listed(url)).status).toBe(401);
    const { status, body } = await listed(url, { authorization: `Bearer ${key}` });
    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { name: "documents", kind: "documents", file_count: 10, skipped: [] },
      { name: "graph", kind: "graph", files: [{ name: "facts.ttl" }], statements: 28 },
      { name: "untold", kind: "other", files: [] },
    ]);
    expect(JSON.stringify(body)).not.toContain(process.cwd());
  });

  it("that can't be read say so without what the server keeps to itself", async () => {
    const errors: unknown[] = [];
    const failing = (error: Error) => ({ name: "failing", contents: () => Promise.reject(error) });
    const sources = [failing(new ChatGLMError("INVALID_OPTION", "hops: too many.")), failing(new Error("/home/somebody/secret"))];
    const { url } = await serve({ chain, sources, onError: (error) => errors.push(error) });
    const { body } = await listed(url);
    expect(body.data?.[0]).toMatchObject({ error: "hops: too many." });
    expect(JSON.stringify(body)).not.toContain("somebody");
    expect(String(errors[0])).toContain("somebody");
  });

  it("are none where there is no chain", async () => {
    const { url } = await serve({ backend: new GatedBackend() });
    expect((await listed(url)).status).toBe(404);
  });
});
