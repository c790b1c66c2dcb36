import { describe, expect, it } from "vitest";
import { Counter, Histogram } from "../../src/metrics/metric-families.js";
import { retryAfter } from "../../src/server/admission.js";
import { GatedBackend } from "./support/gated-backend.js";
import { post, serve } from "./support/serve.js";

/** A sample, TYPE, HELP or EOF line of OpenMetrics 1.0 (its ABNF, without timestamps and exemplars). */
const line =
  /^(# EOF|# (TYPE [a-zA-Z_:][\w:]* (counter|gauge|histogram)|HELP [a-zA-Z_:][\w:]* [^\n]*)|[a-zA-Z_:][\w:]*(\{([a-zA-Z_]\w*="([^"\\\n]|\\[\\n"])*",?)*\})? [-+\d.eE]+)$/;

describe("metrics", () => {
  it("are OpenMetrics: every line of its grammar, cumulative buckets, escaped labels", () => {
    const histogram = new Histogram("t_seconds", "Seconds.", [0.5, 1]);
    for (const value of [0.1, 0.5, 0.7, 9]) histogram.observe(value, { model: 'a"\\\nb' });
    expect(histogram.lines()).toEqual([
      "# TYPE t_seconds histogram",
      "# HELP t_seconds Seconds.",
      't_seconds_bucket{model="a\\"\\\\\\nb",le="0.5"} 2',
      't_seconds_bucket{model="a\\"\\\\\\nb",le="1.0"} 3',
      't_seconds_bucket{model="a\\"\\\\\\nb",le="+Inf"} 4',
      't_seconds_sum{model="a\\"\\\\\\nb"} 10.3',
      't_seconds_count{model="a\\"\\\\\\nb"} 4',
    ]);
    const counter = new Counter("t", "Things.");
    counter.add();
    counter.add({ kind: "x" }, 2);
    expect(counter.lines().slice(2)).toEqual(["t_total 1", 't_total{kind="x"} 2']);
  });

  it("tell the queue, tokens, first and further tokens, prefix hits, requests, and what each request came to", async () => {
    const backend = new GatedBackend();
    backend.release();
    const records: object[] = [];
    const { url } = await serve({ backend, onRequest: ({ id: _id, ms: _ms, ...record }) => records.push(record) });
    const body = { model: "gated", messages: [{ role: "user", content: "Count." }] };
    await (await post(`${url}/v1/chat/completions`, body)).text();
    await (await post(`${url}/v1/chat/completions`, { ...body, stream: true })).text();
    await (await post(`${url}/v1/chat/completions`, { ...body, n: 0 })).text();
    await (await fetch(`${url}/../../etc/passwd`)).text();
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get("content-type")).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    const text = await response.text();
    for (const each of text.trimEnd().split("\n")) expect(each).toMatch(line);
    expect(text.endsWith("# EOF\n")).toBe(true);
    const prefix = "langchain_chatglm_server_";
    for (const sample of [
      "running 0",
      "waiting 0",
      "connections ",
      'requests_total{path="/v1/chat/completions",status="200"} 2',
      'requests_total{path="/v1/chat/completions",status="400"} 1',
      'requests_total{path="*",status="404"} 1',
      'replies_total{model="gated",outcome="stop"} 2',
      'prompt_tokens_total{model="gated"} 8',
      'output_tokens_total{model="gated"} 6',
      'cached_prompt_tokens_total{model="gated"} 4',
      'prefix_hits_total{model="gated"} 2',
      'first_token_seconds_count{model="gated"} 2',
      'token_seconds_count{model="gated"} 2',
      "wait_seconds_count 2",
    ]) {
      expect(text).toContain(`\n${prefix}${sample}`);
    }
    expect(records.slice(0, 4)).toEqual([
      { method: "POST", path: "/v1/chat/completions", status: 200, scope: undefined, left: undefined },
      { method: "POST", path: "/v1/chat/completions", status: 200, scope: undefined, left: undefined },
      { method: "POST", path: "/v1/chat/completions", status: 400, scope: undefined, left: undefined },
      { method: "GET", path: "*", status: 404, scope: undefined, left: undefined },
    ]);
  });
});

describe("a listener that throws", () => {
  it("harms no request", async () => {
    const backend = new GatedBackend();
    backend.release();
    const onRequest = (): never => {
      throw new Error("the log is full");
    };
    const { client } = await serve({ backend, onRequest, onError: onRequest });
    const request = { model: "gated", messages: [{ role: "user" as const, content: "Count." }] };
    expect((await client.chat.completions.create(request)).choices[0]?.message.content).toBe("one two three");
  });
});

describe("Retry-After", () => {
  it.each([
    [{ waiting: 0, running: 1, workMs: 0 }, 1],
    [{ waiting: 9, running: 2, workMs: 3_000 }, 15],
    [{ waiting: 0, running: 64, workMs: 200 }, 1],
    [{ waiting: 256, running: 1, workMs: 60_000 }, 120],
  ])("of %j is %i s", (load, seconds) => {
    expect(retryAfter(load)).toBe(seconds);
  });
});
