import type { Command } from "commander";
import { numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";
import { showTraining, type TrainingFlags, trainingCommand } from "../training-options.js";

interface DistillFlags extends TrainingFlags {
  readonly teacher: string;
  readonly student?: string;
  readonly data?: string[];
  readonly share?: number;
  readonly temperature?: number;
  readonly topK?: number;
  readonly stateWeight?: number;
}

export function distillCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return trainingCommand("distill", terminal)
    .description(texts.distill.description)
    .requiredOption("-t, --teacher <path>", texts.distill.teacher)
    .option("--student <file>", texts.distill.student)
    .option("-d, --data <path...>", texts.train.data)
    .option("--share <share>", texts.distill.share, numberOption(terminal, 0, 1, "real"))
    .option("--temperature <t>", texts.distill.temperature, numberOption(terminal, 0.01, 100, "real"))
    .option("--top-k <k>", texts.distill.k, numberOption(terminal, 1, 4096, "integer"))
    .option("--state-weight <w>", texts.distill.stateWeight, numberOption(terminal, 0.0001, 1000, "real"))
    .action(async (flags: DistillFlags) => {
      const { distill } = await import("../../training/distill.js");
      await showTraining(terminal, flags, ({ student, ...rest }) => distill({ ...rest, config: student }));
    });
}
