import { stat } from "node:fs/promises";
import { ChatGLMChatModel } from "../../langchain/chat-model.js";
import { boxedModel } from "../../model/boxed-model.js";
import { modelFields } from "../chosen-model.js";
import { clearLine } from "../loading.js";
import type { Terminal } from "../terminal.js";
import { aboutModel } from "./about-model.js";
import type { ChatOptions } from "./chat-options.js";
import { ModelSpeaker } from "./model-speaker.js";
import { readSession, type Session } from "./session.js";
import { talk } from "./talk.js";

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
  if (!asksSources) return await chatWithModel(terminal, options, session);
  // The chain's code takes its time to load, and the model alone needs none of it.
  const { chatWithChain } = await import("./chat-with-chain.js");
  await chatWithChain(terminal, options, session);
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
  const isBoxed = choice.baseUrl === undefined && choice.model === boxedModel();
  const about = [aboutModel(terminal, model), ...(isBoxed ? [terminal.texts.chat.boxedAlone] : [])].join("\n");
  await talk(terminal, { speaker: new ModelSpeaker(model), session, file: options.session, about });
}
