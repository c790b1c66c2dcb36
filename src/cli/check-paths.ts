import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { flagPaths, type SourceFlags } from "./sources/source-flags.js";
import type { Terminal } from "./terminal.js";

/** Ends the command as wrongly called (exit code 2) if a path on the command line doesn't exist: said before anything is opened. */
export async function checkPaths(
  command: Command,
  flags: SourceFlags & { readonly config?: string },
  { texts }: Terminal,
): Promise<void> {
  const config = flags.config === undefined ? [] : [{ option: "--config", path: flags.config }];
  for (const { option, path } of [...config, ...flagPaths(flags)]) {
    const exists = await stat(path).then(
      () => true,
      () => false,
    );
    if (!exists) command.error(`error: ${texts.noSuchPath(option, path)}`);
  }
}
