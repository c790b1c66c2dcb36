import { Command } from "commander";
import { readAll } from "../standard-input.js";
import type { Terminal } from "../terminal.js";

const maxInputBytes = 256 * 2 ** 20;

export function tokenizeCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("tokenize")
    .description(texts.tokenize.description)
    .requiredOption("-m, --model <dir>", texts.modelFolder)
    .option("--decode", texts.tokenize.decode)
    .action((options: { model: string; decode?: boolean }) => tokenize(terminal, options.model, options.decode === true));
}

async function tokenize(terminal: Terminal, folder: string, decode: boolean): Promise<void> {
  const [{ z }, { parseJson }, { openTokenizer }] = await Promise.all([
    import("zod"),
    import("../json-input.js"),
    import("../../model/open-tokenizer.js"),
  ]);
  const tokenizer = await openTokenizer(folder);
  const input = await readAll(terminal.stdin, maxInputBytes);
  const name = "Standard input";
  const output: readonly (string | number[])[] = decode
    ? parseJson(
        input,
        z.array(
          z.array(
            z
              .int()
              .min(0)
              .max(tokenizer.size - 1),
          ),
        ),
        name,
      ).map((ids) => tokenizer.decode(ids))
    : parseJson(input, z.array(z.string()), name).map((text) => tokenizer.encode(text));
  terminal.stdout.write(`${JSON.stringify(output)}\n`);
}
