import { createInterface } from "node:readline";
import type { Conversation } from "./conversation.js";
import { printable } from "./printable.js";
import { reportError } from "./report-error.js";
import type { Terminal } from "./terminal.js";

/**
 * Reads questions line by line and streams answers until the input ends, `/exit`, or Ctrl-C with no answer to stop. In a
 * pipe only the answers go to standard output.
 */
export async function talk(terminal: Terminal, conversation: Conversation): Promise<void> {
  const { stdin, stdout, stderr, texts, colors, interactive } = terminal;
  const note = (text: string): void => void stderr.write(`${colors.dim(text)}\n`);
  const lines = createInterface({ input: stdin, terminal: interactive, ...(interactive ? { output: stdout } : {}) });
  lines.setPrompt(colors.bold(`${texts.chat.prompt}> `));
  let answering: AbortController | undefined;
  let leaving = false;
  const interrupt = (): void => {
    if (answering !== undefined && !answering.signal.aborted) answering.abort();
    else {
      leaving = true;
      if (interactive) stdout.write("\n");
      lines.close();
    }
  };
  // Readline takes Ctrl-C from a terminal itself; in a pipe it comes as a signal.
  lines.on("SIGINT", interrupt);
  process.on("SIGINT", interrupt);
  try {
    if (interactive) {
      note(texts.chat.welcome);
      lines.prompt();
    }
    for await (const line of lines) {
      const question = line.trim();
      if (question === "/exit") break;
      if (question === "/clear") {
        conversation.clear();
        note(texts.chat.cleared);
      } else if (question !== "") {
        answering = new AbortController();
        try {
          const { stopped, forgotten } = await conversation.ask(
            question,
            answering.signal,
            (text) => void stdout.write(printable(text)),
          );
          stdout.write("\n");
          if (stopped) note(texts.chat.stopped);
          if (forgotten > 0) note(texts.chat.forgot);
        } catch (error) {
          // Somebody who types can ask something else; a pipe can't.
          if (!interactive) throw error;
          reportError(error, terminal, false);
        }
        answering = undefined;
      }
      if (leaving) break;
      if (interactive) lines.prompt();
    }
  } finally {
    process.off("SIGINT", interrupt);
    lines.close();
  }
}
