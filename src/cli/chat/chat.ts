import { stat } from "node:fs/promises";
import { ChatGLMChatModel } from "../../langchain/chat-model.js";
import { skippedReport } from "../answer-report.js";
import { AnswerSetup, type AnswerSetupOptions, modelFields } from "../answer-setup.js";
import { interruptible } from "../interruption.js";
import { clearLine } from "../loading.js";
import { printable } from "../printable.js";
import type { Terminal } from "../terminal.js";
import { ChainSpeaker } from "./chain-speaker.js";
import { ModelSpeaker } from "./model-speaker.js";
import { readSession, type Session } from "./session.js";
import { talk } from "./talk.js";

export interface ChatOptions extends AnswerSetupOptions {
  readonly system?: string;
  /** Where the conversation is kept, and goes on from. */
  readonly session?: string;
}

/** Talks with the model; where sources are named, with the answer chain over them. */
export async function chat(terminal: Terminal, options: ChatOptions): Promise<void> {
  const session = await begun(options);
  const asksSources = [
    options.documents,
    options.images,
    options.graph,
    options.sql,
    options.http,
    options.mcp,
    options.sparql,
    options.neo4j,
    options.configured,
  ].some((named) => named !== undefined && named.length > 0);
  await (asksSources ? chatWithChain(terminal, options, session) : chatWithModel(terminal, options, session));
}

/** How the conversation begins: as it was kept, or empty. */
async function begun({ session: file, system }: ChatOptions): Promise<Session> {
  const exists = file !== undefined && (await stat(file).then(Boolean, () => false));
  const kept: Session = exists ? await readSession(file) : { turns: [] };
  return system === undefined ? kept : { ...kept, system };
}

async function chatWithModel(terminal: Terminal, options: ChatOptions, session: Session): Promise<void> {
  const { model: choice, temperature, topP, maxTokens, maxThinkingTokens, seed, threads, device } = options;
  const drawn = { temperature, topP, maxTokens, maxThinkingTokens, seed };
  await using model = new ChatGLMChatModel({ ...modelFields(choice, threads, device), ...drawn });
  // A folder that can't be opened is said before the first question is asked.
  await model.getNumTokens("");
  clearLine(terminal);
  await talk(terminal, { speaker: new ModelSpeaker(model), session, file: options.session, about: about(terminal, model) });
}

async function chatWithChain(terminal: Terminal, options: ChatOptions, session: Session): Promise<void> {
  const { stderr, colors, texts } = terminal;
  const warn = (message: string): void =>
    void stderr.write(`${colors.yellow(printable(texts.errorMessage(message, undefined)))}\n`);
  await using setup = await AnswerSetup.open(options, terminal.environment, { warn });
  await interruptible((signal) => setup.prepareDocuments(signal));
  clearLine(terminal);
  for (const { skipped = [] } of setup.skippable) for (const line of skippedReport(terminal, skipped)) warn(line);
  if (options.system !== undefined) warn(texts.chat.systemUnused);
  const names = setup.sources.list.map(({ source }) => source.name).join(texts.comma);
  const about_ = `${about(terminal, setup.model)}\n${texts.chat.answersFrom(names)}`;
  await talk(terminal, { speaker: new ChainSpeaker(setup.chain, terminal), session, file: options.session, about: about_ });
}

function about({ texts }: Terminal, model: ChatGLMChatModel): string {
  return texts.chat.about(printable(model.model), model.profile.maxInputTokens);
}
