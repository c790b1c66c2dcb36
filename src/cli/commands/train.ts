import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { showTraining, type TrainingFlags, trainingCommand } from "../training-options.js";

interface TrainFlags extends TrainingFlags {
  readonly data: string[];
  readonly config?: string;
}

export function trainCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return trainingCommand("train", terminal)
    .description(texts.train.description)
    .requiredOption("-d, --data <path...>", texts.train.data)
    .option("--config <file>", texts.train.config)
    .action(async (flags: TrainFlags) => {
      const { train } = await import("../../training/train.js");
      await showTraining(terminal, flags, train);
    });
}
