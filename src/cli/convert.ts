import { readFile } from "node:fs/promises";
import { ChatGLMError } from "../errors.js";
import type { ActivationMoments } from "../export/calibrated/activation-moments.js";
import { convertCheckpoint, type TemplateDifference } from "../export/convert-checkpoint.js";
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
      const moments = await calibration(terminal, checkpoint, options, signal);
      return await convertCheckpoint({
        ...conversion,
        checkpoint,
        moments,
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

/** What goes into the matrices, by the text that was named; undefined when none was. */
async function calibration(
  terminal: Terminal,
  checkpoint: string,
  { calibrate, precision, maxSize, ...conversion }: ConvertOptions,
  signal: AbortSignal,
): Promise<ActivationMoments | undefined> {
  const texts = terminal.texts.convert;
  if (calibrate === undefined && maxSize !== undefined) throw new ChatGLMError("INVALID_OPTION", texts.sizeNeedsText);
  if (calibrate === undefined) return undefined;
  if (precision !== "int4") throw new ChatGLMError("INVALID_OPTION", texts.onlyInt4);
  const text = await readFile(calibrate, "utf8").catch((cause: unknown) => {
    throw new ChatGLMError("IO_FAILED", `${calibrate} can't be read.`, { cause });
  });
  terminal.stderr.write(`${texts.calibrating(calibrate)}\n`);
  const { measureMoments } = await import("../calibration/measure-moments.js");
  const { defaultThreads } = await import("../model/physical-cores.js");
  const onProgress = (done: number, total: number): void => {
    if (terminal.interactiveErrors) terminal.stderr.write(`\r${texts.readTokens(done, total)}\x1b[K`);
  };
  const moments = await measureMoments({
    ...conversion,
    checkpoint,
    text,
    threads: defaultThreads(),
    signal,
    onProgress,
  });
  if (terminal.interactiveErrors) terminal.stderr.write("\r\x1b[K");
  return moments;
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
