import { quoteEvidence } from "../../../src/answering/writing/quote-evidence.js";
import { readCases } from "./read-cases.js";

const name = (process.argv[2] ?? "dev");
const sets = readCases(name);
const crowd = Number(process.argv[3] ?? 0);
let right = 0,
  answerable = 0,
  beside = 0,
  all = 0,
  silent = 0;
const quiet = process.argv.includes("--quiet");
for (const [i, set] of sets.entries()) {
  const extra = Array.from({ length: crowd }, (_, k) => sets[(i + 1 + k * 3) % sets.length]!.evidence[0]!);
  const evidence = [...set.evidence, ...extra];
  for (const { question, holds } of [...set.quotations]) {
    all++;
    const q = quoteEvidence(question, evidence, { sameNames: set.sameNames });
    if (holds !== undefined) {
      answerable++;
      if (q?.sentence.includes(holds)) right++;
      else {
        if (q) beside++;
        else silent++;
        if (!quiet) console.log(q ? "BESIDE" : "SILENT", set.name, question, "|", holds, "|", q?.sentence, q?.score.toFixed(2));
      }
    } else if (q) {
      beside++;
      if (!quiet) console.log("UNANSWERABLE", set.name, question, "|", q.sentence, q.score.toFixed(2));
    }
  }
}
console.log(
  name,
  "crowd",
  crowd,
  `right ${right}/${answerable} = ${((100 * right) / answerable).toFixed(1)} %; beside ${beside}/${all} = ${((100 * beside) / all).toFixed(1)} %; silent ${silent}`,
);
