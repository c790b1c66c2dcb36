import { readFile } from "node:fs/promises";
import type { MatrixProducts } from "../calibration/matrix-products.js";
import { ChatGLMError } from "../errors.js";
import { type ConvertCheckpointOptions, convertCheckpoint, type TemplateDifference } from "../export/convert-checkpoint.js";
import type { ChatFormatChoice, RopeRatioMeaning } from "../families/model-family.js";
import type { GraphTarget, ModelManifest, Precision } from "../model-folder/manifest.js";
import { byteText } from "./byte-text.js";
import { interruptible } from "./interruption.js";
import { printable } from "./printable.js";
import { ProgressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";

/** What families call the file that text is encoded by. */
const tokenizerNames = ["tokenizer.model", "tokenizer.json"];

export interface ConvertOptions {
  readonly out: string;
  readonly precision: Precision;
  readonly blockSize?: string;
  readonly outputLayer?: "int8";
  readonly calibrate?: string;
  /** MB of weights. */
  readonly maxSize?: number;
  readonly chatFormat?: ModelManifest["chatFormat"];
  readonly ropeRatio?: RopeRatioMeaning;
  readonly sequences?: number;
  readonly target?: GraphTarget;
  readonly overwrite?: boolean;
}

/** Converts a checkpoint, and says how far it is and what came of it. */
export async function convert(terminal: Terminal, checkpoint: string, options: ConvertOptions): Promise<void> {
  const { calibrate, maxSize, ...conversion } = options;
  const started = performance.now();
  const line = new ProgressLine(terminal);
  let manifest: ModelManifest;
  try {
    manifest = await interruptible(async (signal) => {
      await using products = calibrate === undefined ? undefined : await productsOf();
      const known = await calibration(terminal, checkpoint, options, products, signal);
      return await convertCheckpoint({
        ...conversion,
        checkpoint,
        ...known,
        maxBytes: maxSize === undefined ? undefined : maxSize * 1e6,
        blockSize: options.blockSize === undefined ? undefined : Number(options.blockSize),
        maxSequencesPerStep: options.sequences,
        signal,
        onChatFormat: (choice) => void terminal.stderr.write(`${chosenFormatText(terminal, choice)}\n`),
        onTemplateDifferences: (differences, format) =>
          void terminal.stderr.write(`${terminal.colors.yellow(differencesText(terminal, format, differences))}\n`),
        onProgress: ({ bytesDone, bytesTotal }) => line.update(bytesDone, bytesTotal),
      });
    });
  } finally {
    line.clear();
  }
  const bytes = Object.values(manifest.files).reduce((total, file) => total + file.bytes, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.stdout.write(`${terminal.texts.convert.done(options.out, byteText(bytes), seconds)}\n`);
  // Right for some checkpoints, a file forgotten in others: said now, not when the first question is asked.
  if (!tokenizerNames.some((name) => Object.hasOwn(manifest.files, name))) {
    terminal.stderr.write(`${terminal.colors.yellow(terminal.texts.convert.noTokenizer(checkpoint))}\n`);
  }
}

async function productsOf(): Promise<MatrixProducts> {
  const { MatrixProducts } = await import("../calibration/matrix-products.js");
  const { defaultThreads } = await import("../model/physical-cores.js");
  return await MatrixProducts.create(defaultThreads());
}

/** What is known of the matrices by the text that was named: nothing when none was. */
async function calibration(
  terminal: Terminal,
  checkpoint: string,
  { calibrate, maxSize, precision, blockSize, ...conversion }: ConvertOptions,
  products: MatrixProducts | undefined,
  signal: AbortSignal,
): Promise<Pick<ConvertCheckpointOptions, "moments" | "multiply" | "harms">> {
  const texts = terminal.texts.convert;
  if (calibrate === undefined && maxSize !== undefined) throw new ChatGLMError("INVALID_OPTION", texts.sizeNeedsText);
  if (calibrate === undefined || products === undefined) return {};
  if (precision !== "int4") throw new ChatGLMError("INVALID_OPTION", texts.onlyInt4);
  const text = await readFile(calibrate, "utf8").catch((cause: unknown) => {
    throw new ChatGLMError("IO_FAILED", `${calibrate} can't be read.`, { cause });
  });
  const { measureMoments } = await import("../calibration/measure-moments.js");
  const { measureHarms } = await import("../calibration/measure-harms.js");
  const { defaultThreads } = await import("../model/physical-cores.js");
  const progress =
    (told: (done: number, total: number) => string) =>
    (done: number, total: number): void => {
      if (terminal.interactiveErrors) terminal.stderr.write(`\r${told(done, total)}\x1b[K${done === total ? "\r\x1b[K" : ""}`);
    };
  const common = { ...conversion, checkpoint, text, threads: defaultThreads(), signal };
  terminal.stderr.write(`${texts.calibrating(calibrate)}\n`);
  const moments = await measureMoments({ ...common, products, onProgress: progress(texts.readTokens) });
  const { multiply } = products;
  if (maxSize === undefined) return { moments, multiply };
  terminal.stderr.write(`${texts.weighing}\n`);
  const block = blockSize === undefined ? undefined : Number(blockSize);
  const onProgress = progress(texts.weighedMatrices);
  return { moments, multiply, harms: await measureHarms({ ...common, blockSize: block, moments, multiply, onProgress }) };
}

/** Told on one line: what a template says is the checkpoint's author's. */
function differencesText(
  { texts: { convert: texts } }: Terminal,
  format: string,
  differences: readonly TemplateDifference[],
): string {
  const each = differences.map((one) =>
    "text" in one ? texts.templateDiffers[one.kind](printable(one.text)) : texts.templateDiffers[one.kind],
  );
  return texts.templateDifferences(format, each);
}

/** What was chosen and why, with the way to another choice unless it was the caller's. */
function chosenFormatText({ texts: { convert: texts } }: Terminal, choice: ChatFormatChoice): string {
  const reason = texts.formatReasons[choice.because]("name" in choice ? choice.name : "");
  return texts.chosenFormat(choice.format, choice.because === "option" ? reason : texts.otherFormat(reason));
}
