import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { ChatGLMError } from "../../errors.js";
import { byteText } from "../byte-text.js";
import { interruptible } from "../interruption.js";
import type { Terminal } from "../terminal.js";

export function verifyCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("verify")
    .description(texts.verify.description)
    .argument("<dir>", texts.verify.folder)
    .action((folder: string) => verify(terminal, folder));
}

async function verify(terminal: Terminal, folder: string): Promise<void> {
  const { readManifest } = await import("../../model-folder/manifest.js");
  const manifest = await readManifest(folder);
  const files = Object.entries(manifest.files);
  await interruptible(async (signal) => {
    for (const [name, expected] of files) {
      const actual = await sha256(path.join(folder, name), signal);
      if (actual === expected.sha256) {
        terminal.stdout.write(`${terminal.colors.green("✓")} ${name}\n`);
        continue;
      }
      throw new ChatGLMError(
        "MODEL_INVALID",
        `${path.join(folder, name)}: its sha256 is ${actual}, the manifest says ${expected.sha256}.`,
        {
          remedy: "Convert the checkpoint again, or copy the file again.",
        },
      );
    }
  });
  const bytes = files.reduce((total, [, file]) => total + file.bytes, 0);
  terminal.stdout.write(`${terminal.texts.verify.whole(files.length, byteText(bytes))}\n`);
}

async function sha256(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest("hex");
}
