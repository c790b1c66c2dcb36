import type { QuestionLanguage } from "../../../language/question-language.js";
import type { FilledQuery, QueryForm } from "../../knowledge-source.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { around, type ChainSpan, type NameSpan, nameSpans, saidWords } from "./chain-spans.js";
import { expectedBy, mayBeChain } from "./chain-words.js";
import type { Executor } from "./executor.js";
import type { Lexed } from "./lex.js";
import { type PathCandidate, pathCandidates } from "./path-candidates.js";
import { count, either, follow, most, type Query, type SetQuery, which } from "./query.js";
import { type RelationPath, relation } from "./relation.js";

/** What a model may choose, with what each choice stands for. */
export interface OpenForm extends QueryForm {
  readonly names: readonly NameSpan[];
  readonly candidates: readonly PathCandidate[];
  /** What is said of relations and classes, each of which a chosen path has to take up. */
  readonly said: readonly ChainSpan[];
  readonly asked: string;
}

const MOST_NAMES = 4;
const OPERATIONS = ["tell", "count", "greatest", "least", "abstain"] as const;
/** What chooses among several, denies or dates: no path and no operation here says so. */
const CHOOSES = {
  en: /\b(?:not|no|never|without|except|other|another|only|first|initial|initially|original|originally|earliest|last|next|previous|former|formerly|ex|before|after|since|until|between|same|used to|instead)\b|n't\b/u,
  zh: /[不没未非另除仅只首]|头[一几两]|起[初先]|当初|第[一二三四五六七八九十\d]|[前上下]一?[任个届位]|前任|现任|其他|别的|以[前后]|之[前后]|曾|原来|同[一样]|相同/u,
} as const;

/** The choices that a question leaves to a model; undefined if it names nothing, or is of a kind that they can't answer. */
export function queryForm(
  lexed: Lexed,
  graph: KnowledgeGraph,
  executor: Executor,
  language: QuestionLanguage,
): OpenForm | undefined {
  const names = nameSpans(lexed);
  const [first, ...others] = names;
  if (first === undefined || names.length > MOST_NAMES) return undefined;
  const asked = around(lexed, first);
  const bare = names.reduce((text, { name }) => text.replace(name.name, " "), lexed.text);
  const single = bare.replace(/\b(?:and|or)\b|还是|或者/gu, ",").trim();
  if (!mayBeChain(single, single, language) || CHOOSES[language].test(bare)) return undefined;
  const { spans } = saidWords(lexed, names, language);
  const from = others.length === 0 ? first.name : either(...names.map(({ name }) => name));
  const candidates = pathCandidates(from, graph, executor, (path) => supportOf(path, spans), language);
  if (candidates.length === 0) return undefined;
  const said = spans.filter(({ isOptional, nouns, verbs }) => !isOptional && nouns.length + verbs.length > 0);
  return {
    entities: names.map(({ name }) => name.name),
    paths: candidates.map(({ label }) => label),
    operations: OPERATIONS.filter((operation) => names.length > 1 || !/^(?:greatest|least)$/u.test(operation)),
    names,
    candidates,
    said,
    asked,
  };
}

function supportOf({ predicate }: RelationPath, spans: readonly ChainSpan[]): number {
  const speaks = spans.some(({ nouns, verbs }) => [...nouns, ...verbs].some((path) => path.predicate === predicate));
  return speaks ? 1 : 0;
}

/**
 * The query that a filled form stands for. Undefined where the model abstains, chose what the form doesn't offer, left out a name or a relation that the question
 * has, or chose a relation that nothing in the question speaks for.
 */
export function filledQuery(form: OpenForm, { entities, path, operation }: FilledQuery): Query | undefined {
  const chosen = form.names.filter(({ name }) => entities.includes(name.name)).map(({ name }) => name);
  const candidate = form.candidates.find(({ label }) => label === path);
  const [first] = chosen;
  if (first === undefined || chosen.length < form.names.length || candidate === undefined || candidate.support === 0)
    return undefined;
  const used = new Set(candidate.steps.map(({ predicate }) => predicate));
  const isUsed = ({ nouns, verbs }: ChainSpan): boolean => [...nouns, ...verbs].some(({ predicate }) => used.has(predicate));
  if (!form.said.every((span) => isUsed(span) || span.classes.length > 0)) return undefined;
  const set = candidate.steps.reduce<SetQuery>((from, step) => follow(from, relation([step], [])), first);
  switch (operation) {
    case "tell":
      return chosen.length > 1 ? undefined : which(set, expectedBy(form.asked));
    case "count":
      return chosen.length > 1 ? undefined : count(set);
    case "greatest":
    case "least": {
      const [step, ...farther] = candidate.steps;
      return step === undefined || farther.length > 0 || step.inverse || chosen.length < 2
        ? undefined
        : which(most(either(...chosen), relation([step], []), operation === "greatest"));
    }
    default:
      return undefined;
  }
}
