import { fileURLToPath } from "node:url";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import { ChatGLMChatModel } from "langchain-chatglm";
import { ANY_DOCUMENT, holds, type Names, type Piece } from "./names.js";
import { nearValue } from "./near-value.js";
import { normalise } from "./normalise.js";
import { evalFolder, type NeededEvidence, type Question } from "./question.js";

/** A model under test. The pretend ones are told which question is being asked. */
export interface TestedModel extends AsyncDisposable {
  readonly model: LanguageModelLike;
  ask(question: Question): void;
}

/** `box`, `perfect`, `echo`, `near`, `near-said`, `none`, `folder:PATH` of a converted model, or `openai:URL:NAME`. */
export function openTestedModel(name: string, names: Names): TestedModel {
  if (name === "perfect") return pretend(new PerfectReader(names));
  if (name === "echo") return pretend(new SureAndWrong(names));
  if (name === "near" || name === "near-said") return pretend(new NearMiss(name === "near-said"));
  if (name === "none") return pretend(new Silent({}));
  const server = /^openai:(.+):([^:/]+)$/.exec(name);
  const folder = /^folder:(.+)$/.exec(name)?.[1];
  if (name !== "box" && folder === undefined && server === null)
    throw new Error(`No model ${name}: box, perfect, echo, near, near-said, none, folder:PATH or openai:URL:NAME.`);
  const common = { temperature: 0, maxTokens: 256 };
  const model =
    server === null
      ? new ChatGLMChatModel({ ...common, model: folder ?? fileURLToPath(new URL("../models/chatglm-mini", evalFolder)) })
      : new ChatGLMChatModel({ ...common, baseUrl: server[1] ?? "", model: server[2] ?? "" });
  return { model, ask: () => undefined, [Symbol.asyncDispose]: () => model[Symbol.asyncDispose]() };
}

function pretend(model: PretendModel): TestedModel {
  return { model, ask: (question) => model.ask(question), [Symbol.asyncDispose]: () => Promise.resolve() };
}

abstract class PretendModel extends SimpleChatModel {
  protected asked: Question | undefined;

  override _llmType(): string {
    return "pretend";
  }

  ask(question: Question): void {
    this.asked = question;
  }

  abstract reply(prompt: string, question: Question): string;

  override async _call(messages: BaseMessage[]): Promise<string> {
    return this.asked === undefined ? "" : this.reply(messages.map(({ text }) => text).join("\n\n"), this.asked);
  }

  override async *_streamResponseChunks(messages: BaseMessage[]): AsyncGenerator<ChatGenerationChunk> {
    const text = await this._call(messages);
    yield new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
  }
}

const unknown = ({ language }: Question): string => (language === "zh" ? "资料中没有提到。" : "The evidence does not say.");

/** Says nothing: what remains is what the product knows without a model. */
class Silent extends PretendModel {
  override reply(_prompt: string, question: Question): string {
    return unknown(question);
  }
}

/**
 * Answers rightly if everything needed has stood in its prompts for this question, and says so if it hasn't. Asked a part of the question, it
 * tells the needed facts that it sees.
 */
class PerfectReader extends PretendModel {
  readonly #names: Names;
  #seen = new Set<NeededEvidence>();

  constructor(names: Names) {
    super({});
    this.#names = names;
  }

  override ask(question: Question): void {
    super.ask(question);
    this.#seen = new Set();
  }

  override reply(prompt: string, question: Question): string {
    const { evidence, answers, language, polarity } = question;
    const pieces = readPieces(prompt);
    const cited = new Set<number>();
    for (const needed of evidence) {
      const found = pieces.find(({ piece }) => holds(piece, needed, this.#names));
      if (found === undefined) continue;
      this.#seen.add(needed);
      if (found.number !== undefined) cited.add(found.number);
    }
    if (evidence.length === 0 || this.#seen.size < evidence.length) return unknown(question);
    const marks = Array.from(cited, (number) => `[${number}]`).join("");
    const facts = answers.map((forms) => formIn(forms, language)).join(language === "zh" ? "；" : "; ");
    if (polarity === undefined) return `${facts}${marks}${language === "zh" ? "。" : "."}`;
    if (language === "zh") return `${polarity ? "是的" : "不是"}，${facts}${marks}。`;
    return `${polarity ? "Yes" : "No"}, ${facts}${marks}.`;
  }
}

/** Always answers, never rightly: with a name that stands in its prompt where there is one of the right class, or another number. */
class SureAndWrong extends PretendModel {
  readonly #names: Names;

  constructor(names: Names) {
    super({});
    this.#names = names;
  }

  override reply(prompt: string, { answers, language, evidence, others = [], question }: Question): string {
    const gold = answers.flat();
    const wrong = others[0] ?? this.#sibling(prompt, question, evidence, gold);
    const number = /^\d+(?:\.\d+)?$/.exec(gold[0] ?? "")?.[0];
    const said = number === undefined ? formIn(wrong ?? ["Zorvath"], language) : String(Number(number) + 7);
    return language === "zh" ? `答案是${said}[1]。` : `It is ${said} [1].`;
  }

  #sibling(
    prompt: string,
    question: string,
    evidence: readonly NeededEvidence[],
    gold: readonly string[],
  ): readonly string[] | undefined {
    const objects = evidence.flatMap((needed) => ("object" in needed ? needed.object : []));
    const candidates = (objects.length > 0 ? objects : ["pe:su-jianqiu"])
      .flatMap((object) => this.#names.siblings(object))
      .map((id) => this.#names.of(id))
      .filter((forms) => forms.length > 0 && !forms.some((form) => gold.includes(form) || question.includes(form)));
    const text = normalise(prompt);
    return candidates.find((forms) => forms.some((form) => text.includes(normalise(form)))) ?? candidates[0];
  }
}

/** Answers with another value of the right kind that stands in its prompt, bare or in a sentence, and with nothing where there is none. */
class NearMiss extends PretendModel {
  readonly #isSaid: boolean;

  constructor(isSaid: boolean) {
    super({});
    this.#isSaid = isSaid;
  }

  override reply(prompt: string, question: Question): string {
    const { answers, language } = question;
    const [forms = []] = answers;
    const value = nearValue([formIn(forms, language), ...answers.flat()], prompt);
    if (value === undefined) return unknown(question);
    if (language === "zh") return this.#isSaid ? `答案是${value}。` : `${value}。`;
    return this.#isSaid ? `The answer is ${value}.` : `${value}.`;
  }
}

function formIn(forms: readonly string[], language: "zh" | "en"): string {
  const han = (form: string): boolean => /\p{Script=Han}/u.test(form);
  return forms.find((form) => han(form) === (language === "zh")) ?? forms[0] ?? "";
}

/** The plain prompt's pieces: a numbered line, and the quoted lines below it. */
const PLAIN_PIECE = /^(?:Evidence |资料)(\d+)[:：]\n((?:>.*(?:\n|$))+)/gm;

/** The numbered pieces of a prompt, and the whole of it as one more: documents can't be told there by name, so each piece claims to be any. */
function readPieces(prompt: string): { readonly number: number | undefined; readonly piece: Piece }[] {
  const plain = [...prompt.matchAll(PLAIN_PIECE)].map(([, number, text = ""]) => ({
    number: Number(number),
    piece: asPiece(text),
  }));
  const lines = prompt.split(/^(?=[>\s]*[[(【]\d+[\])】])/m).flatMap((text) => {
    const number = Number(/[[(【](\d+)[\])】]/.exec(text)?.[1]);
    return Number.isInteger(number) ? [{ number, piece: asPiece(text) }] : [];
  });
  return [...(plain.length > 0 ? plain : lines), { number: undefined, piece: asPiece(prompt) }];
}

function asPiece(text: string): Piece {
  const plain = text.replaceAll(/\s*\[\d+\]/g, "").replaceAll(/^[> ]+/gm, "");
  return { text: plain, title: plain.split("\n")[0], location: ANY_DOCUMENT };
}
