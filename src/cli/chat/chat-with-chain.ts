import { skippedReport } from "../answer-report.js";
import { AnswerSetup } from "../answer-setup.js";
import { interruptible } from "../interruption.js";
import { clearLine } from "../loading.js";
import { printable } from "../printable.js";
import type { Terminal } from "../terminal.js";
import { aboutModel } from "./about-model.js";
import { ChainSpeaker } from "./chain-speaker.js";
import type { ChatOptions } from "./chat-options.js";
import type { Session } from "./session.js";
import { talk } from "./talk.js";

/** Talks with the answer chain over the sources that are named. */
export async function chatWithChain(terminal: Terminal, options: ChatOptions, session: Session): Promise<void> {
  const { stderr, colors, texts } = terminal;
  const warn = (message: string): void =>
    void stderr.write(`${colors.yellow(printable(texts.errorMessage(message, undefined)))}\n`);
  await using setup = await AnswerSetup.open(options, terminal.environment, { warn });
  await interruptible((signal) => setup.prepare(signal));
  clearLine(terminal);
  for (const { skipped = [] } of setup.skippable) for (const line of skippedReport(terminal, skipped)) warn(line);
  if (options.system !== undefined) warn(texts.chat.systemUnused);
  const names = setup.sources.list.map(({ source }) => source.name);
  const about = `${aboutModel(terminal, setup.model)}\n${texts.chat.answersFrom(names)}`;
  await talk(terminal, { speaker: new ChainSpeaker(setup.chain, terminal), session, file: options.session, about });
}
