import { questionLanguage } from "../../../language/question-language.js";
import { attribute, withoutMarks, writtenMarks } from "../citing/attribute.js";
import { contradictionOf } from "../quoting/conflicting-values.js";
import { type Quotation, quoteFrom } from "../quoting/quote-evidence.js";
import { SentenceSplitter } from "../reading/sentences.js";
import { type CheckContext, type CheckInput, checkContext } from "./check-context.js";
import { checkSentence, type SentenceCheck } from "./check-sentence.js";

export interface AnswerGateOptions extends CheckInput {
  /**
   * `gate`: no sentence leaves that the evidence doesn't carry. `mark`: every sentence leaves; {@link GatedAnswer.checks} says which the
   * evidence doesn't carry. Defaults to gate.
   */
  readonly mode?: "gate" | "mark" | undefined;
  /**
   * From which score on a quotation takes the place of the model saying that it doesn't know, 0…1; more than 1: never. Defaults to 0.36.
   */
  readonly overruleAbstention?: number | undefined;
}

/** A sentence that the check looked at, and what became of it. */
export interface CheckedSentence extends SentenceCheck {
  /** As the model wrote it. */
  readonly text: string;
  /** Whether it is part of the answer. */
  readonly released: boolean;
}

export interface GatedAnswer {
  /** What is left to release. */
  readonly text: string;
  /** `unknown`: the model said that it doesn't know, or what it said doesn't hold and nothing in the evidence answers. */
  readonly served: "model" | "quotation" | "unknown";
  /** Numbers of the evidence that the answer cites, ascending. */
  readonly citations: readonly number[];
  readonly checks: readonly CheckedSentence[];
  /** What the model cited that carries nothing of what it cited it for, or doesn't exist. */
  readonly invalidCitations: readonly number[];
}

/** What is said in place of the model's text: a quotation, or that it isn't known, in the model's words or ours. */
interface Instead {
  readonly text: string;
  readonly check?: SentenceCheck | undefined;
  readonly quotation: Quotation | undefined;
}

const UNKNOWN = { zh: "资料中没有找到答案。", en: "The evidence does not answer this question." } as const;
const GREETING =
  /^\s*(?:你好|您好|嗨|早上好|晚上好|谢谢|多谢|再见|hi|hello|hey|thanks|thank you|bye|goodbye|good (?:morning|evening))[\s!！。.~,，]*$/iu;
/** 雨燕号；: an item of a list, which is held against the evidence as a whole. */
const ITEM = /^[^；;。！？!?\n是由在有被为了的]{1,20}(?:\s*\[\d+\])*[；;]\s*$/u;
/** After so many sentences in a row that don't hold, the rest isn't worth waiting for. */
const MOST_DROPPED = 2;

/**
 * Stands between the model and the reader. Takes the model's text as it comes, holds back one sentence, and lets go only sentences that
 * the evidence carries, each with the numbers of that evidence. If the first doesn't hold, the evidence is quoted instead, or the answer
 * is that it isn't known.
 *
 * For answers that rest on evidence alone: an answer chain without sources has nothing to check against and uses no gate.
 */
export class AnswerGate {
  readonly #context: CheckContext;
  readonly #isMarking: boolean;
  readonly #isGreeting: boolean;
  readonly #overrule: number;
  readonly #language: "zh" | "en";
  readonly #splitter = new SentenceSplitter();
  readonly #checks: CheckedSentence[] = [];
  readonly #cited = new Set<number>();
  readonly #invalid = new Set<number>();
  /** Sentences that claim nothing, or nothing that was asked, until one comes that does. */
  #held: { readonly text: string; readonly check: SentenceCheck }[] = [];
  #hasReleased = false;
  #dropped = 0;
  #served: GatedAnswer["served"] = "model";
  #isDone = false;
  /** Where nothing that the model wrote is released. Said last, since it may be decided otherwise meanwhile. */
  #instead: Instead | undefined;
  #hasSettled = false;
  /** What was let go of as the text ended. */
  #last = "";
  /** Items of a list that isn't whole yet. */
  #items = "";

  constructor(options: AnswerGateOptions) {
    this.#context = checkContext(options);
    this.#isMarking = options.mode === "mark";
    this.#isGreeting = GREETING.test(options.question);
    this.#overrule = options.overruleAbstention ?? 0.36;
    this.#language = questionLanguage(options.question);
  }

  /** Nothing that the model may still write will be released: it can be cancelled. */
  get done(): boolean {
    return this.#isDone;
  }

  /** Text that may leave now. */
  push(delta: string): string {
    if (this.#isDone) return "";
    return this.#pass(this.#splitter.push(delta));
  }

  /** What can be known of the model's text is decided: it has ended, or was cancelled because the gate was done. {@link end} does it if it wasn't done. */
  settle(): void {
    if (this.#hasSettled) return;
    this.#hasSettled = true;
    let text = this.#isDone ? "" : this.#pass(this.#splitter.end());
    if (!this.#isDone && this.#items !== "") text += this.#decide(this.#items);
    if (!this.#isDone && !this.#hasReleased) text += this.#giveUp();
    else if (this.#hasReleased && this.#served === "model" && !this.#isMarking && !this.#isGreeting) text += this.#nameConflict();
    this.#isDone = true;
    this.#last = text;
  }

  /** Nothing that the model wrote is released: {@link quotation} is, or that it isn't known. Decided once it has settled. */
  get hasNothing(): boolean {
    return this.#instead !== undefined;
  }

  /** What rules find to answer in the evidence, where nothing that the model wrote is released. */
  get quotation(): Quotation | undefined {
    return this.#instead?.quotation;
  }

  /** What the model wrote that claims something and isn't released. */
  get refused(): readonly string[] {
    const checks = this.#checks.filter(({ released, status }) => !released && status === "unsupported");
    return [...checks, ...this.#held.filter(({ check }) => check.status === "supported")].map(({ text }) => text);
  }

  /** What the evidence says, for those who look for what answers by other means. */
  get context(): CheckContext {
    return this.#context;
  }

  /**
   * @param chosen what is quoted in place of {@link quotation}: another, or nothing
   */
  end(chosen?: { readonly quotation: Quotation | undefined }): GatedAnswer {
    this.settle();
    const text = this.#last + (this.#instead === undefined ? "" : this.#sayInstead({ ...this.#instead, ...chosen }));
    this.#last = "";
    this.#instead = undefined;
    const citations = [...this.#cited].sort((a, b) => a - b);
    return { text, served: this.#served, citations, checks: this.#checks, invalidCitations: [...this.#invalid] };
  }

  #pass(sentences: readonly string[]): string {
    let released = "";
    for (const sentence of sentences) {
      if (this.#isDone) break;
      if (!this.#isMarking && ITEM.test(sentence)) {
        this.#items += sentence;
        continue;
      }
      const whole = this.#items + sentence;
      this.#items = "";
      released += this.#decide(whole);
    }
    return released;
  }

  #decide(sentence: string): string {
    const check = this.#isGreeting
      ? ({ status: "neutral", answers: true, evidence: [], missing: [] } as const)
      : checkSentence(sentence, this.#context);
    for (const number of writtenMarks(sentence)) if (!check.evidence.includes(number)) this.#invalid.add(number);
    if (this.#isMarking || this.#isGreeting) return this.#release(sentence.replaceAll("\ufffd", ""), check);
    switch (check.status) {
      case "neutral":
        return this.#hasReleased && sentence.trim() === "" ? sentence : this.#hold(sentence, check);
      case "supported":
        if (this.#hasReleased || check.answers) return this.#releaseHeld() + this.#release(sentence, check);
        return this.#holdAside(sentence, check);
      case "abstention":
        return this.#hasReleased ? this.#release(sentence, check) : this.#abstain(sentence, check);
      case "unsupported":
        this.#checks.push({ ...check, text: sentence, released: false });
        if (!this.#hasReleased) return this.#giveUp();
        this.#dropped += 1;
        this.#isDone = this.#dropped >= MOST_DROPPED;
        return "";
    }
  }

  #hold(text: string, check: SentenceCheck): string {
    this.#held.push({ text, check });
    return "";
  }

  /** True, but not what was asked: the next sentence may answer. */
  #holdAside(text: string, check: SentenceCheck): string {
    const isSecond = this.#held.some((held) => held.check.status === "supported");
    this.#hold(text, check);
    return isSecond ? this.#giveUp() : "";
  }

  #release(text: string, check: SentenceCheck): string {
    this.#hasReleased = true;
    this.#dropped = 0;
    this.#checks.push({ ...check, text, released: true });
    for (const number of check.evidence) this.#cited.add(number);
    return check.evidence.length === 0 ? withoutMarks(text) : attribute(text, check.evidence, this.#language);
  }

  #releaseHeld(): string {
    const held = this.#held;
    this.#held = [];
    return held.map(({ text, check }) => this.#release(text, check)).join("");
  }

  #abstain(sentence: string, check: SentenceCheck): string {
    const quotation = quoteFrom(this.#context);
    const overrules = quotation !== undefined && quotation.score >= this.#overrule;
    return this.#stop({ text: sentence.trim(), check, quotation: overrules ? quotation : undefined });
  }

  /** Nothing of the model's answer is released: the evidence speaks for itself, or says nothing. */
  #giveUp(): string {
    return this.#stop({ text: UNKNOWN[this.#language], quotation: quoteFrom(this.#context) });
  }

  #stop(instead: Instead): string {
    this.#instead = instead;
    this.#isDone = true;
    return "";
  }

  #sayInstead({ text, check, quotation }: Instead): string {
    if (quotation !== undefined) {
      if (check !== undefined) this.#checks.push({ ...check, text, released: false });
      return this.#quote(quotation);
    }
    this.#served = "unknown";
    if (check === undefined) {
      this.#refuseHeld();
      return text;
    }
    this.#held = [];
    return this.#release(text, check);
  }

  #quote({ sentence, parts }: Quotation): string {
    this.#refuseHeld();
    this.#served = "quotation";
    for (const { number } of parts) this.#cited.add(number);
    return sentence;
  }

  /** The model gave one of two values that contradict each other: the other is named too. */
  #nameConflict(): string {
    const said = this.#checks.filter(({ released }) => released).map((check) => check.text);
    const other = contradictionOf(said.join(" "), this.#context);
    if (other === undefined) return "";
    this.#cited.add(other.number);
    const isOpen = !/[\s。！？]$/u.test(said.at(-1) ?? "");
    if (this.#language === "zh") return `资料说法不一，另一处写道：“${other.text}”[${other.number}]。`;
    return `${isOpen ? " " : ""}The documents disagree; another one says: “${other.text}” [${other.number}].`;
  }

  #refuseHeld(): void {
    for (const { text, check } of this.#held) this.#checks.push({ ...check, text, released: false });
    this.#held = [];
  }
}
