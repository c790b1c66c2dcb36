import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { seededModel } from "../../support/seeded-model.js";
import { hasPseudoTerminal, PseudoTerminal } from "../pseudo-terminal.js";
import { runCli } from "../run-cli.js";

const facts = fileURLToPath(new URL("../../../examples/corpus/facts.ttl", import.meta.url));
const museum = { "docs/museum.md": "# Kettle museum\n\nThe kettle museum was founded by Mara Quill in 1931.\n" };
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

describe.skipIf(!hasPseudoTerminal)("chat in a terminal", () => {
  it("names model and context, and knows its words", async () => {
    await using terminal = new PseudoTerminal(["chat"]);
    await terminal.until("chatglm-mini, ");
    await terminal.until("tokens of context");
    expect(await terminal.until("you> ")).toContain("This small model can't converse");
    terminal.type("/help\r");
    const help = await terminal.until("you> ");
    for (const word of ["/help", "/sources", "/trace", "/save", "/load", "/system", "/reset", "/exit"])
      expect(help).toContain(word);
    terminal.type("/frobnicate now\r");
    expect(await terminal.until("you> ")).toMatch(/\/frobnicate: there is no such word\. There are \/help \/sources/);
    terminal.type("/sources\r");
    expect(await terminal.until("you> ")).toContain("No sources");
    terminal.type("/system Be brief.\r");
    expect(await terminal.until("you> ")).toContain("System prompt: Be brief.");
    terminal.type("/load none.json\r");
    expect(await terminal.until("you> ")).toContain("Can't read none.json");
    terminal.type("/exit\r");
    expect(await terminal.ended()).toBe(0);
  });

  it("keeps what is pasted together, with its lines", async () => {
    const folder = temporaryFolder();
    await using terminal = new PseudoTerminal(["chat", "--session", "talk.json", "--max-tokens", "4"], { folder });
    await terminal.until("you> ");
    terminal.type("\u001b[200~first line\rsecond\tline\rthird\u001b[201~");
    await terminal.until("third");
    expect(existsSync(path.join(folder, "talk.json"))).toBe(false);
    terminal.type(" line\r");
    await terminal.until("you> ");
    const { turns } = JSON.parse(readFileSync(path.join(folder, "talk.json"), "utf8"));
    expect(turns[0]).toEqual({ role: "user", content: "first line\nsecond\tline\nthird line" });
    expect(turns).toHaveLength(2);
    terminal.type(CTRL_D);
    expect(await terminal.ended()).toBe(0);
    // What marks pastes is turned off again.
    expect(terminal.shown.lastIndexOf("\u001b[?2004l")).toBeGreaterThan(terminal.shown.lastIndexOf("\u001b[?2004h"));
  });

  it("clears a half-typed line at Ctrl-C, then leaves", async () => {
    await using terminal = new PseudoTerminal(["chat"]);
    await terminal.until("you> ");
    terminal.type("/reset half-typed");
    await terminal.until("half-typed");
    terminal.type(CTRL_C);
    await terminal.until("^C");
    await terminal.until("you> ");
    terminal.type("/help\r");
    const shown = await terminal.until("/help ");
    expect(shown).not.toContain("forgotten");
    await terminal.until("you> ");
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(0);
  });

  it("stops an answer at Ctrl-C, and goes on", async () => {
    const model = await seededModel("int4");
    await using terminal = new PseudoTerminal(["chat", "--model", model, "--seed", "1"]);
    await terminal.until("you> ");
    terminal.type("tell a long story\r");
    await terminal.until("reading…");
    await terminal.until("\r\u001b[K");
    terminal.type(CTRL_C);
    await terminal.until("(stopped)");
    await terminal.until("you> ");
    terminal.type("/exit\r");
    expect(await terminal.ended()).toBe(0);
  });

  it("answers from sources, follows up, shows and keeps how", async () => {
    const folder = temporaryFolder(museum);
    await using terminal = new PseudoTerminal(["chat", "--documents", "docs", "--no-cache", "--timeout", "600"], { folder });
    await terminal.until("Answers come from: documents");
    await terminal.until("you> ");
    terminal.type("Who founded the kettle museum?\r");
    await terminal.until("Mara Quill");
    await terminal.until("museum.md:3");
    await terminal.until("you> ");
    terminal.type("When was it founded?\r");
    await terminal.until("reading the question…");
    await terminal.until("1931");
    await terminal.until("understood as: When was the kettle museum founded?");
    await terminal.until("you> ");
    terminal.type("/sources\r");
    await terminal.until("Sources");
    await terminal.until("was founded by Mara Quill");
    await terminal.until("you> ");
    terminal.type("/trace trace.html\r");
    await terminal.until("trace: trace.html");
    await terminal.until("you> ");
    terminal.type("/save talk.json\r");
    await terminal.until("Kept in talk.json");
    terminal.type("/exit\r");
    expect(await terminal.ended()).toBe(0);
    expect(readFileSync(path.join(folder, "trace.html"), "utf8")).toContain("Mara Quill");
    expect(JSON.parse(readFileSync(path.join(folder, "talk.json"), "utf8"))).toMatchObject({
      session: "langchain-chatglm",
      version: 1,
      turns: [
        { role: "user", content: "Who founded the kettle museum?" },
        { role: "assistant" },
        { role: "user", content: "When was it founded?" },
        { role: "assistant" },
      ],
    });
    expect(statSync(path.join(folder, "talk.json")).mode & 0o077).toBe(0);
  });

  it("asks about what it found, and writes nothing after Ctrl-C", async () => {
    const folder = temporaryFolder({ ...museum, "facts.ttl": "" });
    await using terminal = new PseudoTerminal(["init"], { folder });
    await terminal.until("Answer from the documents ./docs (1 file)? [Y/n] ");
    terminal.type("what\r");
    await terminal.until("Answer y or n.");
    terminal.type("n\r");
    await terminal.until("Answer from the graph ./facts.ttl? [Y/n] ");
    terminal.type("\r");
    await terminal.until("answering.json is written.");
    expect(await terminal.ended()).toBe(0);
    const file = path.join(folder, "answering.json");
    expect(JSON.parse(readFileSync(file, "utf8")).sources).toEqual([{ kind: "graph", path: "./facts.ttl" }]);
    await using again = new PseudoTerminal(["init", "--out", "other.json", "--lang", "zh"], { folder });
    await again.until("依据文档 ./docs（1 个文件）回答？");
    again.type(CTRL_C);
    expect(await again.ended()).toBe(130);
    expect(existsSync(path.join(folder, "other.json"))).toBe(false);
  });
});

describe("chat in a pipe", () => {
  it("answers from sources line after line, and takes its words", async () => {
    const folder = temporaryFolder();
    const argv = ["chat", "--graph", facts, "--no-cache", "--timeout", "600"];
    const input = "Who is Lin Yue's teacher?\n/save talk.json\n/nonsense\n/exit\nnever asked\n";
    const { code, stdout, stderr } = await runCli(argv, { folder, input });
    expect(code).toBe(0);
    expect(stdout).toBe("Lin Yue’s teacher is Chen Bozhou [1].\n");
    expect(stderr).toContain("Kept in talk.json");
    expect(stderr).toContain("/nonsense: there is no such word");
    const again = await runCli([...argv, "--session", "talk.json"], { folder, input: "Where was he born?\n/trace how.html\n" });
    expect(again).toMatchObject({ code: 0, stdout: "Chen Bozhou’s birthplace is Qimen [1].\n" });
    expect(JSON.parse(readFileSync(path.join(folder, "talk.json"), "utf8")).turns).toHaveLength(4);
    expect(readFileSync(path.join(folder, "how.html"), "utf8")).toContain("Qimen");
  });

  it("writes over nothing that is no conversation", async () => {
    const folder = temporaryFolder({ "notes.json": `{"mine": true}` });
    const { code, stderr } = await runCli(["chat", "--session", "notes.json"], { folder, input: "/exit\n" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/notes\.json holds no saved conversation/);
    const saved = await runCli(["chat"], { folder, input: "/save notes.json\n" });
    expect(saved).toMatchObject({ code: 1, stderr: expect.stringContaining("holds no saved conversation") });
    expect(readFileSync(path.join(folder, "notes.json"), "utf8")).toBe(`{"mine": true}`);
    writeFileSync(
      path.join(folder, "bad.json"),
      `{"session":"langchain-chatglm","version":1,"turns":[{"role":"assistant","content":"x"}]}`,
    );
    const loaded = await runCli(["chat"], { folder, input: "/load bad.json\n" });
    expect(loaded.stderr).toMatch(/bad\.json holds no saved conversation \(turns: /);
  });
});
