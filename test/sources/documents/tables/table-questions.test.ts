import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../../temporary-folder.js";

const FILES = {
  "rooms.md":
    "# Rooms\n\n| Hall | Opens | Closes | Rent per hour | Rent per day | Model | Heating |\n| --- | --- | --- | --- | --- | --- | --- |\n" +
    "| Wren Hall | 07:30 | 18:00 | £14 | £90 | Lumo A | gas |\n| Tern Hall | 09:00 | 14:45 | £32 | £180 | Lumo B | gas |\n" +
    "| Crow Hall | 13:00 | 22:30 | £9 | £75 | Nabo C | electric |\n| Dove Hall | 16:00 | 23:00 | £21 | £120 | Nabo D | electric |\n",
  "guests.csv": "Year,Guests,Caretaker\n2018,410,Ida Moss\n2019,530,Ida Moss\n2020,90,Ken Vale\n",
  "泳池.csv": "泳池,开门时间,关门时间\n东池,07:00,14:30\n西池,10:00,21:00\n",
  "会员.csv": "姓名,所属厅,职称\n林晚,Wren Hall,理事\n周野,Crow Hall,副理事\n何苗,Crow Hall,理事\n",
};
const answer = async (question: string): Promise<string | undefined> => {
  await using source = new DocumentSource({ path: temporaryFolder(FILES), revalidate: 0, indexFolder: false });
  const found = await source.answer(question, {});
  return found?.kind === "answer" ? found.values.toSorted().join("; ") : undefined;
};

describe("what tables are asked for", () => {
  it.each([
    // Times of day.
    ["Which halls open before 9:15 am?", "Tern Hall; Wren Hall"],
    ["哪些泳池下午三点前关门？", "东池"],
    ["Does Crow Hall close after 10 pm?", "Yes"],
    ["What time does Dove Hall open?", "16:00"],
    ["Which hall closes the latest?", "Dove Hall"],
    ["Tern Hall几点关门？", "14:45"],
    // One half of the day comes to something.
    ["Which halls close before 3 o'clock?", "Tern Hall"],
    ["哪些泳池三点之前关门？", "东池"],
    // Rates.
    ["Which halls cost less than £20 per hour?", "Crow Hall; Wren Hall"],
    ["Which hall is the cheapest by the day?", "Crow Hall"],
    ["Which costs more per hour, Wren Hall or Dove Hall?", "Dove Hall"],
    // Years that rows are named by.
    ["How many guests came in 2019?", "530"],
    ["Which year had the fewest guests?", "2020"],
    ["2018年的caretaker是谁？", "Ida Moss"],
    // What models and sorts are called.
    ["Which halls are electric?", "Crow Hall; Dove Hall"],
    ["List the electric halls.", "Crow Hall; Dove Hall"],
    ["有几位理事？", "2"],
    ["林晚所属厅几点关门？", "18:00"],
  ])("%s", async (question, values) => {
    expect(await answer(question)).toBe(values);
  });

  it.each([
    "Which halls cost less than £20 per week?",
    "Which halls open before the fair?",
    "Which halls close before 25 pm?",
    "How many guests came in 2017?",
    "How many guests came to Wren Hall in 2019?",
    "How many guests complained in 2019?",
    "How many guests came between 2018 and 2020?",
    "What time does Robin Hall open?",
    "What day does Dove Hall open?",
    "Which halls are wooden?",
    "有几位常务理事？",
    "林晚所属厅在几楼？",
  ])("nothing for %s", async (question) => {
    expect(await answer(question)).toBeUndefined();
  });
});
