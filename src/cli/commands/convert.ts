import { Command, Option } from "commander";
import { chatFormatNames } from "../../families/chat-format.js";
import type { ConvertOptions } from "../convert.js";
import { numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";

export function convertCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("convert")
    .description(texts.convert.description)
    .argument("<checkpoint>", texts.convert.checkpoint)
    .requiredOption("-o, --out <dir>", texts.convert.out)
    .addOption(
      new Option("-p, --precision <precision>", texts.convert.precision).choices(["fp32", "int8", "int4"]).makeOptionMandatory(),
    )
    .addOption(new Option("--block-size <columns>", texts.convert.blockSize).choices(["32", "64", "128"]))
    .addOption(new Option("--output-layer <precision>", texts.convert.outputLayer).choices(["int8"]))
    .option("--calibrate <file>", texts.convert.calibrate)
    .option("--max-size <MB>", texts.convert.maxSize, numberOption(terminal, 1, 1_000_000, "real"))
    .addOption(new Option("--chat-format <format>", texts.convert.chatFormat).choices(chatFormatNames))
    .addOption(new Option("--rope-ratio <meaning>", texts.convert.ropeRatio).choices(["multiplies-base", "divides-positions"]))
    .option("--sequences <n>", texts.convert.sequences, numberOption(terminal, 1, 64, "integer"))
    .addOption(new Option("--target <target>", texts.convert.target).choices(["cpu", "plain"]))
    .option("--overwrite", texts.convert.overwrite)
    .action(async (checkpoint: string, options: ConvertOptions) => {
      const { convert } = await import("../convert.js");
      await convert(terminal, checkpoint, options);
    });
}
