import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { boxedModel } from "../../src/model/boxed-model.js";
import { createServer } from "../../src/server/create-server.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { runCli } from "./run-cli.js";

describe("--base-url", () => {
  it("asks a model on a server, with a key from the environment, by options or by a configuration", async () => {
    await using model = new ChatGLMChatModel({ model: boxedModel() });
    await using server = createServer({ models: { mini: model.backend }, keys: [{ key: "sk-0123456789abcdef" }] });
    const { url } = await server.listen({ port: 0 });
    const folder = temporaryFolder();
    const argv = ["chat", "--base-url", `${url}/v1`, "--model", "mini", "--temperature", "0"];
    const environment = { LANGCHAIN_CHATGLM_API_KEY: "sk-0123456789abcdef" };
    const talked = await runCli(argv, { input: "你是谁？\n", environment });
    expect(talked).toMatchObject({ code: 0, stderr: "" });
    expect(talked.stdout.trim()).not.toBe("");
    const refused = await runCli(argv, { input: "你是谁？\n" });
    expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("401") });
    const config = path.join(folder, "answering.json");
    writeFileSync(config, JSON.stringify({ baseUrl: `${url}/v1`, model: "mini", apiKey: `\${MINI_KEY}`, temperature: 0 }));
    const configured = await runCli(["chat", "--config", config], {
      input: "你是谁？\n",
      environment: { MINI_KEY: "sk-0123456789abcdef" },
    });
    expect(configured.stdout).toBe(talked.stdout);
    expect(`${refused.stderr}${configured.stderr}`).not.toContain("sk-0123");
  });

  it("needs the model's name", async () => {
    const { code, stderr } = await runCli(["ask", "x", "--base-url", "http://127.0.0.1:1/v1"]);
    expect(code).toBe(1);
    expect(stderr).toContain("--model chatglm3-6b");
  });
});
