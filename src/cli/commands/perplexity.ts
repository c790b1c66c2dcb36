import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { ChatGLMError } from "../../errors.js";
import type { DeviceOption, SequenceScore, TextModel } from "../../model/text-generation.js";
import { wrapped } from "../help-layout.js";
import { interruptible } from "../interruption.js";
import { deviceOption, numberOption } from "../options.js";
import { perplexityWindows } from "../perplexity-windows.js";
import type { Terminal } from "../terminal.js";

interface PerplexityOptions {
  readonly model: string;
  readonly text?: string;
  readonly ids?: string;
  readonly window?: number;
  readonly threads?: number;
  readonly device?: DeviceOption;
  readonly json?: boolean;
}

/** Negative log-likelihood of some tokens, natural logarithm. */
interface Sum {
  readonly tokens: number;
  readonly nll: number;
}

export function perplexityCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("perplexity")
    .description(texts.perplexity.description)
    .requiredOption("-m, --model <dir>", texts.modelFolder)
    .addOption(new Option("--text <file>", texts.perplexity.text).conflicts("ids"))
    .addOption(new Option("--ids <file>", texts.perplexity.ids).conflicts("text"))
    .option("--window <tokens>", texts.perplexity.window, numberOption(terminal, 8, 2 ** 20, "integer"))
    .option("--threads <n>", texts.threads, numberOption(terminal, 1, 1024, "integer"))
    .option("--device <device>", texts.device, deviceOption(terminal))
    .option("--json", texts.json)
    .addHelpText("after", `\n${wrapped(texts.perplexity.details, 80)}`)
    .action(async (options: PerplexityOptions, command: Command) => {
      if (options.text === undefined && options.ids === undefined) command.error("error: --text <file> / --ids <file>");
      await perplexity(terminal, options);
    });
}

async function perplexity(terminal: Terminal, options: PerplexityOptions): Promise<void> {
  const [{ openModel }, { z }, { parseJson }] = await Promise.all([
    import("../../model/open-model.js"),
    import("zod"),
    import("../json-input.js"),
  ]);
  const { tokens, nll } = await interruptible(async (signal) => {
    if (options.ids !== undefined) {
      const ids = parseJson(await readFile(options.ids, "utf8"), z.array(z.int().min(0)).min(2), options.ids);
      await using model = await openModel({ path: options.model, threads: options.threads, device: options.device, signal });
      return sum(await model.score(ids, { signal, onProgress: progress(terminal) }));
    }
    const text = await readFile(options.text ?? "", "utf8");
    await using model = await openModel({ path: options.model, threads: options.threads, device: options.device, signal });
    return await scoreText(model, text, options.window, signal, progress(terminal));
  });
  if (tokens === 0) throw new ChatGLMError("INVALID_OPTION", `${options.text ?? options.ids} holds nothing to score.`);
  const meanNll = nll / tokens;
  const result = { tokens, meanNll, perplexity: Math.exp(meanNll) };
  const line = options.json
    ? JSON.stringify(result)
    : terminal.texts.perplexity.result(tokens, meanNll.toFixed(6), result.perplexity.toFixed(4));
  terminal.stdout.write(`${line}\n`);
}

/** Scores a document behind the model's prefix, each token once. */
async function scoreText(
  model: TextModel,
  text: string,
  window: number | undefined,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Sum> {
  const prefix = ["[gMASK]", "sop"].flatMap((name) => model.tokenizer.specialId(name) ?? []);
  const ids = model.tokenizer.encode(text);
  const capacity = Math.min(window ?? Number.POSITIVE_INFINITY, model.manifest.config.contextLength) - prefix.length;
  let tokens = 0;
  let nll = 0;
  for (const { start, fresh, end } of perplexityWindows(ids.length, capacity, Math.floor(capacity / 4))) {
    // Without a prefix nothing comes before the document's first token to predict it from.
    const from = Math.max(1, prefix.length + fresh - start);
    const score = sum(
      await model.score([...prefix, ...ids.slice(start, end)], {
        from,
        signal,
        onProgress: (done) => onProgress(Math.max(fresh, Math.min(end, start + done + 1 - prefix.length)), ids.length),
      }),
    );
    tokens += score.tokens;
    nll += score.nll;
  }
  return { tokens, nll };
}

function sum({ tokens, meanNll }: SequenceScore): Sum {
  return { tokens, nll: tokens * meanNll };
}

function progress(terminal: Terminal): (done: number, total: number) => void {
  if (!terminal.interactiveErrors) return () => {};
  return (done, total) => {
    terminal.stderr.write(`\r${terminal.texts.perplexity.scored(done, total)}\x1b[K${done === total ? "\r\x1b[K" : ""}`);
  };
}
