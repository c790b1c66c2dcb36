// The client of the bench of the server, in a process of its own so that its work isn't counted as the server's. For each message
// { port, model, prompts, maxTokens } it asks all prompts at once, and tells { firstTokens, tokens, ms }.
import { Agent, request } from "node:http";

// The server ends a connection that rests for five seconds: none is kept that long.
const agent = new Agent({ keepAlive: true, timeout: 4_000 });

process.on("message", async ({ port, model, prompts, maxTokens }) => {
  const begun = performance.now();
  const replies = await Promise.all(prompts.map((prompt) => ask(port, model, prompt, maxTokens)));
  process.send({
    firstTokens: replies.map(({ firstToken }) => firstToken),
    tokens: replies.reduce((sum, { tokens }) => sum + tokens, 0),
    ms: performance.now() - begun,
  });
});

function ask(port, model, content, maxTokens) {
  const body = JSON.stringify({
    model,
    messages: [{ role: "user", content }],
    max_tokens: maxTokens,
    stream: true,
    stream_options: { include_usage: true },
  });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const begun = performance.now();
  let firstToken;
  let end = "";
  return new Promise((resolve, reject) => {
    const asked = request({ port, agent, method: "POST", path: "/v1/chat/completions", headers }, (response) => {
      response.setEncoding("utf8");
      response.on("data", (piece) => {
        if (firstToken === undefined && /"content":"[^"]/.test(piece)) firstToken = performance.now() - begun;
        end = `${end}${piece}`.slice(-2_000);
      });
      response.on("end", () => resolve({ firstToken, tokens: Number(/"completion_tokens":(\d+)/.exec(end)?.[1]) }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
