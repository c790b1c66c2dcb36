import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import type { IndexedPassage } from "../documents/indexing/passage-index.js";
import { contentVersion } from "../fetching/content-version.js";
import { Secrets } from "../fetching/secrets.js";
import { WebPolicy } from "../fetching/web-policy.js";
import type { Evidence, FindOptions, KnowledgeSource, NamedThing } from "../knowledge-source.js";
import { abortedError, orAborted, SharedLoad } from "../shared-load.js";
import { type SkippedFile, SkippedFiles } from "../skipped-files.js";
import { askTool } from "./ask-tool.js";
import { type ChosenTool, chooseTools } from "./choose-tools.js";
import { McpConnection, placeOf } from "./mcp-connection.js";
import { type McpSettings, type McpSourceOptions, mcpSettings } from "./mcp-options.js";
import { type ResourceIndex, readResources } from "./resource-index.js";

const QUESTION_CHARACTERS = 2_000;
const UNPRINTABLE = /(?![\n\t])\p{Cc}|\p{Cs}|\ufffd/gu;
/** Passages of resources that score less than this share of the best are left out. */
const LEAST = 0.1;

interface Opened {
  readonly connection: McpConnection;
  readonly tools: readonly ChosenTool[];
}

/**
 * A Model Context Protocol server as a source, by the official SDK (the optional package `@modelcontextprotocol/sdk`): its tools are asked
 * the question, its resources are read once and searched by words.
 *
 * The server is started or reached by the first question, and again by the next one after it ended; dispose of the source to end it. It is
 * offered nothing: no model, no folders, no questions to the user. What it says is evidence from strangers like any other. Of a tool's
 * output of more passages than asked for, those that share words with the question come first.
 */
export class McpSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly #settings: McpSettings;
  readonly #secrets: Secrets;
  readonly #place: string;
  readonly #policy: WebPolicy;
  readonly #opening: SharedLoad<Opened>;
  readonly #reading: SharedLoad<ResourceIndex>;
  #opened: Opened | undefined;
  /** Counts connections. */
  #session = 0;
  /** Counts readings of the resources. */
  #round = 0;
  #goodUntil = Number.NEGATIVE_INFINITY;
  #skipped: readonly SkippedFile[] = [];

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: McpSourceOptions) {
    this.#settings = mcpSettings(options);
    const { server, name, startTimeout } = this.#settings;
    this.name = name;
    this.#secrets = Secrets.of({}, "url" in server ? server.headers : server.env);
    this.#place = placeOf(this.#settings);
    this.#policy = new WebPolicy({ place: this.#place, maxRetries: 0, timeout: startTimeout });
    this.#opening = new SharedLoad((signal) => this.#open(signal));
    this.#reading = new SharedLoad((signal) => this.#read(signal));
  }

  /** Tools that failed at the last question, and resources that couldn't be read, and why. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** None. That it has this method tells the chain to send the question as it is, without the other names of things. */
  async mentions(): Promise<readonly NamedThing[]> {
    return [];
  }

  /**
   * @throws ChatGLMError MISSING_PACKAGE without the SDK; INVALID_OPTION if the server has no such tool, or nothing to ask; REMOTE_FAILED,
   *   ADDRESS_REFUSED or DEADLINE_EXCEEDED if it can't be started or reached, or everything asked of it failed; ABORTED when the signal
   *   fires.
   */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = question.slice(0, QUESTION_CHARACTERS).replace(UNPRINTABLE, "").trim();
    if (limit < 1 || !/[\p{L}\p{N}]/u.test(asked)) return [];
    try {
      return await this.#search(asked, limit, signal);
    } catch (error) {
      throw signal?.aborted ? abortedError(signal.reason) : error;
    }
  }

  async fingerprint(): Promise<string> {
    const { version, maxAge, server, ...settings } = this.#settings;
    const held = Object.entries("url" in server ? server.headers : server.env);
    const shown = held.map(([name, value]) => [name, this.#secrets.redact(value)]);
    const whom = "url" in server ? server.url : [server.command, server.args, server.cwd];
    return contentVersion({ settings: [settings, whom, shown], secrets: this.#secrets, version, maxAge });
  }

  /** Ends the connection, and a server that was started. A later question starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    const opened = this.#opened;
    this.#forget();
    await opened?.connection[Symbol.asyncDispose]();
  }

  async #search(asked: string, limit: number, signal: AbortSignal | undefined): Promise<Evidence[]> {
    const opened = await this.#current(signal);
    const terms = await orAborted(loadSearchTerms(), signal);
    const { timeout, passageCharacters, maxBytes } = this.#settings;
    const redact = (text: string): string => this.#secrets.redact(text);
    const call = { question: asked, limit, terms, place: this.#place, redact, passageCharacters, maxBytes };
    const askOne = (tool: ChosenTool): Promise<readonly IndexedPassage[]> => {
      const what = `${this.#place}, tool ${tool.name}`;
      return withDeadline((stop) => askTool(opened.connection, tool, { ...call, signal: stop, timeout }), {
        timeout,
        what,
        signal,
      });
    };
    const hasResources = this.#settings.resources && opened.connection.hasResources;
    const asking = opened.tools.map((tool) => ({ name: `tool ${tool.name}`, found: askOne(tool) }));
    if (hasResources) asking.push({ name: "resources", found: this.#searchResources(asked, limit, terms, signal) });
    const outcomes = await Promise.allSettled(asking.map(({ found }) => found));
    signal?.throwIfAborted();
    const skipped = new SkippedFiles();
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === "rejected") skipped.add(asking[index]?.name ?? "", reasonOf(outcome.reason));
    }
    const [first] = outcomes;
    if (first?.status === "rejected" && outcomes.every(({ status }) => status === "rejected")) throw first.reason;
    this.#skipped = [...skipped.list(), ...(await this.#unreadResources(hasResources))];
    const lists = outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    const merged = interleaved(lists).slice(0, limit);
    return merged.map(({ text, headings, location }, index) => ({
      source: this.name,
      text: redact(text),
      title: headings.length === 0 ? undefined : redact(headings.join(" › ")),
      location: redact(location),
      score: 1 - index / merged.length,
    }));
  }

  async #searchResources(
    asked: string,
    limit: number,
    terms: SearchTerms,
    signal: AbortSignal | undefined,
  ): Promise<readonly IndexedPassage[]> {
    if (performance.now() >= this.#goodUntil) {
      this.#round += 1;
      this.#goodUntil = Number.POSITIVE_INFINITY;
    }
    try {
      const { passages } = await this.#reading.get(`${this.#session}:${this.#round}`, signal);
      return passages.passages(passages.search(terms(asked), limit, LEAST)).map(({ passage }) => passage);
    } catch (error) {
      this.#goodUntil = Number.NEGATIVE_INFINITY;
      throw error;
    }
  }

  async #unreadResources(hasResources: boolean): Promise<readonly SkippedFile[]> {
    if (!hasResources || this.#goodUntil === Number.NEGATIVE_INFINITY) return [];
    return (await this.#reading.get(`${this.#session}:${this.#round}`, undefined)).skipped.list();
  }

  async #current(signal: AbortSignal | undefined): Promise<Opened> {
    if (this.#opened?.connection.hasEnded) this.#forget();
    const session = String(this.#session);
    const act = async (stop: AbortSignal): Promise<Opened> => {
      try {
        return await this.#opening.get(session, stop);
      } catch (error) {
        stop.throwIfAborted();
        throw error;
      }
    };
    return this.#policy.run(act, false, signal);
  }

  #forget(): void {
    this.#opened = undefined;
    this.#session += 1;
    this.#goodUntil = Number.NEGATIVE_INFINITY;
    this.#opening.forget();
    this.#reading.forget();
  }

  async #open(signal: AbortSignal): Promise<Opened> {
    const { startTimeout: timeout, tools: named, resources } = this.#settings;
    const connection = await McpConnection.open(this.#settings, this.#secrets, { signal, timeout });
    try {
      const listed = connection.hasTools ? await connection.listTools({ signal, timeout }) : [];
      const tools = chooseTools(listed, named, this.#place);
      if (tools.length === 0 && !(resources && connection.hasResources)) throw this.#nothingToAsk(listed.length);
      connection.onResourcesChanged(() => {
        this.#goodUntil = Number.NEGATIVE_INFINITY;
      });
      signal.throwIfAborted();
      this.#opened = { connection, tools };
      return this.#opened;
    } catch (error) {
      await connection[Symbol.asyncDispose]();
      throw error;
    }
  }

  #nothingToAsk(tools: number): ChatGLMError {
    return new ChatGLMError(
      "INVALID_OPTION",
      `${this.#place} has nothing to ask: no resources are searched, and of ${tools} tools none says that it only reads and takes one string.`,
      { remedy: "Name those that are to be asked in `tools`." },
    );
  }

  async #read(signal: AbortSignal): Promise<ResourceIndex> {
    const { connection } = await this.#opening.get(String(this.#session), signal);
    const { startTimeout: timeout, revalidate } = this.#settings;
    const terms = await loadSearchTerms();
    const what = `${this.#place}, resources`;
    const read = (stop: AbortSignal): Promise<ResourceIndex> =>
      readResources(connection, this.#settings, terms, { signal: stop, timeout });
    const index = await withDeadline(read, { timeout, what, signal });
    this.#goodUntil = performance.now() + revalidate;
    return index;
  }
}

/** First of each list, then second of each, and so on. */
function interleaved<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
