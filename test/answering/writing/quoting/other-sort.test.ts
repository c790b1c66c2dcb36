import { describe, expect, it } from "vitest";
import { quoteEvidence } from "../../../../src/answering/writing/quoting/quote-evidence.js";

type Piece = readonly [title: string, text: string];

function quoted(question: string, pieces: readonly Piece[]): string | undefined {
  const evidence = pieces.map(([title, text]) => ({ title, text }));
  return quoteEvidence(question, evidence)
    ?.parts.map(({ text }) => text)
    .join(" ");
}

const boats: Piece = [
  "Boat hire at Sedge Lake",
  "Pedal boats cost 9 marks an hour. The hut stocks sun cream at 14 marks and gives change for the boats. Nobody may row after dark.",
];
const nursery: Piece = [
  "Price list of the Fennimore nursery",
  "| article | price (marks) | remark |\n| --- | --- | --- |\n| Repotting | 4.00 | for roses of your own |\n| Garden soil | 6.50 | 20 litres |",
];
const award: Piece = [
  "Marsh Ladle award report",
  "The Marsh Ladle award was given last night; twenty-four-year-old Ann Orme won it with a cold soup. The Marsh Ladle award is open only to cooks under thirty.",
];
const prize: Piece = ["大勺奖报道", "大勺奖昨晚揭晓，二十四岁的安青凭一道冷汤夺得大勺奖。大勺奖只颁给三十岁以下的厨师。"];

describe("what is of another sort than what is asked isn't quoted", () => {
  it.each<readonly [kind: string, question: string, pieces: readonly Piece[]]>([
    ["a value out of the bounds", "Which roses cost over 40 marks?", [nursery]],
    [
      "a year out of the bounds",
      "2010年以后来的船工有谁？",
      [["船工守则", "为什么船是绿的？因为一九四六年来的漆只有绿色，船工后来习惯了。"]],
    ],
    [
      "a shop's hours, for the first of all",
      "Of the kiosks, which one opens first?",
      [["Sedge Lake", "The kiosks open half an hour before the boats."]],
    ],
    [
      "who learned from whom, turned",
      "Which pupil learned the trade from Ann Orme?",
      [["Ann Orme", "Ann Orme — learned from → Bruno Tay\nAnn Orme — born → 1950"]],
    ],
    [
      "whom she taught, for who taught her",
      "Who taught Ann Orme?",
      [["Ann Orme", "Ann Orme — taught → Bruno Tay\nAnn Orme — born → 1950"]],
    ],
    ["师从反了", "师从安青的是谁？", [["安青", "安青 — 师从 → 陶然\n安青 — 出生年份 → 1950"]]],
    ["a year, for how many copies", "《苇塘》印了多少册？", [["苇塘", "苇塘 — first printed → 2016\n苇塘 — 作者 → 陶然"]]],
    [
      "a firm, for a town",
      "Which town does Ann Orme work in?",
      [["Ann Orme", "Ann Orme — works for → Tay Mill\nAnn Orme — born → 1950"]],
    ],
    [
      "the medal, for the dish it was won with",
      "With which dish did Ann Orme win her medal?",
      [["Ann Orme", "Ann Orme — won → Reed Medal\nAnn Orme — born → 1950"]],
    ],
    [
      "what she is, for what she was before",
      "What job did Ann Orme have before she turned to astronomy?",
      [["Ann Orme", "Ann Orme — job → astronomer"]],
    ],
    ["where it lies, for who he was", "Who was Halvard?", [["Halvard", "Halvard — located in → Marrow"]]],
    [
      "who came first, for who came third",
      "Who came third in the Sedge Cup?",
      [["Sedge Cup", "In the Sedge Cup final Bruno Tay came down to the rope and won."]],
    ],
    [
      "tonnes and lanes, for people",
      "How many people work at the Sedge packhouse?",
      [["The Sedge packhouse", "Today the Sedge packhouse packs 46 tonnes of fruit into 14 lanes."]],
    ],
  ])("%s", (_, question, pieces) => {
    expect(quoted(question, pieces)).toBeUndefined();
  });

  it("leaves room for the sentence that answers", () => {
    expect(quoted("多大岁数以下才能拿大勺奖？", [prize])).toBe("大勺奖只颁给三十岁以下的厨师。");
    expect(quoted("Under what age can one win the Marsh Ladle award?", [award])).toContain("under thirty");
    expect(quoted("谁得了大勺奖？", [prize])).toContain("安青");
  });

  it("quotes what is within the bounds", () => {
    expect(quoted("Which articles cost over 6 marks?", [nursery])).toContain("Garden soil");
    expect(quoted("What may nobody do after dark at Sedge Lake?", [boats])).toContain("Nobody may row after dark");
  });

  it("reads statements the right way round", () => {
    const facts: Piece = ["Ann Orme", "Ann Orme — learned from → Bruno Tay\nAnn Orme — taught → Cid Rowe"];
    expect(quoted("Who did Ann Orme learn from?", [facts])).toContain("Bruno Tay");
    expect(quoted("Whom has Ann Orme taught?", [facts])).toContain("Cid Rowe");
  });

  it("still quotes a firm where no town is asked, and a count", () => {
    const facts: Piece = ["Ann Orme", "Ann Orme — works for → Tay Mill\nAnn Orme — books printed → 1950"];
    expect(quoted("Where does Ann Orme work?", [facts])).toContain("Tay Mill");
    expect(quoted("How many books has Ann Orme printed?", [facts])).toContain("1950");
  });
});

describe("what a question asks for", () => {
  it("is told by the clause after the one that says when it is asked", () => {
    const text = "Cut at least 60 cm below the last brown leaf. Burn the wood the same day.";
    expect(
      quoted("When we prune out fire blight, how far below the last brown leaf do we cut?", [["Fire blight", text]]),
    ).toContain("60 cm");
  });

  it("is a day that no year tells", () => {
    const text = "This mill was a tannery until 1961 and grinds by day. Tours of the mill are on Wednesdays and cost nothing.";
    expect(quoted("On which day can one tour the mill?", [["The mill", text]])).toContain("Wednesdays");
  });

  it("is a time of the year, and no hour", () => {
    expect(quoted("What time of year do you read poems?", [["Sending us work", "Poetry is read only in February."]])).toContain(
      "February",
    );
  });
});

describe("of a paragraph, the sentence that answers", () => {
  const hall: Piece = [
    "The hall",
    "Bring your own cup and keep it with you for the day. Hiring the hall costs 40 marks an evening and 60 at weekends. The caretaker, Ann Orme, has the key. Chairs go back to the wall.",
  ];
  const shed: Piece = [
    "场地须知",
    "请自带杯子，用完带走，不要放在窗台上。租场地每晚四十元，周末每晚六十元，先付后用。钥匙在看门人安青手里，走的时候把椅子靠墙放好，灯也关上。门口的车位只给搬运的人用，请勿久停。",
  ];

  it("is quoted without its neighbours", () => {
    expect(quoted("How much does hiring the hall cost?", [hall])).toBe(
      "Hiring the hall costs 40 marks an evening and 60 at weekends.",
    );
    expect(quoted("租场地每晚多少钱？", [shed])).toBe("租场地每晚四十元，周末每晚六十元，先付后用。");
  });

  it("keeps what its pronoun stands for, and what may hold the answer", () => {
    const lamp =
      "Old Bess was bought from a circus that had gone bankrupt far inland. It weighs 48 kilos and is cleaned weekly. Nobody has ever dropped the thing, says the keeper of it.";
    expect(quoted("How much does Old Bess weigh?", [["Old Bess", lamp]])).toContain("bought from a circus");
    const scene =
      "The scene on the slipway was cut by forty seconds, and the copies left for the festival this very morning. We shot it in the old ropewalk because the yard would not let us in.";
    expect(quoted("Where was the slipway scene shot?", [["Letter", scene]])).toContain("ropewalk");
  });
});

describe("other words for a relation", () => {
  it.each([
    ["Who taught Mei Arden to drive trams?", "Mei Arden — trained by → Rafiq Soland\nMei Arden — staff no → 518", "Rafiq"],
    ["梅安是谁带出来的？", "梅安 — 师傅 → 索兰\n梅安 — 工号 → 518", "索兰"],
    ["多宝超市收了货，多少天以后付款？", "多宝超市 — payment terms → 45天\n多宝超市 — city → 临河", "45天"],
    ["晨报一期出多少份？", "晨报 — circulation (copies per issue) → 38500\n晨报 — 成立年份 → 1921", "38500"],
    ["红冠什么时候熟？", "红冠 — ripens → 10月上旬\n红冠 — sugar → 14.5", "10月上旬"],
    [
      "Who should a school talk to about Pilot Day?",
      "Pilot Day — lead contact → Wanda Kroll\nPilot Day — max pupils → 18",
      "Wanda",
    ],
    ["How many trams fit into Quay Depot?", "Quay Depot — tram capacity → 36\nQuay Depot — manager → Ann Orme", "36"],
  ])("%s", (question, text, answer) => {
    expect(quoted(question, [[text.split(" — ")[0] ?? "", text]])).toContain(answer);
  });

  it("doesn't take one for the other way round", () => {
    expect(quoted("Whom did Mei Arden teach?", [["Mei Arden", "Mei Arden — trained by → Rafiq Soland"]])).toBeUndefined();
    expect(quoted("How many people work at the Sedge Mill?", [["Sedge Mill", "Sedge Mill — founded → 1921"]])).toBeUndefined();
  });

  it("spells initials out", () => {
    const minutes: Piece = [
      "Annual general meeting of the growers",
      "After repairs there is a bonus of 0.35 yuan for every kilo delivered.",
    ];
    expect(quoted("How big was the bonus per kilo decided at the AGM?", [minutes])).toContain("0.35 yuan");
    expect(quoted("How big was the bonus per kilo decided at the RFC?", [minutes]) ?? "").not.toContain("RFC");
  });
});
