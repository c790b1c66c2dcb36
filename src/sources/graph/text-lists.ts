/** Texts that are lists: `German, Chinese` as what somebody speaks. */

const SEPARATORS = /\s*[,，、;；/|]\s*/u;
const MOST_ITEMS = 30;
const LONGEST_LIST = 300;
const MOST_WORDS = 3;
const MOST_HAN = 8;
/** Statements looked at to tell whether a relation leads to lists. */
const SAMPLE = 400;
/** Items that have to come again in other places, so that `Smith, John` and `Ningbo, Zhejiang` are none. */
const SHARED = 2;
const NAMED =
  /\b(?:languages?|ingredients?|allergens?|genres?|skills?|materials?|diet|food|colou?rs?|tags?|symptoms?|hobbies|toppings?|flavou?rs?|topics?|amenities|facilities)\b|语言|语种|配料|成分|过敏原|技能|材料|食材|食物|食性|颜色|标签|症状|爱好|设施|口味|题材/iu;

/** The items of a text, if it can be a list: short, without numbers. */
export function textItems(text: string): string[] | undefined {
  if (text.length > LONGEST_LIST || /\d/u.test(text) || !SEPARATORS.test(text)) return undefined;
  const items = text
    .split(SEPARATORS)
    .map((item) => item.replace(/^(?:and|or|以及|和|及)\s*(?=\S{2})/iu, "").trim())
    .filter((item) => item !== "");
  return items.length > 1 && items.length <= MOST_ITEMS && items.every(isShort) ? [...new Set(items)] : undefined;
}

function isShort(item: string): boolean {
  return /\p{Script=Han}/u.test(item)
    ? item.length <= MOST_HAN
    : item.split(/\s+/u).length <= MOST_WORDS && /^[\p{L}\p{M}'’ -]+$/u.test(item);
}

/**
 * Whether a relation's texts are lists: it is called so (`languages`), or what stands in one comes again alone or in another place of another.
 *
 * @param names of the relation
 */
export function leadsToLists(names: readonly string[], texts: readonly string[]): boolean {
  if (names.some((name) => NAMED.test(name))) return true;
  const sample = texts.slice(0, SAMPLE);
  const lists = sample.map(textItems);
  const places = new Map<string, Set<string>>();
  for (const [index, items] of lists.entries()) {
    const text = sample[index] ?? "";
    if (items === undefined) note(places, text, "alone");
    else
      for (const [at, item] of items.entries())
        note(places, item, at === 0 ? "first" : at === items.length - 1 ? "last" : "within");
  }
  return [...places.values()].filter((found) => found.size > 1).length >= SHARED;
}

function note(places: Map<string, Set<string>>, item: string, place: string): void {
  const key = item.toLowerCase();
  places.set(key, (places.get(key) ?? new Set()).add(place));
}
