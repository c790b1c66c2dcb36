#!/usr/bin/env node
import { createProgram } from "./program.js";
import { reportError } from "./report-error.js";
import { processTerminal } from "./terminal.js";

// A reader that goes away (`| head`) is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const terminal = processTerminal(process.argv, process.env);
try {
  await createProgram(terminal).parseAsync();
} catch (error) {
  process.exitCode = reportError(error, terminal, process.argv.includes("--debug"));
}
