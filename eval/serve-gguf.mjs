/**
 * Serves a GGUF model as an OpenAI-compatible server on this machine, by node-llama-cpp, which is never a dependency here. In an empty folder:
 *
 *   npm init -y && npm install --ignore-scripts node-llama-cpp@3.22
 *   node REPOSITORY/eval/serve-gguf.mjs MODEL.gguf --port 8123
 *
 * then in the repository: `npm run eval -- --model openai:http://127.0.0.1:8123/v1:NAME`. It is found in the folder that this is run from. One
 * question is answered at a time.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "8123" },
    threads: { type: "string", default: "2" },
    context: { type: "string", default: "4096" },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error("Usage: node serve-gguf.mjs MODEL.gguf [--port 8123] [--threads 2] [--context 4096]");
  process.exit(2);
}

const { getLlama, LlamaChat } = await loadPeer();
const llama = await getLlama({ gpu: false, build: "never", maxThreads: Number(values.threads) });
const model = await llama.loadModel({ modelPath: path.resolve(file) });
const context = await model.createContext({ contextSize: Number(values.context), threads: Number(values.threads) });
const chat = new LlamaChat({ contextSequence: context.getSequence() });
const name = path.basename(file, ".gguf");
let last = Promise.resolve();

const server = createServer(async (request, response) => {
  try {
    if (request.method === "GET" && request.url === "/v1/models") {
      return send(response, 200, { object: "list", data: [{ id: name, object: "model" }] });
    }
    if (request.method !== "POST" || request.url !== "/v1/chat/completions") {
      return send(response, 404, { error: { message: `No ${request.method} ${request.url} here.` } });
    }
    const body = JSON.parse(await text(request));
    const turn = last.then(() => complete(body, response));
    last = turn.catch(() => undefined);
    await turn;
  } catch (error) {
    if (!response.headersSent) send(response, 400, { error: { message: String(error) } });
    else response.end();
  }
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`${name} on http://127.0.0.1:${values.port}/v1`);
});

async function complete({ messages, temperature, top_p: topP, max_tokens: maxTokens, stream, seed }, response) {
  const stop = new AbortController();
  response.on("close", () => stop.abort());
  const head = { id: `chatcmpl-${Date.now()}`, created: Math.floor(Date.now() / 1000), model: name };
  const event = (delta, finish) => {
    const choice = { index: 0, delta, finish_reason: finish };
    response.write(`data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [choice] })}\n\n`);
  };
  if (stream) response.writeHead(200, { "content-type": "text/event-stream" });
  const meter = chat.sequence.tokenMeter;
  const before = meter.getState();
  const { response: reply, metadata } = await chat.generateResponse(history(messages), {
    temperature: temperature ?? 0,
    ...(topP === undefined ? {} : { topP }),
    ...(seed === undefined ? {} : { seed }),
    maxTokens: maxTokens ?? 512,
    signal: stop.signal,
    stopOnAbortSignal: true,
    ...(stream ? { onTextChunk: (content) => event({ content }, null) } : {}),
  });
  const used = meter.diff(before);
  const usage = {
    prompt_tokens: used.usedInputTokens,
    completion_tokens: used.usedOutputTokens,
    total_tokens: used.usedInputTokens + used.usedOutputTokens,
  };
  const finish = metadata.stopReason === "maxTokens" ? "length" : "stop";
  if (stream) {
    event({}, finish);
    response.end(`data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [], usage })}\n\ndata: [DONE]\n\n`);
    return;
  }
  const choice = { index: 0, message: { role: "assistant", content: reply }, finish_reason: finish };
  send(response, 200, { ...head, object: "chat.completion", choices: [choice], usage });
}

/** node-llama-cpp's turns; the model speaks last. */
function history(messages) {
  const turns = messages.map(({ role, content }) => {
    const said = typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
    if (role === "assistant") return { type: "model", response: [said] };
    return { type: role === "system" ? "system" : "user", text: said };
  });
  return [...turns, { type: "model", response: [] }];
}

async function loadPeer() {
  try {
    const resolve = createRequire(path.join(process.cwd(), "package.json")).resolve;
    return await import(pathToFileURL(resolve("node-llama-cpp")).href);
  } catch (error) {
    console.error(`node-llama-cpp isn't in ${process.cwd()}: npm install --ignore-scripts node-llama-cpp@3.22 (${error})`);
    process.exit(2);
  }
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
