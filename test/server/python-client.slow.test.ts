import { execFile, spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";
import { key, scriptedBackend, serve } from "./support/serve.js";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./python-client.py", import.meta.url));

/** A Python of its own, outside the tree, with the official client in it; undefined where there is no Python or its packages can't be had. */
async function pythonWithClient(): Promise<string | undefined> {
  if (spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status !== 0) return undefined;
  const environment = path.join(await temporaryFolder(), "venv");
  const python = path.join(environment, "bin", "python");
  try {
    await run("python3", ["-m", "venv", environment]);
    await run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "openai>=2.8,<3"]);
    return python;
  } catch {
    return undefined;
  }
}

const python = await pythonWithClient();
if (python === undefined) console.warn("Python's openai client can't be had here: its test is skipped.");

describe.skipIf(python === undefined)("Python's official client", () => {
  it("lists, chats, streams, calls tools, parses, embeds, asks much at once, and understands refusals", async () => {
    const counted = "一、二、三。";
    const models = {
      counting: await scriptedBackend([counted]),
      calling: await scriptedBackend([[{ name: "get_weather", args: { city: "北京" } }]]),
      structured: await scriptedBackend(['{"city": "Hangzhou", "degrees": 26}']),
    };
    const embeddings = {
      vectors: {
        embedDocuments: async (texts: string[]) => texts.map((text) => [text.length, 0.5]),
        embedQuery: async (text: string) => [text.length, 0.5],
      },
    };
    const { url } = await serve({ models, embeddings, keys: [key] });
    const { stdout } = await run(python ?? "", [script, `${url}/v1`, key]);
    expect(JSON.parse(stdout)).toEqual({
      models: ["counting", "calling", "structured", "vectors"],
      model: "counting",
      whole: [counted, "stop", true],
      streamed: counted,
      usage: true,
      choices: [counted, counted],
      call: ["tool_calls", "get_weather", { city: "北京" }],
      parsed: { city: "Hangzhou", degrees: 26 },
      completion: counted,
      vectors: [
        [1, 0.5],
        [2, 0.5],
      ],
      atOnce: [counted],
      failures: [
        ["AuthenticationError", 401, "INVALID_API_KEY", null],
        ["NotFoundError", 404, "MODEL_NOT_FOUND", "model"],
        ["BadRequestError", 400, "UNSUPPORTED_FIELD", "logprobs"],
        ["BadRequestError", 400, "INVALID_OPTION", "messages"],
      ],
      afterLeaving: counted,
    });
  });
});
