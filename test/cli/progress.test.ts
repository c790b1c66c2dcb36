import { Writable } from "node:stream";
import pico from "picocolors";
import { describe, expect, it } from "vitest";
import { byteText } from "../../src/cli/byte-text.js";
import { ProgressLine, progressText } from "../../src/cli/progress.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { english } from "../../src/cli/texts/english.js";

function terminal(interactiveErrors: boolean): { terminal: Terminal; written: () => string } {
  let text = "";
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const colors = pico.createColors(false);
  const { stdin, stdout } = process;
  return {
    terminal: {
      stdin,
      stdout,
      stderr,
      interactive: false,
      interactiveInput: false,
      interactiveErrors,
      texts: english,
      colors,
      environment: {},
    },
    written: () => text,
  };
}

describe("progress", () => {
  it("tells share, bytes, rate and time left", () => {
    const state = { done: 3.1e9, total: 12.4e9, elapsedMs: 20_000 };
    expect(progressText(state, "left")).toBe("██████░░░░░░░░░░░░░░░░░░   25%  3.1 GB / 12.4 GB  155.0 MB/s  left 1:00");
  });

  it("is finite at the start, at the end and for nothing at all", () => {
    expect(progressText({ done: 0, total: 10, elapsedMs: 0 }, "left")).toMatch(/ {3}0% {2}0 B \/ 10 B {2}0 B\/s$/);
    expect(progressText({ done: 10, total: 10, elapsedMs: 5 }, "left")).toMatch(/100%.*2\.0 kB\/s$/);
    expect(progressText({ done: 0, total: 0, elapsedMs: 0 }, "left")).toContain("100%");
  });

  it("writes a plain line per tenth where nobody watches", () => {
    const { terminal: quiet, written } = terminal(false);
    const line = new ProgressLine(quiet);
    for (let done = 0; done <= 100; done++) line.update(done, 100);
    line.clear();
    const lines = written().split("\n").slice(0, -1);
    expect(lines).toHaveLength(10);
    expect(written()).not.toContain("\r");
    expect(written()).not.toContain("\x1b");
  });

  it("redraws one line for a person, and takes it away", () => {
    const { terminal: watched, written } = terminal(true);
    const line = new ProgressLine(watched);
    line.update(1, 2);
    line.update(2, 2);
    line.clear();
    const draws = written().split("\x1b[K");
    expect(draws).toEqual([expect.stringMatching(/^\r.*50%/), expect.stringMatching(/^\r.*100%/), "\r", ""]);
    expect(written()).not.toContain("\n");
  });
});

describe("byteText", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [12_487_168_064, "12.5 GB"],
    [5e15, "5000.0 TB"],
  ])("says %d as %s", (bytes, text) => {
    expect(byteText(bytes)).toBe(text);
  });
});
