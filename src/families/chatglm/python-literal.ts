import { pythonNumberValue } from "./python-number.js";
import { pythonStringAt } from "./python-string.js";
import { PythonSyntaxError } from "./python-syntax-error.js";

/** A Python literal's value in JavaScript: None is null, tuples are arrays, ints beyond ±2⁵³ are strings of their decimal digits. */
export type PythonLiteral =
  | string
  | number
  | boolean
  | null
  | readonly PythonLiteral[]
  | { readonly [key: string]: PythonLiteral };

export type PythonParse<T> =
  | { readonly ok: true; readonly value: T }
  /** `offset` counts UTF-16 units from the start, with line breaks taken as one. */
  | { readonly ok: false; readonly reason: string; readonly offset: number };

export interface PythonCall {
  readonly name: string;
  readonly keywords: Readonly<Record<string, PythonLiteral>>;
}

const longestSource: number = 1 << 20;
const deepest = 64;

/**
 * Reads one Python call whose arguments are keywords with literal values, `tool_call(city='北京', n=(0, 1))`. Nothing is evaluated; time is
 * linear in the length. Literals: strings with every prefix but b and f, ints, floats, True, False, None, lists, tuples, and dicts with string
 * keys; `**{…}` passes keywords that are no identifiers. Everything else, deeper nesting than 64 and longer texts than 2²⁰ are failures.
 * Grammar: https://docs.python.org/3/reference/lexical_analysis.html#literals
 */
export function parsePythonCall(source: string): PythonParse<PythonCall> {
  return parse(source, (parser) => parser.call());
}

/** Reads one literal; see {@link parsePythonCall}. */
export function parsePythonLiteral(source: string): PythonParse<PythonLiteral> {
  return parse(source, (parser) => parser.value(0));
}

function parse<T>(source: string, rule: (parser: LiteralParser) => T): PythonParse<T> {
  if (source.length > longestSource)
    return { ok: false, reason: `longer than ${longestSource} characters`, offset: longestSource };
  const parser = new LiteralParser(source.replace(/\r\n?/g, "\n"));
  try {
    parser.skipBlanks();
    const value = rule(parser);
    parser.expectEnd();
    return { ok: true, value };
  } catch (error) {
    if (error instanceof PythonSyntaxError) return { ok: false, reason: error.message, offset: error.offset };
    throw error;
  }
}

class LiteralParser {
  readonly #source: string;
  #offset = 0;

  constructor(source: string) {
    this.#source = source;
  }

  call(): PythonCall {
    const name = this.#take(identifier);
    if (name === "") throw this.#error("expected a function's name");
    this.#expect("(");
    const keywords = new Map<string, PythonLiteral>();
    const add = (keyword: string, value: PythonLiteral): void => {
      if (keywords.has(keyword)) throw this.#error(`keyword ${JSON.stringify(keyword)} given twice`);
      keywords.set(keyword, value);
    };
    this.#items(")", () => {
      if (this.#accept("**")) {
        for (const [keyword, value] of this.#dict(1)) add(keyword, value);
        return;
      }
      const keyword = this.#take(identifier).normalize("NFKC");
      if (keyword === "" || !this.#accept("=")) throw this.#error("expected a keyword argument");
      add(keyword, this.value(0));
    });
    return { name, keywords: Object.fromEntries(keywords) };
  }

  value(depth: number): PythonLiteral {
    if (depth > deepest) throw this.#error(`nested deeper than ${deepest} levels`);
    switch (this.#source[this.#offset]) {
      case "[":
        return this.#list(depth);
      case "(":
        return this.#tuple(depth);
      case "{":
        return Object.fromEntries(this.#dict(depth));
      default:
        return this.#string() ?? this.#number() ?? this.#constant();
    }
  }

  skipBlanks(): void {
    this.#match(blanks);
  }

  expectEnd(): void {
    if (this.#offset < this.#source.length) throw this.#error("expected the end");
  }

  #list(depth: number): PythonLiteral[] {
    this.#expect("[");
    const values: PythonLiteral[] = [];
    this.#items("]", () => values.push(this.value(depth + 1)));
    return values;
  }

  /** `(1, 2)` and `(1,)` are tuples; `(1)` is 1. */
  #tuple(depth: number): PythonLiteral {
    this.#expect("(");
    const values: PythonLiteral[] = [];
    const commas = this.#items(")", () => values.push(this.value(depth + 1)));
    const [only] = values;
    return values.length === 1 && commas === 0 && only !== undefined ? only : values;
  }

  #dict(depth: number): Map<string, PythonLiteral> {
    if (!this.#accept("{")) throw this.#error("expected a dict");
    const members = new Map<string, PythonLiteral>();
    this.#items("}", () => {
      const key = this.#string();
      if (key === undefined) throw this.#error("expected a string as key");
      if (!this.#accept(":")) throw this.#error("expected ':' (sets are not supported)");
      members.set(key, this.value(depth + 1));
    });
    return members;
  }

  /** Items separated by commas, one more comma allowed after the last; returns how many commas there were. */
  #items(close: string, item: () => void): number {
    let commas = 0;
    while (!this.#accept(close)) {
      item();
      if (this.#accept(",")) commas++;
      else if (this.#source[this.#offset] !== close) throw this.#error(`expected ',' or '${close}'`);
    }
    return commas;
  }

  /** Strings side by side are one. */
  #string(): string | undefined {
    const parts: string[] = [];
    for (;;) {
      const literal = pythonStringAt(this.#source, this.#offset);
      if (literal === undefined) break;
      parts.push(literal.value);
      this.#offset = literal.end;
      this.skipBlanks();
    }
    return parts.length === 0 ? undefined : parts.join("");
  }

  #number(): number | string | undefined {
    const start = this.#offset;
    const sign = this.#take(signs);
    const token = this.#match(numberToken);
    if (token === "") {
      this.#offset = start;
      return undefined;
    }
    const value = pythonNumberValue(token, sign === "-", start);
    this.skipBlanks();
    return value;
  }

  #constant(): boolean | null {
    const start = this.#offset;
    const word = this.#take(identifier);
    if (word === "True") return true;
    if (word === "False") return false;
    if (word === "None") return null;
    this.#offset = start;
    throw this.#error("expected a literal");
  }

  #expect(token: string): void {
    if (!this.#accept(token)) throw this.#error(`expected '${token}'`);
  }

  #accept(token: string): boolean {
    if (!this.#source.startsWith(token, this.#offset)) return false;
    this.#offset += token.length;
    this.skipBlanks();
    return true;
  }

  #take(pattern: RegExp): string {
    const token = this.#match(pattern);
    this.skipBlanks();
    return token;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    const token = pattern.exec(this.#source)?.[0] ?? "";
    this.#offset += token.length;
    return token;
  }

  #error(reason: string): PythonSyntaxError {
    return new PythonSyntaxError(reason, this.#offset);
  }
}

const blanks = /(?:[ \t\f\n]|\\\n|#[^\n]*)*/y;
const identifier = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const signs = /[+-]?/y;
/** Everything that might belong to a number, as in C's preprocessing numbers; what it must look like is checked afterwards. */
const numberToken = /\.?[0-9](?:[eE][+-]|[\w.])*/y;
