import { Command } from "commander";
import { chosenModel } from "../chosen-model.js";
import { numberOption } from "../options.js";
import type { Terminal } from "../terminal.js";

interface ChatOptions {
  readonly model?: string;
  readonly system?: string;
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly threads?: number;
}

export function chatCommand(terminal: Terminal): Command {
  const { texts } = terminal;
  return new Command("chat")
    .description(texts.chat.description)
    .option("-m, --model <dir>", texts.modelOrBoxed)
    .option("--system <text>", texts.system)
    .option("--temperature <t>", texts.temperature, numberOption(terminal, 0, 100, "real"))
    .option("--top-p <p>", texts.topP, numberOption(terminal, Number.MIN_VALUE, 1, "real"))
    .option("--max-tokens <n>", texts.maxTokens, numberOption(terminal, 1, 2 ** 20, "integer"))
    .option("--seed <n>", texts.seed, numberOption(terminal, 0, 2 ** 32 - 1, "integer"))
    .option("--threads <n>", texts.threads, numberOption(terminal, 1, 1024, "integer"))
    .action(async ({ system, ...options }: ChatOptions) => {
      const [{ ChatGLMChatModel }, { Conversation }, { talk }] = await Promise.all([
        import("../../langchain/chat-model.js"),
        import("../conversation.js"),
        import("../talk.js"),
      ]);
      await using model = new ChatGLMChatModel({ ...options, model: chosenModel(terminal, options.model), systemPrompt: system });
      // A folder that can't be opened is said before the first question is asked.
      await model.getNumTokens("");
      await talk(terminal, new Conversation(model));
    });
}
