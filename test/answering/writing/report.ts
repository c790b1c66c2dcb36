import { checkContext, checkSentence } from "../../../src/answering/writing/check-sentence.js";
import { readCases } from "./read-cases.js";

const name = (process.argv[2] ?? "dev");
const sets = readCases(name);
const crowd = Number(process.argv[3] ?? 0);
let right = 0,
  refused = 0,
  wrong = 0,
  accepted = 0, beside = 0, sure = 0;
const quiet = process.argv.includes("--quiet");
const t = performance.now();
for (const [i, set] of sets.entries()) {
  const extra = Array.from({ length: crowd }, (_, k) => sets[(i + 1 + k * 3) % sets.length]!.evidence[0]!);
  const evidence = [...set.evidence, ...extra];
  for (const { question, right: r, wrong: w } of set.cases) {
    const context = checkContext({ question, evidence, sameNames: set.sameNames });
    for (const s of r) {
      right++;
      const c = checkSentence(s, context);
      if (c.status === "supported" && !c.answers) { beside++; if (!quiet) console.log("BESIDE", question, "|", s); } if (c.status !== "supported") {
        refused++;
        if (!quiet) console.log("REFUSED", set.name, "|", question, "|", s, "|", c.status, JSON.stringify(c.missing));
      }
    }
    for (const s of w) {
      wrong++;
      const c = checkSentence(s, context);
      if (c.status === "supported" && c.answers) sure++; if (c.status === "supported" || c.status === "neutral") {
        accepted++;
        if (!quiet) console.log("ACCEPTED", set.name, "|", question, "|", s, "|", c.status, JSON.stringify(c.evidence));
      }
    }
  }
}
console.log(
  name,
  "crowd",
  crowd,
  `refused ${refused}/${right} = ${((100 * refused) / right).toFixed(1)} %; accepted ${accepted}/${wrong} = ${((100 * accepted) / wrong).toFixed(1)} %`,
  ((performance.now() - t) / (right + wrong)).toFixed(2),
  "ms each",
);
