import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpSourceOptions } from "../../../src/sources/http/http-options.js";
import { HttpSource } from "../../../src/sources/http/http-source.js";
import { sourceConformance } from "../source-conformance.js";
import { endless, json, page, type Route, redirect, silent, WebServer } from "./support/web-server.js";

const KEY = "sk-do-not-tell-5f1e";
const HITS = [
  { name: "Longjing", summary: "<em>Longjing</em> is a green tea &amp; grows in Hangzhou.", url: "/pages/longjing", id: 7 },
  { name: "Keemun", summary: ["Keemun is a black tea.", "It costs 12.50 yuan."], url: "/pages/keemun", id: 8 },
  { name: "Nameless", summary: "", url: "javascript:alert(1)", id: 9 },
];

/** Answers as often with the first as there are, then with the last. */
const inTurn = (...routes: Route[]): Route => {
  let asked = 0;
  return (...call) => {
    asked += 1;
    routes[Math.min(asked, routes.length) - 1]?.(...call);
  };
};
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Route =>
  (_request, response) => {
    response.writeHead(code, headers).end("no");
  };

let server: WebServer;
let other: WebServer;

const search: Route = (request, response, body) => {
  const url = new URL(request.url ?? "", "http://x");
  const hits = `${url.searchParams.get("q") ?? ""}${body}`.includes("tea") ? HITS : [];
  json({ result: { hits } })(request, response, body);
};

beforeAll(async () => {
  other = await WebServer.start({ "/secret": json({ hits: [{ summary: "inner" }] }), "/moved": json([{ summary: "moved" }]) });
  server = await WebServer.start({
    "/search": search,
    "/post": search,
    "/echo": (request, response, body) =>
      json([{ summary: `sent ${request.headers.authorization} ${body}`, url: `/x?key=${KEY}` }])(request, response, body),
    "/flaky": inTurn(status(500), status(503, { "retry-after": "0" }), json({ result: { hits: HITS } })),
    "/flaky-post": inTurn(status(500), json({ result: { hits: HITS } })),
    "/broken": status(500),
    "/busy": status(429, { "retry-after": "3600" }),
    "/denied": status(401),
    "/cut": inTurn((request) => void request.socket.destroy(), json({ result: { hits: HITS } })),
    "/silent": silent,
    "/endless": endless("application/json"),
    "/bomb": page(gzipSync(Buffer.alloc(2 ** 26, "[")), "application/json", { "content-encoding": "gzip" }),
    "/twice-bomb": page(gzipSync(gzipSync(Buffer.alloc(2 ** 26, "["))), "application/json", { "content-encoding": "gzip, gzip" }),
    "/thrice": page("x", "application/json", { "content-encoding": "gzip, gzip, gzip" }),
    "/torn": inTurn(page(gzipSync('["tea"]').subarray(0, 20), "application/json", { "content-encoding": "gzip" }), json(HITS)),
    "/packed": page(gzipSync(JSON.stringify({ result: { hits: HITS } })), "application/json", { "content-encoding": "gzip" }),
    "/lies": page("<!doctype html><p>Not an API.</p>", "application/json"),
    "/plain": page(JSON.stringify({ result: { hits: HITS } }), "text/html"),
    "/other-shape": json({ error: "nothing" }),
    "/loop": redirect("/loop"),
    "/hop": redirect("/search?q=tea"),
    "/inward": (...call) => redirect(`http://localhost:${other.port}/secret`)(...call),
    "/outward": (...call) => redirect(`http://127.0.0.1:${other.port}/moved`)(...call),
    "/outward-post": (...call) => redirect(`http://127.0.0.1:${other.port}/moved`, 307)(...call),
    "/file": redirect("file:///etc/passwd"),
    "/etag": json({}, { etag: '"v1"' }),
    "/pages/longjing": page(
      "<!doctype html><title>Longjing tea</title><nav>tea tea tea tea</nav><main><h1>Longjing</h1><p>Longjing tea is brewed at 80 degrees.</p><p>Other words.</p></main>",
    ),
    "/pages/keemun": page("Keemun tea is brewed at 95 degrees.", "text/plain"),
    "/pages/gbk": page(Buffer.from([0xc1, 0xfa, 0xbe, 0xae, 0xb2, 0xe8]), "text/plain; charset=gb18030"),
    "/pages/picture": page(Buffer.from("\x89PNG tea", "latin1"), "text/html"),
    "/pages/image": endless("image/png"),
    "/pages/endless": endless("text/html"),
    "/pages/inward": (...call) => redirect(`http://localhost:${other.port}/secret`)(...call),
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const POINTERS = { items: "/result/hits", text: "/summary", title: "/name", link: "/url", allowPrivate: true } as const;
const source = (path: string, options: Partial<HttpSourceOptions> = {}): HttpSource =>
  new HttpSource({ url: `${server.origin}${path}?q={question}`, ...POINTERS, ...options });
const ask = (one: HttpSource, question = "tea"): Promise<unknown> =>
  one.find(question, { limit: 5 }).then(
    (found) => found.map(({ text }) => text),
    (error: unknown) => error,
  );
describe("HttpSource", () => {
  describe("the texts of an API", () => {
    sourceConformance({ open: () => source("/search"), question: "green tea", unknown: "quantum" });
  });

  describe("pages, fetched and read", () => {
    sourceConformance({ open: () => source("/search", { fetchPages: 2 }), question: "how is tea brewed", unknown: "quantum" });
  });

  it("reads texts, titles and links: markup becomes text, numbers stay as written, only web addresses are links", async () => {
    const found = await source("/search").find("green tea", { limit: 5 });
    expect(found).toEqual([
      {
        source: "web",
        text: "Longjing is a green tea & grows in Hangzhou.",
        title: "Longjing",
        location: `${server.origin}/pages/longjing`,
        score: 1,
      },
      {
        source: "web",
        text: "Keemun is a black tea.\nIt costs 12.50 yuan.",
        title: "Keemun",
        location: `${server.origin}/pages/keemun`,
        score: 0.5,
      },
    ]);
  });

  it("fills links in, and says where in the answer a result without one stands", async () => {
    const filled = await source("/search", { link: "https://wiki.example/?curid={/id}" }).find("tea", { limit: 1 });
    expect(filled[0]?.location).toBe("https://wiki.example/?curid=7");
    const { link: _link, ...withoutLink } = POINTERS;
    const bare = new HttpSource({ url: `${server.origin}/search?q={question}`, ...withoutLink });
    expect((await bare.find("tea", { limit: 1 }))[0]?.location).toBe(`${server.origin}/search#/result/hits/0`);
  });

  it("sends the question encoded, so that it can be nothing but a question", async () => {
    const question = 'tea&key=1#x "/../?';
    await source("/search").find(question, { limit: 3 });
    expect(server.asked("/search").at(-1)?.url.searchParams.get("q")).toBe(question);
    await source("/search", { url: `${server.origin}/search?q={terms}&n={limit}&l={language}` }).find("Where is the tea grown?", {
      limit: 3,
    });
    expect(server.asked("/search").at(-1)?.url.search).toBe("?q=tea%20grown&n=3&l=en");
    await source("/post", { url: `${server.origin}/post`, body: { query: { text: "{question}" }, top: 3 } }).find('"tea"}', {
      limit: 3,
    });
    expect(JSON.parse(server.asked("/post").at(-1)?.body ?? "")).toEqual({ query: { text: '"tea"}' }, top: 3 });
    const before = server.requests.length;
    expect(await ask(source("/search", { url: `${server.origin}/search/{question}/x` }), "..")).toEqual([]);
    expect(server.requests.length).toBe(before);
  });

  describe("keys", () => {
    it("are sent, and shown nowhere", async () => {
      const options: Partial<HttpSourceOptions> = {
        url: `${server.origin}/echo?q={question}&key={key}`,
        items: "",
        secrets: { key: KEY },
        headers: { Authorization: "Bearer {key}" },
      };
      const echo = source("/echo", options);
      const [found] = await echo.find("tea", { limit: 1 });
      const request = server.asked("/echo").at(-1);
      expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
      expect(request?.url.searchParams.get("key")).toBe(KEY);
      expect(found?.text).toContain("sent");
      expect(JSON.stringify(found)).not.toContain(KEY);
      const failing = await ask(source("/denied", { ...options, url: `${server.origin}/denied?q={question}&key={key}` }));
      expect(failing).toMatchObject({ code: "REMOTE_FAILED", status: 401 });
      expect(`${String(failing)}${JSON.stringify(failing)}${(failing as Error).stack}`).not.toContain(KEY);
      expect(JSON.stringify([echo, await echo.fingerprint()])).not.toContain(KEY);
    });

    it("tell accounts apart, but no more", async () => {
      const of = (key: string): Promise<string> =>
        source("/search", { headers: { "x-api-key": "{key}" }, secrets: { key } }).fingerprint();
      expect(await of(KEY)).toBe(await of(KEY));
      expect(await of(KEY)).not.toBe(await of("sk-of-somebody-else"));
    });

    it("don't follow a redirect to another server", async () => {
      const options = { items: "", headers: { authorization: `Bearer ${KEY}` }, allowPrivate: ["127.0.0.1"] };
      expect(await ask(source("/outward", options))).toEqual(["moved"]);
      expect(other.asked("/moved").at(-1)?.headers.authorization).toBeUndefined();
      const posted = source("/outward-post", { ...options, url: `${server.origin}/outward-post`, body: { q: "{question}" } });
      const before = other.requests.length;
      expect(await ask(posted)).toMatchObject({ code: "REMOTE_FAILED" });
      expect(other.requests.length).toBe(before);
    });

    it("are not repeated by messages about options", () => {
      expect(() => source("/search", { headers: { authorization: `${KEY}\n` } })).toThrow(/headers/);
      expect(() => source("/search", { headers: { authorization: `${KEY}\n` } })).not.toThrow(KEY);
      expect(() => source("/search", { secrets: { key: `${KEY}\0` } })).not.toThrow(KEY);
    });
  });

  describe("addresses", () => {
    const refused = { code: "ADDRESS_REFUSED" };

    it.each(["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]", "localhost"])(
      "refuses %s unless allowed",
      async (host) => {
        const before = server.requests.length;
        const one = source("/search", { url: `http://${host}:${server.port}/search?q={question}`, allowPrivate: false });
        expect(await ask(one)).toMatchObject(refused);
        expect(server.requests.length).toBe(before);
      },
    );

    it("refuses a public name that stands for a private address, as the connection is made", async () => {
      let lookups = 0;
      // The first answer is harmless, as a rebinding name server's would be: what counts is whom the connection goes to.
      const rebinding: HttpSourceOptions["lookup"] = ((
        _name: string,
        _options: unknown,
        done: (...result: unknown[]) => void,
      ) => {
        lookups += 1;
        done(null, [{ address: "127.0.0.1", family: 4 }]);
      }) as never;
      const url = `http://rebind.example:${server.port}/search?q={question}`;
      const before = server.requests.length;
      expect(await ask(new HttpSource({ ...POINTERS, url, allowPrivate: false, lookup: rebinding }))).toMatchObject(refused);
      expect(server.requests.length).toBe(before);
      expect(lookups).toBeGreaterThan(0);
      expect(await ask(new HttpSource({ ...POINTERS, url, allowPrivate: true, lookup: rebinding }))).toHaveLength(2);
    });

    it("checks each redirect again", async () => {
      const before = other.requests.length;
      expect(await ask(source("/inward"))).toMatchObject(refused);
      expect(await ask(source("/file"))).toMatchObject({ code: "REMOTE_FAILED" });
      expect(other.requests.length).toBe(before);
      expect(await ask(source("/hop"))).toHaveLength(2);
    });
  });

  describe("failures", () => {
    it("repeats what failed in passing, and a POST only if it may be", async () => {
      expect(await ask(source("/flaky"))).toHaveLength(2);
      expect(server.asked("/flaky")).toHaveLength(3);
      expect(await ask(source("/cut"))).toHaveLength(2);
      expect(await ask(source("/torn", { items: "" }))).toHaveLength(2);
      const post = { url: `${server.origin}/flaky-post`, body: { q: "{question}" } };
      expect(await ask(source("/flaky-post", post))).toMatchObject({ code: "REMOTE_FAILED", status: 500 });
      expect(server.asked("/flaky-post")).toHaveLength(1);
    });

    it("doesn't repeat what was refused, nor wait an hour", async () => {
      expect(await ask(source("/denied"))).toMatchObject({ code: "REMOTE_FAILED", status: 401 });
      expect(await ask(source("/busy"))).toMatchObject({ code: "OVERLOADED", status: 429 });
      expect(server.asked("/busy")).toHaveLength(1);
    });

    it("leaves a server that keeps failing alone", async () => {
      const one = source("/broken", { maxRetries: 0 });
      for (let call = 0; call < 5; call += 1) expect(await ask(one)).toMatchObject({ status: 500 });
      expect(await ask(one)).toMatchObject({ code: "REMOTE_FAILED", message: expect.stringContaining("not asked for now") });
      expect(server.asked("/broken")).toHaveLength(5);
    });

    it.each([
      ["/endless", {}, "REMOTE_FAILED"],
      ["/bomb", {}, "REMOTE_FAILED"],
      ["/twice-bomb", {}, "REMOTE_FAILED"],
      ["/thrice", {}, "REMOTE_FAILED"],
      ["/loop", {}, "REMOTE_FAILED"],
      ["/lies", {}, "DOCUMENT_INVALID"],
      ["/other-shape", {}, "DOCUMENT_INVALID"],
      ["/nowhere", {}, "REMOTE_FAILED"],
      ["/silent", { timeout: 50 }, "DEADLINE_EXCEEDED"],
    ])("%s ends in an error that names the place", async (path, options, code) => {
      expect(await ask(source(path, options))).toMatchObject({
        code,
        message: expect.stringContaining(`${server.origin}${path}`),
      });
    });

    it("reads an answer that is packed, or called something else", async () => {
      expect(await ask(source("/packed"))).toHaveLength(2);
      expect(await ask(source("/plain"))).toHaveLength(2);
    });

    it("names a server that isn't there", async () => {
      const gone = await WebServer.start({});
      const url = `${gone.origin}/?q={question}`;
      await gone[Symbol.asyncDispose]();
      expect(await ask(source("/", { url, maxRetries: 0 }))).toMatchObject({ message: expect.stringContaining("ECONNREFUSED") });
    });

    it("stops when the signal fires, at whatever it is", async () => {
      const controller = new AbortController();
      const arrived = server.next("/silent");
      const asking = source("/silent").find("tea", { limit: 1, signal: controller.signal });
      await arrived;
      controller.abort();
      await expect(asking).rejects.toMatchObject({ code: "ABORTED" });
    });
  });

  describe("pages", () => {
    const linking = async (
      links: readonly string[],
      options: Partial<HttpSourceOptions> = {},
    ): Promise<readonly [WebServer, HttpSource]> => {
      const api = await WebServer.start({ "/": json(links.map((url, at) => ({ url, summary: `tea on page ${at}` }))) });
      const allowPrivate = [`127.0.0.1:${api.port}`, `127.0.0.1:${server.port}`];
      const one = new HttpSource({
        ...POINTERS,
        url: `${api.origin}/?q={question}`,
        items: "",
        fetchPages: 10,
        allowPrivate,
        ...options,
      });
      return [api, one];
    };

    it("quotes the passages that fit, under their headings, at their address", async () => {
      const found = await source("/search", { fetchPages: 2 }).find("how is longjing tea brewed", { limit: 3 });
      expect(found[0]).toMatchObject({ location: `${server.origin}/pages/longjing`, title: "Longjing tea › Longjing", score: 1 });
      expect(found[0]?.text).toContain("brewed at 80 degrees");
      expect(found).toContainEqual(expect.objectContaining({ location: `${server.origin}/pages/keemun`, title: "Keemun" }));
      expect(JSON.stringify(found)).not.toContain("tea tea tea");
    });

    it("reads the encoding that the server names", async () => {
      const [api, one] = await linking([`${server.origin}/pages/gbk`]);
      await using _ = api;
      expect((await one.find("龙井茶", { limit: 3 })).map(({ text }) => text)).toEqual(["龙井茶"]);
    });

    it("falls back to the answer's own text where a page can't be read, and tells why", async () => {
      const links = ["picture", "image", "endless", "inward", "missing"].map((path) => `${server.origin}/pages/${path}`);
      const [api, one] = await linking(links);
      await using _ = api;
      const before = other.requests.length;
      const texts = (await one.find("tea", { limit: 10 })).map(({ text }) => text);
      expect(texts.sort()).toEqual(links.map((_link, at) => `tea on page ${at}`));
      expect(other.requests.length).toBe(before);
      const reasons = Object.fromEntries(one.skipped.map(({ name, reason }) => [name.replace(/.*\//, ""), reason]));
      expect(reasons["picture"]).toContain("by its content it is a picture");
      expect(reasons["image"]).toContain("is of type image/png");
      expect(reasons["endless"]).toContain("more than 4194304 bytes");
      expect(reasons["inward"]).toContain("no public address");
      expect(reasons["missing"]).toContain("status 404");
    });

    it("doesn't wait for a page that is late", async () => {
      const [api, one] = await linking([`${server.origin}/silent`, `${server.origin}/pages/keemun`], { pageTimeout: 200 });
      await using _ = api;
      expect((await one.find("tea", { limit: 5 })).length).toBe(2);
      const silent = one.skipped.find(({ name }) => name.endsWith("/silent"));
      expect(silent?.reason).toContain("took longer than 200 ms");
    });

    it("sends pages no keys", async () => {
      await ask(source("/search", { fetchPages: 1, headers: { authorization: `Bearer ${KEY}` } }));
      expect(server.asked("/search").at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
      expect(server.asked("/pages/longjing").at(-1)?.headers.authorization).toBeUndefined();
    });
  });

  describe("fingerprint", () => {
    it("changes with what is asked, with the version, with the ETag, and with time", async () => {
      const of = (options: Partial<HttpSourceOptions>): Promise<string> => source("/search", options).fingerprint();
      const forever = { maxAge: Number.POSITIVE_INFINITY };
      expect(await of(forever)).toBe(await of(forever));
      expect(await of(forever)).not.toBe(await of({ ...forever, text: "/name" }));
      expect(await of({ version: "1" })).toBe(await of({ version: "1" }));
      expect(await of({ version: "1" })).not.toBe(await of({ version: "2" }));
      expect(await of({ maxAge: 0 })).not.toBe(await of({ maxAge: 0 }));
      const versionUrl = `${server.origin}/etag`;
      expect(await of({ versionUrl })).toBe(await of({ versionUrl }));
      expect(server.asked("/etag").at(-1)?.method).toBe("HEAD");
    });
  });

  it.each([
    ["url", { url: "search?q={question}" }],
    ["url", { url: "https://{question}.example/" }],
    ["url", { url: "https://a.example{question}" }],
    ["url", { url: "https://user:pass@a.example/?q={question}" }],
    ["url", { url: "file:///x?q={question}" }],
    ["url", { url: "https://a.example/?q={query}" }],
    ["url", { url: "https://a.example/" }],
    ["items", { items: "results" }],
    ["text", { text: undefined }],
    ["link", { link: undefined, fetchPages: true }],
    ["allowPrivate", { allowPrivate: ["a b"] }],
    ["maxBytes", { maxBytes: 0 }],
    ["timeout", { timeout: Number.NaN }],
    ["headers", { headers: { "x y": "1" } }],
    ["headers", { headers: { x: "{question}" } }],
  ])("refuses a wrong %s", (name, options) => {
    const build = (): HttpSource => new HttpSource({ url: "https://a.example/?q={question}", ...POINTERS, ...options });
    expect(build).toThrow(expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(name) }));
  });
});
