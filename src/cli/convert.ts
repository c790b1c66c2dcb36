import { convertCheckpoint } from "../export/convert-checkpoint.js";
import type { ChatFormatChoice, RopeRatioMeaning } from "../families/model-family.js";
import type { GraphTarget, ModelManifest, Precision } from "../model-folder/manifest.js";
import { byteText } from "./byte-text.js";
import { interruptible } from "./interruption.js";
import { ProgressLine } from "./progress.js";
import type { Terminal } from "./terminal.js";

/** What families call the file that text is encoded by. */
const tokenizerNames = ["tokenizer.model", "tokenizer.json"];

export interface ConvertOptions {
  readonly out: string;
  readonly precision: Precision;
  readonly blockSize?: string;
  readonly chatFormat?: ModelManifest["chatFormat"];
  readonly ropeRatio?: RopeRatioMeaning;
  readonly sequences?: number;
  readonly target?: GraphTarget;
  readonly overwrite?: boolean;
}

/** Converts a checkpoint, and says how far it is and what came of it. */
export async function convert(terminal: Terminal, checkpoint: string, options: ConvertOptions): Promise<void> {
  const started = performance.now();
  const line = new ProgressLine(terminal);
  let manifest: ModelManifest;
  try {
    manifest = await interruptible((signal) =>
      convertCheckpoint({
        ...options,
        checkpoint,
        blockSize: options.blockSize === undefined ? undefined : Number(options.blockSize),
        maxSequencesPerStep: options.sequences,
        signal,
        onChatFormat: (choice) => void terminal.stderr.write(`${chosenFormatText(terminal, choice)}\n`),
        onProgress: ({ bytesDone, bytesTotal }) => line.update(bytesDone, bytesTotal),
      }),
    );
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

/** What was chosen and why, with the way to another choice unless it was the caller's. */
function chosenFormatText({ texts: { convert: texts } }: Terminal, choice: ChatFormatChoice): string {
  const reason = texts.formatReasons[choice.because]("name" in choice ? choice.name : "");
  return texts.chosenFormat(choice.format, choice.because === "option" ? reason : texts.otherFormat(reason));
}
