import type { Agent, Dispatcher } from "undici";
import { questionLanguage } from "../../language/question-language.js";
import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import { parseJsonBytes } from "../documents/readers/json-reader.js";
import { addressRule } from "../fetching/address-rule.js";
import { contentVersion } from "../fetching/content-version.js";
import { fetchBounded, type WebRequest, type WebResponse } from "../fetching/fetch-bounded.js";
import { guardedAgent } from "../fetching/guarded-agent.js";
import { Secrets } from "../fetching/secrets.js";
import { WebError } from "../fetching/web-error.js";
import { WebPolicy } from "../fetching/web-policy.js";
import type { Evidence, FindOptions, KnowledgeSource, NamedThing } from "../knowledge-source.js";
import { abortedError, orAborted } from "../shared-load.js";
import { type SkippedFile, SkippedFiles } from "../skipped-files.js";
import { type HttpSettings, type HttpSourceOptions, httpSettings } from "./http-options.js";
import { rankPages } from "./rank-pages.js";
import { type PageRead, readPage } from "./read-page.js";
import { readResults, type WebResult } from "./read-results.js";
import { checkPlaceholders, fillRequest, placeOf } from "./request-template.js";

/** Search engines refuse longer questions. */
const QUESTION_CHARACTERS = 400;
/** Control characters, lone surrogates and broken characters. */
const UNPRINTABLE = /\p{Cc}|\p{Cs}|\ufffd/gu;
const CONNECT_TIMEOUT = 5_000;

/**
 * A search or JSON API as a source: the question goes into the address (or a JSON body), JSON pointers say where the results' texts, titles
 * and links are, and the pages that they link to can be fetched, read and searched.
 *
 * Connections are made to public addresses only, checked as each one is made, redirects included, unless `allowPrivate` says otherwise.
 * The question leaves this machine. Scores follow the API's order, or, where pages are searched, BM25+ over their passages.
 */
export class HttpSource implements KnowledgeSource, AsyncDisposable {
  readonly name: string;
  readonly #settings: HttpSettings;
  readonly #placeholders: ReadonlySet<string>;
  readonly #secrets: Secrets;
  readonly #policy: WebPolicy;
  readonly #place: string;
  #agent: Promise<Agent> | undefined;
  #skipped: readonly SkippedFile[] = [];

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: HttpSourceOptions) {
    this.#settings = httpSettings(options);
    this.#placeholders = checkPlaceholders(this.#settings);
    this.#secrets = Secrets.of(this.#settings.secrets, this.#settings.headers);
    this.name = this.#settings.name;
    this.#place = this.#secrets.redact(placeOf(this.#settings));
    const { maxRetries, timeout } = this.#settings;
    this.#policy = new WebPolicy({ place: this.#place, maxRetries, timeout });
  }

  /** Pages that couldn't be read at the last search, and why. */
  get skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  /** None. That it has this method tells the chain to send the question as it is, without the other names of things. */
  async mentions(): Promise<readonly NamedThing[]> {
    return [];
  }

  /**
   * @throws ChatGLMError REMOTE_FAILED or OVERLOADED if the server fails or refuses, ADDRESS_REFUSED if its address isn't public,
   *   DEADLINE_EXCEEDED if it takes too long, DOCUMENT_INVALID if its answer isn't what the pointers say; ABORTED when the signal fires.
   */
  async find(question: string, { limit, signal }: FindOptions): Promise<Evidence[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = question.slice(0, QUESTION_CHARACTERS).replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
    if (limit < 1 || !/[\p{L}\p{N}]/u.test(asked)) return [];
    try {
      return await this.#search(asked, limit, signal);
    } catch (error) {
      throw signal?.aborted ? abortedError(signal.reason) : error;
    }
  }

  /** @throws what {@link find} does where `versionUrl` can't be asked. */
  async fingerprint(signal?: AbortSignal): Promise<string> {
    const { version, versionUrl, maxAge, headers, secrets: named, ...settings } = this.#settings;
    const shown = Object.entries(headers).map(([name, value]) => [name, this.#secrets.redact(value)]);
    const told = version ?? (versionUrl === undefined ? undefined : await this.#toldVersion(new URL(versionUrl), signal));
    return contentVersion({ settings: [settings, shown, Object.keys(named)], secrets: this.#secrets, version: told, maxAge });
  }

  /** Closes idle connections. A later question opens others. */
  async [Symbol.asyncDispose](): Promise<void> {
    const agent = this.#agent;
    this.#agent = undefined;
    await (await agent)?.destroy();
  }

  async #search(asked: string, limit: number, signal: AbortSignal | undefined): Promise<Evidence[]> {
    const needsTerms = this.#placeholders.has("terms") || this.#settings.pages > 0;
    const terms: SearchTerms | undefined = needsTerms ? await orAborted(loadSearchTerms(), signal) : undefined;
    const request = fillRequest(this.#settings, {
      question: asked,
      terms: [...new Set(terms?.(asked) ?? [])].join(" "),
      limit: String(Math.max(limit, this.#settings.pages)),
      language: questionLanguage(asked),
    });
    if (request === undefined) return [];
    const response = await this.#fetch({ ...request, place: this.#place }, signal);
    const results = readResults(await this.#parse(response), this.#settings, response.url, this.#place);
    if (this.#settings.pages === 0 || terms === undefined) return this.#inOrder(results, limit);
    const pages = await this.#readPages(results, signal);
    signal?.throwIfAborted();
    const passages = results.flatMap((result) => {
      const read = result.link === undefined ? undefined : pages.get(result.link.href);
      if (read !== undefined && "passages" in read && read.passages.length > 0) {
        const headings = (own: readonly string[]): readonly string[] =>
          own.length > 0 || result.title === undefined ? own : [result.title];
        return read.passages.map((passage) => ({ ...passage, headings: headings(passage.headings) }));
      }
      if (result.text === "") return [];
      const { text, title } = result;
      return [{ text, headings: title === undefined ? [] : [title], file: "", location: this.#locationOf(result) }];
    });
    const ranked = await rankPages(passages, asked, limit, terms, signal);
    return ranked.map(({ passage, score }) => ({
      ...this.#evidence(passage.text, passage.headings.join(" › ") || undefined, passage.location),
      score,
    }));
  }

  #inOrder(results: readonly WebResult[], limit: number): Evidence[] {
    const told = results.filter(({ text }) => text !== "");
    return told.slice(0, limit).map((result, index) => ({
      ...this.#evidence(result.text, result.title, this.#locationOf(result)),
      score: 1 - index / told.length,
    }));
  }

  /** A server may repeat the keys that it was sent. */
  #evidence(text: string, title: string | undefined, location: string): Omit<Evidence, "score"> {
    const clean = (written: string): string => this.#secrets.redact(written);
    return {
      source: this.name,
      text: clean(text),
      title: title === undefined ? undefined : clean(title),
      location: clean(location),
    };
  }

  #locationOf({ link, at }: WebResult): string {
    return link?.href ?? `${this.#place}#${at}`;
  }

  /** The first results' pages by their links; one that several results link to is fetched once. */
  async #readPages(results: readonly WebResult[], signal: AbortSignal | undefined): Promise<ReadonlyMap<string, PageRead>> {
    const links = new Map(results.flatMap(({ link }) => (link === undefined ? [] : [[link.href, link] as const])));
    const chosen = [...links].slice(0, this.#settings.pages);
    const dispatcher = await this.#dispatcher();
    const read = await Promise.all(
      chosen.map(async ([href, link]) => [href, await readPage(link, dispatcher, this.#settings, signal)] as const),
    );
    const skipped = new SkippedFiles();
    for (const [href, page] of read)
      if ("reason" in page) skipped.add(this.#secrets.redact(href), this.#secrets.redact(page.reason));
    this.#skipped = skipped.list();
    return new Map(read);
  }

  async #fetch(request: WebRequest, signal: AbortSignal | undefined): Promise<WebResponse> {
    const { maxBytes, maxRedirects, isRepeatable } = this.#settings;
    const dispatcher = await this.#dispatcher();
    const act = (stop: AbortSignal): Promise<WebResponse> =>
      fetchBounded(dispatcher, request, { maxBytes, maxRedirects, signal: stop });
    return this.#policy.run(act, request.body === undefined || isRepeatable, signal);
  }

  /** What a server says that changes with its content, if it does. */
  async #toldVersion(url: URL, signal: AbortSignal | undefined): Promise<string | undefined> {
    const own = url.origin === this.#settings.origin ? this.#settings.headers : {};
    const place = this.#secrets.redact(`${url.origin}${url.pathname}`);
    const { headers } = await this.#fetch({ url, headers: this.#filledHeaders(own), accept: "*/*", isHead: true, place }, signal);
    return headers["etag"] ?? headers["last-modified"];
  }

  #filledHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return fillRequest({ ...this.#settings, headers }, { question: "x", terms: "x", limit: "1", language: "en" })?.headers ?? {};
  }

  async #parse({ bytes, mediaType }: WebResponse): Promise<unknown> {
    try {
      return await parseJsonBytes(bytes);
    } catch {
      const type = mediaType === "" ? "something" : mediaType.slice(0, 100);
      throw new WebError("DOCUMENT_INVALID", `${this.#place} answered with ${type} that is not valid JSON.`, {
        remedy: "Check the address: it must be that of an API.",
      });
    }
  }

  #dispatcher(): Promise<Dispatcher> {
    const { allowPrivate, lookup } = this.#settings;
    this.#agent ??= guardedAgent({ rule: addressRule(allowPrivate), connectTimeout: CONNECT_TIMEOUT, resolve: lookup });
    return this.#agent;
  }
}
