import type { Discourse } from "./discourse.js";
import type { Mention } from "./mentions.js";

/** What a pronoun or "the city" asks of the thing it points to. */
export interface Reference {
  readonly kinds: readonly ("person" | "place" | "thing")[];
  readonly sex?: "female" | "male" | undefined;
  readonly type?: string | undefined;
  readonly plural?: boolean | undefined;
  /** "there" is where the answer was; "it" stays with what is spoken of, if that can be an it. */
  readonly prefers: "answer" | "focus";
}

/** The one thing that is meant; undefined if nothing, or more than one thing, fits at the nearest place where something does. Pure. */
export function refer(wanted: Reference, { answered, focus, earlier, eitherOfTwo }: Discourse): Mention | undefined {
  if (wanted.plural === true) return focus.find((mention) => mention.plural) ?? oneOfMany(answered, focus);
  const typed = wanted.type === undefined ? [] : [...answered, ...focus].filter(({ type }) => type === wanted.type);
  if (typed.length > 0) return only(typed);
  const fits = (mention: Mention): boolean => couldBe(wanted, mention);
  const [fromAnswer, fromFocus] = [answered.filter(fits), focus.filter(fits)];
  const topic = fromAnswer.filter((mention) => mention.topic);
  if (topic.length > 0) return only(topic);
  // "the capital of Peru" – "Lima" – "its population": either.
  if (wanted.prefers === "focus" && wanted.type === undefined && !wanted.kinds.includes("person") && eitherOfTwo === true)
    return undefined;
  const nearest = wanted.prefers === "answer" ? [fromAnswer, fromFocus] : [fromFocus, fromAnswer];
  for (const group of nearest) if (group.length > 0) return only(group);
  // Further back only what surely fits.
  return only(earlier.filter((mention) => mention.kind !== undefined && fits(mention)).slice(0, 1));
}

/** What a pronoun means: {@link refer}; where nothing has a name, what the last question was about by its kind. Pure. */
export function referOrTopic(wanted: Reference, discourse: Discourse): Mention | undefined {
  const named = refer(wanted, discourse);
  const { topic, focus, answered } = discourse;
  if (named !== undefined || topic === undefined || focus.length > 0) return named;
  if (answered.some((mention) => couldBe(wanted, mention))) return undefined;
  return wanted.kinds.includes("thing") && (topic.plural ?? false) === (wanted.plural ?? false) ? topic : undefined;
}

/** Asks where a thing is: what is done there is done at the thing. */
const WHERE_IS =
  /^where(?:'s| is| are) (?<en>(?:(?!\b(?:born|from|made|buried|based)\b)[^?])+)\?*$|^(?<zh>.{2,20}?)(?:在哪[里儿]?|在什么地方)[？?]?$/iu;

/** What "there" means: where the answer was; a shop or a museum, if that was no place. Pure. */
export function referThere(discourse: Discourse): Mention | undefined {
  const place = discourse.focus.filter(({ kind, plural }) => kind !== "person" && plural !== true);
  const { en, zh = en } = WHERE_IS.exec(discourse.asked ?? "")?.groups ?? {};
  if (zh !== undefined) return place.length > 0 ? only(place) : { text: zh };
  return (
    refer({ kinds: ["place"], prefers: "answer" }, discourse) ?? referOrTopic({ kinds: ["thing"], prefers: "answer" }, discourse)
  );
}

/** Who is spoken of as "they": a firm, a club, its people. No place, as that is where they are. */
function oneOfMany(answered: readonly Mention[], focus: readonly Mention[]): Mention | undefined {
  const group = [answered, focus].map((some) => some.filter(({ kind }) => kind !== "place")).find((some) => some.length > 0);
  return only(group ?? []);
}

function couldBe({ kinds, sex, type }: Reference, mention: Mention): boolean {
  if (mention.plural === true) return false;
  if (mention.kind !== undefined && !kinds.includes(mention.kind)) return false;
  if (type !== undefined && mention.type !== undefined && mention.type !== type) return false;
  return sex === undefined || mention.sex === undefined || mention.sex === sex;
}

function only(mentions: readonly Mention[]): Mention | undefined {
  const distinct = new Map(mentions.map((mention) => [mention.text.toLowerCase(), mention]));
  return distinct.size === 1 ? [...distinct.values()][0] : undefined;
}

/**
 * A question with another thing in the place of what it was about; undefined if it isn't certain whose place that is. Things of one kind
 * take each other's place.
 */
export function swap(discourse: Discourse, replacement: Mention): string | undefined {
  const { asked, focus } = discourse;
  if (asked === undefined) return undefined;
  const single = focus.filter((mention) => mention.plural !== true);
  const alike =
    replacement.kind === undefined ? single : single.filter(({ kind }) => kind === undefined || kind === replacement.kind);
  const place = only(alike.length > 0 ? alike : single);
  if (place === undefined || place.text === replacement.text || !asked.includes(place.text)) return undefined;
  const article = /^the /i.test(replacement.text) && asked.includes(`the ${place.text}`);
  return asked.replaceAll(article ? `the ${place.text}` : place.text, () => replacement.text);
}
