import { describe, expect, it } from "vitest";
import { checkContext } from "../../../../src/answering/writing/checking/check-context.js";
import type { AnswerMatcher } from "../../../../src/answering/writing/quoting/answer-matcher.js";
import { matchable } from "../../../../src/answering/writing/quoting/matchable.js";
import { quoteBest, quoteMatched } from "../../../../src/answering/writing/quoting/quote-matched.js";

const evidence = [
  {
    title: "Tollan Weir",
    text: "Tollan Weir — keeper → Ruth Amsel\nTollan Weir — built_in → 1871\nTollan Weir — mooringFee → 9 crowns\nTollan Weir — listed → true",
  },
  { title: "Notice", text: "Tollan Weir was closed on Monday. When will it open? Ruth Amsel has had sandbags laid." },
  { title: "Brandle Weir", text: "Brandle Weir — keeper → Ivo Lund" },
];
const contextOf = (question: string) => checkContext({ question, evidence });
const texts = (question: string) => matchable(contextOf(question)).map(({ unit }) => unit.text);

/** Fits by words that a statement holds. */
function matcherOf(fits: Readonly<Record<string, number>>): AnswerMatcher & { readonly asked: string[][] } {
  const asked: string[][] = [];
  return {
    version: "test",
    asked,
    match: async (_, statements) => {
      asked.push([...statements]);
      return statements.map((text) => Object.entries(fits).find(([word]) => text.includes(word))?.[1] ?? -5);
    },
  };
}

describe("matchable", () => {
  it("is about what the question names", () => {
    expect(texts("Who minds Tollan Weir?")).toContain("Tollan Weir — keeper → Ruth Amsel");
    expect(texts("Who minds Tollan Weir?")).not.toContain("Brandle Weir — keeper → Ivo Lund");
  });

  it("holds something of the kind that is asked for", () => {
    expect(texts("When did Tollan Weir come into being?")).toContain("Tollan Weir — built_in → 1871");
    expect(texts("When did Tollan Weir come into being?")).not.toContain("Tollan Weir — keeper → Ruth Amsel");
  });

  it("is no question and no bare true", () => {
    expect(texts("What about Tollan Weir?")).not.toContain("When will it open?");
    expect(texts("What about Tollan Weir?")).not.toContain("Tollan Weir — listed → true");
  });

  it("tells whether something is so by all that a graph states of what is named, and by nothing else", () => {
    expect(texts("Does Tollan Weir belong to Ivo Lund?")).toEqual([
      "Tollan Weir — keeper → Ruth Amsel",
      "Tollan Weir — built_in → 1871",
      "Tollan Weir — mooringFee → 9 crowns",
      "Tollan Weir — listed → true",
    ]);
    expect(texts("Is there a lock?")).toEqual([]);
    expect(texts("Is the man who keeps Tollan Weir a mason?")).toEqual([]);
  });

  it("is no sort of thing where no sort is asked, no row, and no reason that a graph would give", () => {
    const more = [{ title: "Tollan Weir", text: "Tollan Weir — type → weir\n| Tollan Weir | 1871 |" }];
    const told = matchable(checkContext({ question: "What about Tollan Weir?", evidence: [...evidence, ...more] }));
    expect(told.filter(({ unit }) => unit.kind === "row" || unit.text.includes("type"))).toEqual([]);
    expect(texts("Why is Ruth Amsel at Tollan Weir?").filter((text) => text.includes(" — "))).toEqual([]);
  });

  it("is what the named thing leads to, in two steps at most, with the way there", () => {
    const chain =
      "Tollan Weir — keeper → Ruth Amsel\nRuth Amsel — trainedAt → Dunmere\nDunmere — head → Ivo Lund\nIvo Lund — born → 1950";
    const found = matchable(checkContext({ question: "What about Tollan Weir?", evidence: [{ text: chain, title: "x" }] }));
    const ways = found.map(({ unit, leads }) => [...leads, unit].map(({ text }) => text.split(" — ")[0]).join(" > "));
    expect(ways).toEqual(["Tollan Weir", "Tollan Weir > Ruth Amsel", "Tollan Weir > Ruth Amsel > Dunmere"]);
  });

  it("ends where statements lead in a circle", () => {
    const circle = "Tollan Weir — next → Brandle Weir\nBrandle Weir — next → Tollan Weir\nBrandle Weir — next → Brandle Weir";
    const found = matchable(checkContext({ question: "What about Tollan Weir?", evidence: [{ text: circle, title: "x" }] }));
    expect(found.length).toBeLessThanOrEqual(4);
  });

  it.each([
    "Which bookshops lie at Tollan Weir?",
    "塔兰堰有哪些闸门？",
    "Number of weirs with a keeper",
    "Of the weirs at Tollan, how many have a keeper?",
    "Name the keepers of Tollan Weir.",
    "塔兰堰有人看管吗？",
    "How many of the weirs have a keeper?",
  ])("is nothing for %s", (question) => {
    expect(texts(question)).toEqual([]);
  });

  it("is no statement about what is named, where what that leads to is asked about", () => {
    expect(texts("What does whoever minds Tollan Weir wear?").filter((text) => text.includes(" — "))).toEqual([]);
  });
});

describe("quoteMatched", () => {
  it("quotes the best, with its number", async () => {
    const matcher = matcherOf({ keeper: 4, mooringFee: 1 });
    const found = await quoteMatched(contextOf("Who minds Tollan Weir?"), matcher);
    expect(found).toMatchObject({ parts: [{ number: 1, text: "Tollan Weir — keeper → Ruth Amsel" }] });
    expect(found?.sentence).toContain("[1]");
  });

  it("quotes the way to what the named thing leads to", async () => {
    const chain = "Tollan Weir — keeper → Ruth Amsel\nRuth Amsel — trainedAt → Dunmere Polytechnic";
    const context = checkContext({
      question: "Where did whoever minds Tollan Weir learn it?",
      evidence: [{ text: chain, title: "x" }],
    });
    const found = await quoteMatched(context, matcherOf({ trainedAt: 4 }));
    expect(found?.parts.map(({ text }) => text)).toEqual(chain.split("\n"));
  });

  it("quotes nothing that isn't sure, or that another is nearly as sure as", async () => {
    const context = contextOf("What about Tollan Weir?");
    expect(await quoteMatched(context, matcherOf({ keeper: 1 }))).toBeUndefined();
    expect(await quoteMatched(context, matcherOf({ keeper: 3, mooringFee: 2.9 }))).toBeUndefined();
    expect((await quoteMatched(context, matcherOf({ keeper: 3.1, mooringFee: 3 })))?.parts).toHaveLength(2);
    expect(await quoteMatched(context, matcherOf({ keeper: 3, mooringFee: 2 }))).toBeDefined();
  });

  it("needs to be less sure of what a model answered as well, if nothing is likelier", async () => {
    const context = contextOf("What about Tollan Weir?");
    const quoted = async (fits: Record<string, number>, ...said: string[]) =>
      (await quoteMatched(context, matcherOf(fits), { said }))?.parts.map(({ text }) => text);
    expect(await quoted({ keeper: 1 }, "Ruth Amsel [1].")).toEqual(["Tollan Weir — keeper → Ruth Amsel"]);
    expect(await quoted({ keeper: 1 }, "It costs 12; Ruth Amsel")).toEqual(["Tollan Weir — keeper → Ruth Amsel"]);
    expect(await quoted({ keeper: 1 }, "Ruth Bell")).toBeUndefined();
    expect(await quoted({ keeper: 1 }, "Tollan Weir")).toBeUndefined();
    expect(await quoted({ keeper: -0.5 }, "Ruth Amsel")).toBeUndefined();
    expect(await quoted({ keeper: 1, mooringFee: 2 }, "Ruth Amsel")).toBeUndefined();
  });

  it.each([
    ["What is Tollan Weir charging for a night?"],
    ["What does Tollan Weir charge for a night?"],
    ["What was it that Tollan Weir charged for a night?"],
  ])("is asked where one thing is: %s", (question) => {
    expect(texts(question)).not.toEqual([]);
  });

  it("judges a sentence with its paragraph, and with the question that it replies to", async () => {
    const faq = "Who may fetch a boat? Anyone who brings a note that you signed. The boat stays in your name.";
    const context = checkContext({
      question: "What does my son need to take it for me?",
      evidence: [{ text: faq, title: "FAQ" }],
    });
    const quoted = async (fits: Record<string, number>) =>
      (await quoteMatched(context, matcherOf(fits)))?.parts.map(({ text }) => text);
    const [alone, asked, paragraph] = ["Anyone", "Who may fetch a boat? Anyone", faq];
    const answer = expect.arrayContaining([expect.stringContaining("Anyone who brings a note")]);
    expect(await quoted({ [paragraph]: 3, [asked]: 4, [alone]: 1 })).toEqual(answer);
    expect(await quoted({ [paragraph]: 1, [asked]: 1, [alone]: 1 })).toBeUndefined();
    expect(await quoted({ [paragraph]: -3, [asked]: 2, [alone]: 2 })).toBeUndefined();
  });

  it("asks the matcher nothing where nothing may answer", async () => {
    const matcher = matcherOf({});
    expect(await quoteMatched(contextOf("塔兰堰有人看管吗？"), matcher)).toBeUndefined();
    expect(matcher.asked).toEqual([]);
  });

  it("takes a matcher that gives too little for one that is sure of nothing", async () => {
    expect(quoteBest([], contextOf("Who minds Tollan Weir?"))).toBeUndefined();
    const poor: AnswerMatcher = { version: "poor", match: async () => [] };
    expect(await quoteMatched(contextOf("Who minds Tollan Weir?"), poor)).toBeUndefined();
  });
});
