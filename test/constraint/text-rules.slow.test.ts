import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compileSchema } from "../../src/constraint/compile-reply.js";
import { reads, sampledText, seeded } from "./sampled-text.js";

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);

const text = (pattern: string, more: object = {}): object => ({ type: "string", pattern, ...more });

describe("a pattern", () => {
  it.each<[object, string[], string[]]>([
    [text("^ab+c?$"), ["ab", "abbc"], ["a", "abcc", "xab", "abx", "ab\n"]],
    // Not anchored: anywhere in the text.
    [text("b"), ["b", "abc", "茶b😀", "b\n"], ["", "a"]],
    [text("^a"), ["a", "ab😀"], ["ba", ""]],
    [text("a$"), ["a", "ba"], ["ab"]],
    [text("^a|b$"), ["ax", "xb"], ["xa", "bx"]],
    [text("^(?:a|b)$"), ["a", "b"], ["ab", ""]],
    [text("^$"), [""], ["a"]],
    [text(""), ["", "a"], []],
    [text("^(?<year>\\d{4})-(0[1-9]|1[0-2])$"), ["2026-11"], ["2026-13", "26-11"]],
    [text("^[^a-c\\d\\]]{2,3}?$"), ["xy", "茶x!"], ["x", "ax", "x1", "]x", "wxyz"]],
    [text("^[\\w.-]+$"), ["a_B.9-"], ["é", "a b", ""]],
    [text('^["\\\\/\\n]+$'), ['"', "\\", "/", "\n", '"\n\\'], ["n", "\t"]],
    [text("^.+$"), ["a茶"], ["a\n", ""]],
    [text("^\\s\\S$"), [" a", "\u3000茶", "\ta"], ["aa", "  "]],
    [text("^\\p{Script=Han}+$"), ["姚明"], ["Yao", ""]],
    [text("^\\p{Lu}\\P{Lu}$"), ["Éa"], ["aa", "AA"]],
    [text("^\\u{8336}\\u8336\\x41$"), ["茶茶A"], ["茶A"]],
    [text("^\\ud83d\\ude00$"), ["😀"], ["😁", ""]],
    [text("^(a*)*b$"), ["b", "aab"], ["a"]],
    [text("^(?=.*\\d)(?=.*[a-z])(?!.*\\s)[ -~]{4,8}$"), ["abc1", "1abcdefg"], ["abcd", "1234", "a 1b", "a1", "abcdefgh1"]],
    [text("^(?!admin$)\\w+$"), ["admins", "a"], ["admin", ""]],
    [text("^[a-z]*$", { minLength: 2, maxLength: 3 }), ["ab", "abc"], ["a", "abcd", "AB"]],
    [text("茶", { maxLength: 2 }), ["茶", "茶a"], ["茶ab", "a", "茶😀"]],
    [{ type: "string", format: "date", pattern: "^20" }, ["2026-02-28"], ["1999-02-28", "2026-02-29", "2026-13-01"]],
    [{ type: "string", format: "date", maxLength: 10 }, ["2024-02-29"], ["1900-02-29", "0000-02-29"]],
    [{ type: "string", allOf: [{ pattern: "^a" }, { pattern: "b$", minLength: 3 }] }, ["acb"], ["ab", "acbx"]],
    [{ type: "string", format: "password", minLength: 1 }, ["a"], [""]],
    [{ type: "string", format: "isbn", pattern: "^\\d{3}$" }, ["123"], ["12"]],
    [{ type: ["string", "null"], format: "ipv4" }, ["0.0.0.0", "255.1.20.3"], ["256.1.1.1", "01.1.1.1"]],
    [{ type: "string", contentEncoding: "base64" }, ["", "YQ==", "YWJj"], ["YQ=", "Y"]],
  ])("%j", (schema, valid, invalid) => {
    for (const value of valid) expect([value, reads(schema, JSON.stringify(value))]).toEqual([value, true]);
    for (const value of invalid) expect([value, reads(schema, JSON.stringify(value))]).toEqual([value, false]);
  });

  it("names properties as well", () => {
    const schema = {
      type: "object",
      propertyNames: { type: "string", pattern: "^[a-z]+$" },
      additionalProperties: { type: "null" },
    };
    expect(reads(schema, '{"ab":null,"c":null}')).toBe(true);
    expect(reads(schema, '{"A":null}')).toBe(false);
  });

  it("takes escapes, and refuses malformed UTF-8 and halves of characters", () => {
    expect(reads(text('^["\\n]+$'), '"\\"\\n"')).toBe(true);
    // Python reads it otherwise, and nobody needs it.
    expect(reads(text("^/$"), '"\\/"')).toBe(false);
    for (const bytes of [
      [0x22, 0xe8, 0x8c, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xe0, 0x80, 0xaf, 0x22],
      [0x22, 0xf0, 0x80, 0x80, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    ]) {
      expect(reads(text(""), Uint8Array.from(bytes))).toBe(false);
      expect(reads(text("^[^a]*$"), Uint8Array.from(bytes))).toBe(false);
    }
  });

  it.each<[object, RegExp]>([
    [text("^(a)\\1$"), /#: "pattern" can't be guaranteed.*backreference.*functionCalling/],
    [text("(?<n>a)\\k<n>"), /backreference/],
    [text("a(?=b)"), /lookaround inside.*lookaheads at the very beginning/],
    [text("(?<!a)b"), /lookaround inside/],
    [text("^(?=a)b|c$"), /lookahead in one of several alternatives/],
    [text("\\bword\\b"), /word boundary/],
    [text("("), /no regular expression/],
    [text("\\p{Nonsense}"), /no regular expression|unknown property/],
    [text("a".repeat(5000)), /5000 characters/],
    [text("^(?:a{1000}){1000}$"), /too large/],
    [text("^.*a.{30}$"), /too large|states/],
    [text("(".repeat(100) + ")".repeat(100)), /nests groups/],
    [{ type: "string", pattern: 7 }, /"pattern" is 7/],
    [{ type: "string", format: "isbn" }, /"format" is "isbn".*Known are date.*"pattern"/],
    [{ type: "string", contentEncoding: "gzip" }, /"contentEncoding" is "gzip"/],
    [text("^[a-z]+$", { maxLength: 100_000 }), /lengths beside it/],
    [text("^a$", { minLength: 2 }), /no value of finite length/],
    [text("^\\d{4}$", { format: "date" }), /no value of finite length/],
  ])("%j is refused by name", (schema, message) => {
    expect(() => compileSchema(schema)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringMatching(message) }),
    );
  });

  const letter = fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "\\d", "\\w", "\\n", "茶", "^", "$", "\\.", '"');
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4, depthSize: "small", withCrossShrink: true },
      letter,
      fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => a + b),
      fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `${a}|${b}`),
      fc.tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,3}?")).map(([a, q]) => `(${a})${q}`),
      fc.tuple(fc.constantFrom("^(?=", "^(?!"), tie("pattern"), tie("pattern")).map(([open, a, b]) => `${open}${a})(?:${b})`),
    ),
  }));
  const value = fc.string({ unit: fc.constantFrom("a", "b", "1", ".", "\n", "茶", '"', "_"), maxLength: 6 });

  it("is read as the language's own engine reads it", () => {
    let compared = 0;
    fc.assert(
      fc.property(pattern, fc.array(value, { minLength: 1, maxLength: 8 }), (source, values) => {
        let refused = false;
        try {
          compileSchema(text(source));
        } catch (error) {
          // Nothing fits, or a lookahead stands inside.
          expect(error).toMatchObject({ code: "INVALID_OPTION" });
          refused = /finite length/.test(String(error));
          if (!refused) return;
        }
        for (const each of values) {
          const fits = new RegExp(source, "u").test(each);
          expect([source, each, refused ? false : reads(text(source), JSON.stringify(each))]).toEqual([source, each, fits]);
          compared += 1;
        }
      }),
      { numRuns: 800 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it("counts the bytes to the nearest end exactly", () => {
    fc.assert(
      fc.property(pattern, fc.nat(), (source, seed) => {
        let automaton: ReturnType<typeof compileSchema>;
        try {
          automaton = compileSchema(text(source, { minLength: 1, maxLength: 12 }));
        } catch {
          return;
        }
        const random = seeded(seed);
        let state = automaton.start;
        for (let steps = 0; steps < 40 && state.missing > 0; steps += 1) {
          const next = Array.from({ length: 256 }, (_, byte) => automaton.step(state, byte)).filter((to) => to !== null);
          expect(Math.min(...next.map((to) => to.missing))).toBe(state.missing - 1);
          const chosen = next[Math.floor(random() * next.length)];
          if (chosen === undefined) break;
          state = chosen;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a format", () => {
  const byAjv = "date time date-time duration email hostname ipv4 ipv6 uri uri-reference url uuid json-pointer byte".split(" ");

  it.each(byAjv)("%s is written as ajv-formats takes it", (format) => {
    const schema = { type: "string", format };
    const fits = ajv.compile(schema);
    const random = seeded(7);
    for (let count = 0; count < 150; count += 1) {
      const value: unknown = JSON.parse(sampledText(schema, random));
      expect([value, fits(value)]).toEqual([value, true]);
    }
  });

  const ofZod: Readonly<Record<string, z.ZodType>> = {
    date: z.iso.date(),
    "date-time": z.iso.datetime({ offset: true }),
    email: z.email(),
    hostname: z.hostname(),
    ipv4: z.ipv4(),
    ipv6: z.ipv6(),
    uri: z.url(),
    uuid: z.uuid(),
    duration: z.iso.duration(),
    base64: z.base64(),
    base64url: z.base64url(),
  };

  it.each(Object.keys(ofZod))("%s is written as zod takes it", (format) => {
    const random = seeded(11);
    for (let count = 0; count < 150; count += 1) {
      const value: unknown = JSON.parse(sampledText({ type: "string", format }, random));
      expect([value, ofZod[format]?.safeParse(value).success]).toEqual([value, true]);
    }
  });
});
