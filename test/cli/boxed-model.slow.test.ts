import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";

describe("ask", () => {
  it("asks the small model in the box where no model is named, and says so in the language of the messages", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "boxed-"));
    await writeFile(path.join(folder, "museum.md"), "The kettle museum was founded by Mara Quill in 1931.\n");
    const argv = ["ask", "Who founded the kettle museum?", "--documents", folder, "--no-cache", "--timeout", "600"];
    const english = await runCli(argv);
    expect(english).toMatchObject({ code: 0, stdout: expect.stringContaining("Mara Quill") });
    expect(english.stderr).toContain("the small model in the box");
    expect((await runCli(["--lang", "zh", ...argv])).stderr).toContain("随包附带的小模型");
  });
});
