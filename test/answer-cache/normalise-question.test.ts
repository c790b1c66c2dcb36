import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseQuestion } from "../../src/answer-cache/normalise-question.js";

describe("normaliseQuestion", () => {
  it.each([
    ["姚明出生在哪个国家?", "姚明出生在哪个国家？"],
    ["姚明出生在哪个国家", " 姚明出生在哪个国家？ "],
    ["Where is  Beijing?", "Where is Beijing"],
    ["What is\u00a0ＡＢＣ？", "What is ABC?"],
    ["caf\u00e9", "cafe\u0301"],
    ["２０２３年", "2023年。"],
    ["你好！真的吗？", "你好!真的吗?"],
    ["Who wrote “Dream”?", 'Who wrote "Dream"?'],
    ["Who’s there?", "Who's there?"],
    ["What\u200b is\ufeff it?", "What is it?"],
    ["西\u200b湖在哪", "西湖在哪"],
    ["state\u2011of\u2010the\u2011art", "state-of-the-art"],
    ["苹果、梨，哪个甜", "苹果,梨,哪个甜"],
    ["西湖 2020 年的面积", "西湖2020年的面积"],
    ["GPU 的价格", "GPU的价格"],
    ["soft\u00adware", "software"],
    ["He said (yes).", "He said (yes)"],
  ])("folds %j and %j", (one, other) => {
    expect(normaliseQuestion(one)).toBe(normaliseQuestion(other));
  });

  it.each([
    ["ls -R", "ls -r"],
    ["5 mW 是多少？", "5 MW 是多少？"],
    ["Who leads US?", "Who leads us?"],
    ["git add .", "git add"],
    ["cd ..", "cd ."],
    ["ls *.", "ls *"],
    ["git add src/.", "git add src/"],
    ["What is 2ⁿ?", "What is 2n?"],
    ["2² 等于几", "22 等于几"],
    ["log₂ 8", "log2 8"],
    ["10⁻³", "10-3"],
    ["5 − 3", "5 - 3"],
    ["What is ½?", "What is 1/2?"],
    ["第①条", "第1条"],
    ["2㏠", "21日"],
    ["㎡", "m2"],
    ["5!", "5"],
    ["1 000", "1000"],
    ["1.5", "15"],
    ["-5", "5"],
    ["C", "C++"],
    ["C", "C#"],
    ["What is 3 .", "What is 3"],
    ["what is x?..", "what is x"],
    ["print('a  b')", "print('a b')"],
    ['What does "a  b" match?', 'What does "a b" match?'],
    ["`a  b`", "`a b`"],
    ["line1\nline2", "line1 line2"],
    ["A比B大", "B比A大"],
    ["张 三", "张三"],
    ["👨\u200d👩\u200d👧 是什么", "👨👩👧 是什么"],
    ["a?b", "ab"],
    ["What is Polish?", "What is polish?"],
    ["ﬁ", "fi"],
    ["µ", "μ"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(normaliseQuestion(one)).not.toBe(normaliseQuestion(other));
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = normaliseQuestion(text);
        expect(normaliseQuestion(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never merges different numbers", () => {
    const number = fc
      .array(fc.constantFrom(..."0123456789２３²³½①⑫Ⅳ㈠.,-"), { minLength: 1, maxLength: 6 })
      .map((digits) => digits.join(""));
    const meaning = (text: string): string => text.replace(/[２３]/g, (digit) => digit.normalize("NFKC"));
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(meaning(one) !== meaning(other));
        expect(normaliseQuestion(`一共 ${one} 吗`)).not.toBe(normaliseQuestion(`一共 ${other} 吗`));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes time in proportion to the length, whatever is repeated", () => {
    const work = (text: string): number => {
      const begun = process.cpuUsage();
      normaliseQuestion(text);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000;
    };
    for (const unit of ["?", " ?", ". ", '"', "'", " ", "\u200d", "中 a ", "\n"]) {
      work(unit.repeat(1_000));
      // Quadratic, 400,000 characters took minutes.
      expect(work(`${unit.repeat(400_000 / unit.length)}x`), JSON.stringify(unit)).toBeLessThan(5_000);
    }
  });
});
