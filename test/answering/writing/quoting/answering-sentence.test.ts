import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";
import { translator } from "../../../../src/language/dictionary/meanings.js";

const translate = await translator();

function quoted(question: string, title: string, ...sentences: readonly string[]): string | undefined {
  const text = sentences.join(/\p{Script=Han}/u.test(title) ? "" : " ");
  return quoteEvidence(question, [{ title, text }], { translate })
    ?.parts.map((part) => part.text)
    .join(" ");
}

describe("the one sentence that answers", () => {
  it("of a Chinese paragraph", () => {
    const answer = "欧白一生画雨，却最怕打雷。";
    const others = ["《雨坊》画的是岚镇的老磨坊，磨坊主付不起画钱，送了他一袋面粉。", "他把这袋面粉画进了画的左下角。"] as const;
    expect(quoted("欧白最怕什么？", "画家轶事", answer, ...others)).toBe(answer);
  });

  it("of a text in the other language, where only one holds a value of the kind asked for", () => {
    const answer = "The oil of the Gannet press must be heated to 41 °C.";
    const others = [
      "Switch on the Gannet press well before the first sheet, and open the window.",
      "The cover has nine clips, and the fourth sticks when there is frost, so bring a mallet.",
    ] as const;
    expect(quoted("Gannet的油要热到多少度？", "Gannet press", others[0], answer, others[1])).toBe(answer);
  });

  it("goes with what its pronoun stands for", () => {
    const before = "柳溪食堂的老灶是一九六二年砌的，用的是窑厂的砖头。";
    const answer = "它重三吨，拆的时候要先把烟道锯开，再用滚木推出去。";
    expect(quoted("柳溪食堂的老灶多重？", "柳溪食堂", before, answer, "灶上挂着一块木牌。")).toContain(before);
  });
});

describe("a reason", () => {
  it("is quoted with what it is the reason of", () => {
    const text =
      "《岸边书简》的出版原定五月，现推迟到十月二日。书里用的三张旧地图版权归测绘局，对方要求每张付四百塔勒，还在商谈。";
    const quoted = quoteEvidence("《岸边书简》的出版怎么又推迟了？", [{ title: "岸边书简", text }])?.sentence;
    expect(quoted).toContain("推迟到十月二日");
    expect(quoted).toContain("版权");
  });
});
