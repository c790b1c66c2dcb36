import type { Draft, Rule } from "../draft.js";
import type { Comparison, PlanMerge } from "../plan.js";
import { ATTRIBUTE, COMPARATIVE, NAME, RECIPROCAL, readList, SUPERLATIVE, scaleOf } from "./words.js";

const WHICH = new RegExp(
  `^(which|who|what)(?: one)?(?: of (?:them|these|the two))?((?: \\w+){0,2}?) (?:(is|was) (?:the )?(${COMPARATIVE}|${SUPERLATIVE})|(?:has|had) (?:the |a )?(.{1,60}?)|(was|were) (\\w+) (first|earlier|later|last|before|after)|(\\w+(?: out)?) (first|earlier|later|last))(?:,|:| -| –|—) (.+)$`,
  "u",
);

/** "Which is longer, A or B?" and its kin. */
export const whichOfThem: Rule = (question) => {
  const match = WHICH.exec(question);
  if (match === null) return undefined;
  const [, asker = "", kind = "", be, adjective, owned, auxiliary, participle, order, verb, verbOrder, list = ""] = match;
  const items = alternatives(list.replace(/^between /, ""));
  if (items === undefined) return undefined;
  const person = asker.toLowerCase() === "who" || /\b(?:person|man|woman|player|actor|actress|president|writer)\b/.test(kind);
  if (adjective !== undefined) return byAdjective(items, adjective.toLowerCase(), person, be === "was" ? "was" : "is", "which");
  if (owned !== undefined) return byOwned(items, owned, "which");
  const byWhen = order ?? verbOrder ?? "";
  const ask = auxiliary === undefined ? whenVerb(verb ?? "") : (item: string) => `When was ${item} ${participle}?`;
  if (ask === undefined) return undefined;
  const by = /^(?:first|earlier|before)$/i.test(byWhen) ? "less" : "greater";
  return compared(items, ask, { by, measure: "date", word: [participle ?? verb, byWhen].join(" "), asks: "which" });
};

const WHETHER_ADJECTIVE = new RegExp(`^(is|was) (${NAME}) (${COMPARATIVE}) than (${NAME})$`, "u");
const WHETHER_OWNED = new RegExp(`^(?:does|do|did) (${NAME}) have (?:a |an )?(.{1,60}?) than (${NAME})$`, "u");
const WHETHER_ORDER = new RegExp(
  `^(was|did) (${NAME}) (\\w+)(?: (earlier|later))? (before|after|than) (${NAME})(?: (?:was|did))?$`,
  "u",
);

/** "Is A longer than B?", "Does A have more people than B?", "Was A born before B?" */
export const whetherMore: Rule = (question) => {
  const [, be = "", a = "", adjective, b = ""] = WHETHER_ADJECTIVE.exec(question) ?? [];
  if (adjective !== undefined)
    return byAdjective([a, b], adjective.toLowerCase(), false, be.toLowerCase() === "was" ? "was" : "is", "whether");
  const [, owner = "", owned, other = ""] = WHETHER_OWNED.exec(question) ?? [];
  if (owned !== undefined) return byOwned([owner, other], owned, "whether");
  const [, auxiliary = "", first = "", verb = "", degree, relation = "", second = ""] = WHETHER_ORDER.exec(question) ?? [];
  if (verb === "" || verb === "live" || RECIPROCAL.test(verb) || (relation.toLowerCase() === "than") !== (degree !== undefined))
    return undefined;
  const ask = (item: string): string => `When ${auxiliary.toLowerCase()} ${item} ${verb}?`;
  const word = degree ?? relation.toLowerCase();
  const by = word === "earlier" || word === "before" ? "less" : "greater";
  return compared([first, second], ask, {
    by,
    measure: "date",
    word: `${verb} ${degree ?? (by === "less" ? "earlier" : "later")}`,
    asks: "whether",
  });
};

const HOW_MUCH = new RegExp(
  `^(?:how much|how many (?:[\\w ]{1,30})|by how much) (?:is |was )?(${COMPARATIVE}) (is|was|are) (${NAME}) than (${NAME})$`,
  "u",
);
const HOW_MUCH_LATER = new RegExp(`^by how much (is|was) (${NAME}) (${COMPARATIVE}) than (${NAME})$`, "u");
const DIFFERENCE = new RegExp(
  `^what (?:is|was) the (?:difference in (${ATTRIBUTE})|(${ATTRIBUTE}) difference) between (.+)$`,
  "u",
);

/** "How much taller is A than B?" */
export const byHowMuch: Rule = (question) => {
  const [, word, be, a = "", b = ""] = HOW_MUCH.exec(question) ?? [];
  const [, lateBe, lateA = "", lateWord, lateB = ""] = HOW_MUCH_LATER.exec(question) ?? [];
  const comparative = (word ?? lateWord)?.toLowerCase();
  if (comparative !== undefined) {
    const scale = scaleOf(comparative, false);
    const subjects = word === undefined ? [lateA, lateB] : [a, b];
    if (scale === undefined) return undefined;
    const ask = (item: string): string => `How ${scale.positive} ${(be ?? lateBe) === "was" ? "was" : "is"} ${item}?`;
    return { questions: subjects.map(ask), merge: { kind: "difference", subjects, word: comparative, measure: scale.measure } };
  }
  const [, inAttribute, ofAttribute, list = ""] = DIFFERENCE.exec(question) ?? [];
  const attribute = inAttribute ?? ofAttribute;
  const items = attribute === undefined ? undefined : readList(list);
  if (attribute === undefined || items?.items.length !== 2 || items.rest !== "") return undefined;
  const merge: PlanMerge = { kind: "difference", subjects: items.items, word: attribute, measure: "quantity" };
  return { questions: items.items.map((item) => `What is the ${attribute} of ${item}?`), merge };
};

const TOTAL = new RegExp(`^what (?:is|was) the (?:total|combined|sum of the) (${ATTRIBUTE})s? of (.+)$`, "u");

/** "What is the total population of A and B?" */
export const inTotal: Rule = (question) => {
  const [, attribute, list = ""] = TOTAL.exec(question) ?? [];
  const items = attribute === undefined ? undefined : readList(list);
  if (items === undefined || attribute === undefined || items.rest !== "") return undefined;
  return { questions: items.items.map((item) => `What is the ${attribute} of ${item}?`), merge: { kind: "sum" } };
};

function byAdjective(
  items: readonly string[],
  adjective: string,
  person: boolean,
  be: string,
  asks: Comparison["asks"],
): Draft | undefined {
  const scale = scaleOf(adjective, person);
  if (scale === undefined) return undefined;
  const born = scale.measure === "age" && person;
  const ask = (item: string): string => (born ? `When was ${item} born?` : `How ${scale.positive} ${be} ${item}?`);
  return compared(items, ask, { by: scale.by, measure: scale.measure, word: adjective, asks });
}

const MORE = /^(more|fewer|less|the most|most|the fewest|fewest) (\w+(?: \w+)?)$/i;
const OWNED_ATTRIBUTE = new RegExp(
  `^(larger|bigger|greater|higher|smaller|lower|longer|shorter|largest|biggest|greatest|highest|smallest|lowest|longest|shortest) (${ATTRIBUTE})$`,
  "i",
);

/** "more people", "a larger population". */
function byOwned(items: readonly string[], owned: string, asks: Comparison["asks"]): Draft | undefined {
  const [, degree = "", attribute] = OWNED_ATTRIBUTE.exec(owned) ?? [];
  if (attribute !== undefined) {
    const by = /^(?:small|low|short)/i.test(degree) ? "less" : "greater";
    return compared(items, (item) => `What is the ${attribute} of ${item}?`, { by, measure: "quantity", word: owned, asks });
  }
  const [, amount = "", things] = MORE.exec(owned) ?? [];
  if (things === undefined || !/s$|people|children|inhabitants/.test(things)) return undefined;
  const by = /few|less/i.test(amount) ? "less" : "greater";
  return compared(items, (item) => `How many ${things} does ${item} have?`, { by, measure: "quantity", word: owned, asks });
}

function compared(
  subjects: readonly string[],
  ask: (item: string) => string,
  how: Pick<Comparison, "by" | "measure" | "word" | "asks">,
): Draft | undefined {
  if (new Set(subjects.map((subject) => subject.toLowerCase())).size < subjects.length) return undefined;
  return { questions: subjects.map(ask), merge: { kind: "compare", subjects, ...how } };
}

const PAST: Readonly<Record<string, string>> = {
  "came out": "come out",
  died: "die",
  opened: "open",
  ended: "end",
  started: "start",
  began: "begin",
};

function whenVerb(verb: string): ((item: string) => string) | undefined {
  const base = PAST[verb.toLowerCase()];
  return base === undefined ? undefined : (item) => `When did ${item} ${base}?`;
}

/** "A, B or C" as items. */
function alternatives(list: string): readonly string[] | undefined {
  const at = list.lastIndexOf(" or ");
  if (at === -1 || list.length > 400) return undefined;
  const items = [...list.slice(0, at).replace(/,$/, "").split(", "), list.slice(at + 4)].map((item) => item.trim());
  const usable = items.every((item) => item !== "" && item.split(" ").length <= 8 && !/\b(?:and|or|than)\b|,/.test(item));
  return usable && items.length <= 6 ? items : undefined;
}
