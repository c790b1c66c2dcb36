import { Command, Option } from "commander";
import type { TrainingProgress, TrainingResult, TrainOptions } from "../training/train.js";
import { interruptible } from "./interruption.js";
import { numberOption } from "./options.js";
import type { Terminal } from "./terminal.js";

/** What `train` and `distill` are both told on the command line. */
export interface TrainingFlags {
  readonly out: string;
  readonly from?: string;
  readonly tokenizer?: string;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly steps?: number;
  readonly epochs?: number;
  readonly length?: number;
  readonly batchTokens?: number;
  readonly learningRate?: number;
  readonly optimiser?: "adamw" | "muon";
  readonly seed?: number;
  readonly memory?: number;
  readonly heldOut?: number;
  readonly checkpointEvery?: number;
  readonly maxSkipped?: number;
  readonly threads?: number;
  readonly device?: "cpu" | "cuda";
}

/** A command with the options of `TrainingFlags`. */
export function trainingCommand(name: string, terminal: Terminal): Command {
  const { train } = terminal.texts;
  const whole = (least: number, most: number) => numberOption(terminal, least, most, "integer");
  const real = (least: number, most: number) => numberOption(terminal, least, most, "real");
  return new Command(name)
    .requiredOption("-o, --out <dir>", train.out)
    .option("--from <dir>", train.from)
    .option("--tokenizer <file>", train.tokenizer)
    .option("--steps <n>", train.steps, whole(1, 2 ** 31))
    .option("--epochs <n>", train.epochs, real(0.001, 10_000))
    .option("--length <tokens>", train.length, whole(8, 2 ** 20))
    .option("--batch-tokens <n>", train.batchTokens, whole(8, 2 ** 26))
    .option("--learning-rate <rate>", train.learningRate, real(0, 10))
    .addOption(new Option("--optimiser <method>", train.optimiser).choices(["adamw", "muon"]))
    .option("--seed <n>", train.seed, whole(0, 2 ** 32 - 1))
    .option("--memory <MiB>", train.memory, whole(16, 2 ** 20))
    .option("--held-out <share>", train.heldOut, real(0, 0.9))
    .option("--checkpoint-every <steps>", train.checkpointEvery, whole(1, 2 ** 31))
    .option("--max-skipped <lines>", train.maxSkipped, whole(0, 2 ** 31))
    .option("--threads <n>", train.threads, whole(1, 1024))
    .addOption(new Option("--device <device>", train.device).choices(["cpu", "cuda"]))
    .option("--resume", train.resume)
    .option("--overwrite", train.overwrite);
}

/** Runs a training with its progress shown: for a person one line that redraws itself, else a line now and then. */
export async function showTraining<Flags extends TrainingFlags>(
  terminal: Terminal,
  flags: Flags,
  run: (options: Omit<Flags, "memory" | "optimiser"> & Omit<TrainOptions, "data">) => Promise<TrainingResult>,
): Promise<void> {
  const { texts, stderr, interactiveErrors } = terminal;
  const clear = interactiveErrors ? "\r\x1b[K" : "";
  let tenths = 0;
  const onProgress = (progress: TrainingProgress): void => {
    const { step, steps, loss, tokensPerSecond, secondsLeft, heldOut } = progress;
    const seconds = Math.ceil(secondsLeft);
    const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const line = texts.train.step(step, steps, loss.toFixed(4), tokensPerSecond.toFixed(0), left);
    if (heldOut !== undefined) stderr.write(`${clear}${texts.train.evaluated(step, heldOut.toFixed(4))}\n`);
    if (interactiveErrors) stderr.write(`${clear}${line}`);
    else if (Math.floor((step / steps) * 10) > tenths) stderr.write(`${line}\n`);
    tenths = Math.floor((step / steps) * 10);
  };
  const { memory, optimiser, ...rest } = flags;
  try {
    const { steps, log } = await interruptible((signal) =>
      run({
        ...rest,
        optimiser: optimiser === undefined ? undefined : { method: optimiser },
        activationBytes: memory === undefined ? undefined : memory * 2 ** 20,
        signal,
        onProgress,
        onSkipped: ({ place, reason }) => stderr.write(`${texts.train.skipped(place, reason)}\n`),
      }),
    );
    terminal.stdout.write(`${clear}${texts.train.done(flags.out, steps, (log.at(-1)?.loss ?? 0).toFixed(4))}\n`);
  } finally {
    stderr.write(clear);
  }
}
