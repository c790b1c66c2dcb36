import type { Piece } from "./chart.js";
import type { Lexed } from "./lex.js";
import { PREPOSITIONS } from "./relation-words.js";

/** A question without a few of its words. */
export interface WithoutWords {
  readonly text: string;
  /** What was left out. */
  readonly dropped: string;
}

const MOST_RUNS = 2;
const MOST_WORDS = 3;
const MOST_CHARACTERS = 4;
/** What chooses, compares, denies, asks, counts or dates is never left out. */
const TELLS =
  /\d|[最第首末前后除不没非未只仅另别各都比更同新旧原曾总均副代停关倒撤废消退离失拆拒补赔换谁哪几吗何多少]|管着?$|以外|其他|其余|助理|名誉|什么|怎|为啥|\b(?:who|whom|whose|what|which|when|where|why|how|else|formerly|previously|deputy|vice|assistant|acting|honorary|first|last|latest|former|previous|next|other|another|not|no|never|only|before|after|since|until|than|most|least|more|less|fewer|each|every|all|both|either|neither|total|average|same|different|new|old|without|except|instead|and|or|\p{L}{3,}est|\p{L}{3,}er)\b/iu;

/** Before a noun: `the parrot`, 他的工资. A noun that is asked about is never left out. */
const BEFORE_NOUN = /(?:的|\b(?:the|an?|its|his|her|their|my|your|our|'s|of|for|with))\s*$/u;
/** Behind one: `the parrot of`, 微信是. */
const BEHIND_NOUN = /^\s*(?:是|叫|为|有哪|of\b|for\b|'s\b)/u;
const ASKS = /^(?:多少|几|哪|谁|什么|how|what|which|who)/u;
const NOUN = new Set(["R", "C", "D0", "E"]);
const VERB = /^V/u;
const YES_OR_NO = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b|[吗吧么]\s*[?？]?$|是不是|是否|有没有/u;
const PARTICIPLE = /ed$/u;
/** What was done to a thing: `stolen from`, `repaired at`. */
const DONE_TO = /(?:ed|en|wn|orn|old|ost|ound|aught|ought|uilt|ept|eft|ent)$/u;
const JOINS = /^(?:and|or|和|或|与|及)$/u;
const PLACED = /^(?:at|from|to|into|in|on|off)$/u;
const PASSIVE = /^(?:is|are|was|were|be|been|being|get|gets|got)$/u;
/** What happened, in Chinese: 被偷, 烧掉的, 卖了; and what ends a question of when, as 哪年失窃. */
const HAPPENS_BEFORE = /[被把给让]\s*$/u;
const HAPPENS_BEHIND = /^\s*(?:掉|完|光|[走丢坏好成起开](?=[的了过])|[了过]|的\s*[呢啊呀吧]?\s*[?？]?$)/u;
const WHEN = /(?:哪[一]?[年天月日]|几[月号]|何时|什么时候|几时|多久)[^，。]{0,2}$/u;

/** Whether a word between these two halves of a question tells what happened: 橡树箱是哪年|被偷|的. */
export function tellsEvent(before: string, word: string, behind: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(word)) return false;
  const isLast = /^\s*[?？]?$/u.test(behind);
  return (
    HAPPENS_BEFORE.test(before) ||
    /^[被把给让].|.[掉完光]$/u.test(word) ||
    HAPPENS_BEHIND.test(behind) ||
    (isLast && WHEN.test(before))
  );
}

/**
 * The question without the words that mean nothing to the graph, and without one character or word more beside them; none where they are many, or may choose.
 *
 * @param mayBeName whether a part of a name, or one that is misspelt, may begin with an atom: what it names is never left out
 * @param isWord whether characters are a word: of 会计, 计 isn't left out alone
 */
export function withoutUnknown(
  { atoms, known, text, pieces }: Lexed,
  mayBeName: (at: number) => boolean = () => false,
  isWord: (text: string) => boolean = () => false,
): WithoutWords[] {
  /** `blood type`, `the stable's cost`, 微信号: what tells which. */
  const isNoun = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    BEFORE_NOUN.test(text.slice(0, atoms[from]?.start)) ||
    (BEHIND_NOUN.test(text.slice(atoms[to - 1]?.end)) && !PARTICIPLE.test(atoms[to - 1]?.text ?? "")) ||
    (!ASKS.test(text.slice(atoms[to]?.start ?? text.length)) &&
      pieces.some((piece) => piece.from === to && piece.to > to && NOUN.has(piece.category)));
  // `Is the crane extinct?`: what isn't understood is what is asked.
  if (YES_OR_NO.test(text)) return [];
  const unknown = atoms.flatMap((_, at) => (known.has(at) ? [] : [at]));
  if (unknown.some(mayBeName)) return [];
  const runs: { from: number; to: number }[] = [];
  for (const at of unknown) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === at) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  for (const [index, run] of runs.entries()) runs[index] = wholeWord(run, atoms, isWord);
  // `Which crew did she beat?`: so it is where no other verb follows.
  const auxiliary = atoms.findIndex(({ text: word }) => /^(?:do|does|did)$/u.test(word));
  const isVerb = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    auxiliary >= 0 &&
    from > auxiliary &&
    !pieces.some((piece) => VERB.test(piece.category) && piece.from > auxiliary && (piece.to <= from || piece.from >= to));
  // `Who is she married to?`
  const isSaidOfName = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    atoms[from]?.kind === "word" &&
    (to === atoms.length || PREPOSITIONS.has(atoms[to]?.text ?? "")) &&
    pieces.some((piece) => piece.category === "E" && piece.to === from && piece.from < from);
  const isDoneTo = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    DONE_TO.test(atoms[to - 1]?.text ?? "") && PASSIVE.test(atoms[from - 1]?.text ?? "") && PLACED.test(atoms[to]?.text ?? "");
  // 免费送货 is another flag than 送货, and one of two that are asked for isn't both.
  const isOfFlag = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    JOINS.test(atoms[from - 1]?.text ?? "") ||
    pieces.some((piece) => piece.category === "B" && (piece.to === from || piece.from === to));
  const isEvent = ({ from, to }: { readonly from: number; readonly to: number }): boolean => {
    const [start, end] = [atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0];
    return tellsEvent(text.slice(0, start), text.slice(start, end), text.slice(end));
  };
  if (runs.some((run) => isVerb(run) || isSaidOfName(run) || isDoneTo(run) || isOfFlag(run) || isEvent(run))) return [];
  if (runs.some((run) => isPredicate(run, atoms))) return [];
  if (runs.length === 0 || runs.length > MOST_RUNS || runs.some(isNoun)) return [];
  const [only] = runs;
  const wider =
    runs.length > 1 || only === undefined
      ? [runs]
      : [
          [only],
          [{ from: only.from - 1, to: only.to }],
          [{ from: only.from, to: only.to + 1 }],
          [{ from: only.from - 1, to: only.to + 1 }],
        ];
  return wider.flatMap((cut) => {
    if (cut.some(({ from, to }) => from < 0 || to > atoms.length)) return [];
    const left = cut.flatMap(({ from, to }) => atoms.slice(from, to));
    const dropped = left.map(({ text: word }) => word).join(left[0]?.kind === "han" ? "" : " ");
    const isMany = left.filter(({ kind }) => kind !== "han").length > MOST_WORDS || left.length > MOST_CHARACTERS;
    if (isMany || TELLS.test(dropped) || cut.some(isOfFlag)) return [];
    let rest = text;
    for (const { from, to } of cut.toReversed()) rest = `${rest.slice(0, atoms[from]?.start)} ${rest.slice(atoms[to - 1]?.end)}`;
    return [
      {
        text: rest
          .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
          .replaceAll(/\s+/gu, " ")
          .trim(),
        dropped,
      },
    ];
  });
}

/** `Which of its products are blue?`: what they have to be. */
export function isPredicate({ from, to }: Pick<Piece, "from" | "to">, atoms: Lexed["atoms"]): boolean {
  return to === atoms.length && /^(?:is|are|was|were|be|been)$/u.test(atoms[from - 1]?.text ?? "");
}

/** The word of two characters that a character which means nothing is half of. */
function wholeWord<Run extends { readonly from: number; readonly to: number }>(
  run: Run,
  atoms: Lexed["atoms"],
  isWord: (text: string) => boolean,
): Run {
  const { from, to } = run;
  if (to - from > 1 || atoms[from]?.kind !== "han") return run;
  const isWhole = (first: number, end: number): boolean =>
    first >= 0 &&
    atoms.slice(first, end).every(({ kind }) => kind === "han") &&
    isWord(
      atoms
        .slice(first, end)
        .map(({ text }) => text)
        .join(""),
    );
  if (isWhole(from - 1, to)) return { ...run, from: from - 1 };
  return to < atoms.length && isWhole(from, to + 1) ? { ...run, to: to + 1 } : run;
}
