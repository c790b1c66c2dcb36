import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { hasPseudoTerminal, PseudoTerminal } from "./pseudo-terminal.js";

const CLEARED = "\r\u001b[K";

describe.skipIf(!hasPseudoTerminal)("a command that takes a while", () => {
  it.each([
    ["doctor", ["doctor", "--no-bandwidth"], "Machine"],
    ["serve", ["serve", "--port", "0"], "/v1  (model chatglm-mini)"],
    ["sources", ["sources", "--documents", "docs"], "documents"],
    ["index", ["index", "--documents", "docs"], "1 file looked at"],
    ["ask", ["ask", "When does it close?", "--documents", "docs", "--no-cache"], "took "],
    ["a failing see", ["see", "docs/museum.md"], "it is no picture"],
  ])("says at once that it loads, and takes that away again: %s", async (_command, argv, shown) => {
    const folder = temporaryFolder({ "docs/museum.md": "# Museum\n\nThe museum closes at six.\n" });
    await using terminal = new PseudoTerminal(argv, { folder });
    await terminal.until("loading…");
    expect(await terminal.until(shown)).toContain(CLEARED);
  });
});
