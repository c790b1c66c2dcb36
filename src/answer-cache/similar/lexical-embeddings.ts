import { Embeddings } from "@langchain/core/embeddings";
import { baseForm } from "../../language/irregular-forms.js";
import { loadSearchTerms, type SearchTerms } from "../../language/search-terms.js";
import { normaliseQuestion } from "../normalise-question.js";
import { wordingForm } from "../wording/wording-form.js";

/** Numbers of a vector. */
const LEXICAL_DIMENSIONS = 384;
/** Features that are no name: words of which many questions are made. */
const COMMON = 0.35;
const TERM = 1;
const PART = 0.4;

/**
 * Vectors made of a question's words and their parts (pairs of Han characters, three letters of a word), each at a place that its hash tells
 * (feature hashing; Weinberger et al. 2009). Nothing is downloaded or learnt: questions that share words are near each other, and synonyms are
 * not. Enough to find candidates by names.
 */
export class LexicalEmbeddings extends Embeddings {
  /** Vectors of another version can't be compared with these. */
  readonly identity = "lexical-1";

  constructor() {
    super({ maxConcurrency: 1 });
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const document of documents) vectors.push(await this.embedQuery(document));
    return vectors;
  }

  /** 384 numbers of unit length; all 0 for a text without words. */
  override async embedQuery(document: string): Promise<number[]> {
    const text = (await wordingForm(document)) ?? normaliseQuestion(document);
    return lexicalVector(text, await loadSearchTerms(text));
  }
}

/** Pure. @param terms divides the text into words */
function lexicalVector(text: string, terms: SearchTerms): number[] {
  const vector = new Array<number>(LEXICAL_DIMENSIONS).fill(0);
  const add = (feature: string, weight: number): void => {
    const hash = hashOf(feature);
    const at = (hash >>> 1) % LEXICAL_DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + (hash & 1 ? weight : -weight);
  };
  for (const term of new Set(terms(text))) {
    const word = baseForm(term);
    const weight = ASKED.has(word) ? COMMON : TERM;
    add(word, weight);
    const characters = [...word];
    const run = /\p{Script=Han}/u.test(word) ? 2 : 3;
    const parts = Math.max(1, characters.length - run + 1);
    for (let from = 0; characters.length > run && from < parts; from += 1)
      add(`…${characters.slice(from, from + run).join("")}`, (weight * PART) / Math.sqrt(parts));
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** Words that ask, rather than name what is asked about. */
const ASKED: ReadonlySet<string> = new Set(
  (
    "name year date time place person kind number many much long large big high old far people city town country call locate know tell give list " +
    "名字 名称 叫 年 日期 时间 时候 地方 人 种类 数量 长 大 高 远 城市 国家 位于 告诉 列出 哪年 哪天 哪个 一共 总共"
  ).split(" "),
);

/** FNV-1a, 32 bits, with a last mixing so that its low bits are as good as its high ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
