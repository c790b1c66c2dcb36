import { createHash } from "node:crypto";
import { questionLanguage } from "../../language/question-language.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import type { AnsweringGraph } from "../graph/answering-graph.js";
import type {
  DirectAnswer,
  Evidence,
  FindOptions,
  KnowledgeSource,
  RephrasedQuestion,
  SourceCallOptions,
} from "../knowledge-source.js";
import { orAborted, SharedLoad } from "../shared-load.js";
import { tableOfRow } from "../tables/rows/row-place.js";
import { askedField, settleByPicture, withoutPicture } from "./picture-questions.js";
import { graphOfTables } from "./picture-tables.js";
import { rankLines } from "./rank-lines.js";
import { lineEvidence, placeOf, type ReadPicture, readPicture, wholeEvidence } from "./read-picture.js";
import type { GivenPictures, SeenPictures } from "./seen-pictures.js";

/** What is read with less confidence is evidence, but nothing is answered from it outright. */
const CERTAIN = 0.85;
/** Changes when the same pictures are searched or answered from in another way. */
const METHOD = 1;
const QUESTION_CHARACTERS = 8_192;

/** Pictures that one model looks at, as a source. */
export class LookedAtPictures implements KnowledgeSource {
  readonly name: string;
  readonly #given: GivenPictures;
  readonly #seen: SeenPictures;
  readonly #tables: SharedLoad<AnsweringGraph | undefined>;

  constructor(name: string, given: GivenPictures, seen: SeenPictures) {
    this.name = name;
    this.#given = given;
    this.#seen = seen;
    this.#tables = new SharedLoad(async (signal) => {
      const tables = (await this.#look("", { signal })).flatMap((picture) => picture.tables);
      return tables.length === 0 ? undefined : await graphOfTables(tables, name, signal);
    });
  }

  /** Lines that share words with the question, best first, and then each picture's text as a whole. */
  async find(question: string, { limit, signal, config }: FindOptions): Promise<Evidence[]> {
    const pictures = await this.#look(question, { signal, config });
    const asked = question.slice(0, QUESTION_CHARACTERS);
    const ranked = rankLines(pictures, asked, await loadSearchTerms());
    const wholes = pictures.flatMap((picture) => wholeEvidence(picture, this.name, 0) ?? []);
    // What a model says to see has no words in common with the question: "Three people at a table."
    const said = pictures.flatMap((picture) =>
      picture.findings.flatMap(({ kind }, line) => (kind === "text" ? [] : [lineEvidence(picture, line, this.name, 0)])),
    );
    const best = ranked[0]?.score ?? 1;
    const lines = ranked.flatMap(({ picture, line, score }) => {
      const read = pictures[picture];
      return read === undefined || read.findings[line]?.kind !== "text"
        ? []
        : [lineEvidence(read, line, this.name, score / best)];
    });
    const alone = pictures.flatMap((picture) => (picture.findings.length === 1 ? [lineEvidence(picture, 0, this.name, 0)] : []));
    const rest = [...said, ...wholes, ...alone].filter(({ location }) => !lines.some((line) => line.location === location));
    const kept = lines.slice(0, Math.max(1, limit - rest.length));
    const least = kept.at(-1)?.score ?? 1;
    const all = [
      ...kept,
      ...rest.map((piece, index) => ({ ...piece, score: least / (kept.length === 0 ? index + 1 : index + 2) })),
    ];
    return all.slice(0, limit);
  }

  /** A form's field or a table's cell, where that is all that is asked for and was read without doubt. */
  async answer(question: string, options: SourceCallOptions): Promise<DirectAnswer | undefined> {
    if (this.#seen.model.isAsked === true) return undefined;
    const pictures = await this.#look(question, options);
    const { signal } = options;
    return this.#byField(question, pictures) ?? (await this.#byTable(question, pictures, signal));
  }

  /** What the question calls "the product on this invoice", put in by its name. */
  async rephrase(question: string, options: SourceCallOptions): Promise<RephrasedQuestion | undefined> {
    if (this.#seen.model.isAsked === true) return undefined;
    for (const picture of await this.#look(question, options)) {
      const columns = picture.tables.flatMap(({ columns, rows, lines }) =>
        columns.flatMap((column, place) => {
          const value = rows.length === 1 ? rows[0]?.[place] : undefined;
          return value == null ? [] : [{ label: column.name, value, line: lines[0] ?? 0 }];
        }),
      );
      const settled = settleByPicture(question, [...picture.fields, ...columns]);
      if (settled === undefined || !isCertain(picture, settled.field.line)) continue;
      const { label, value, line } = settled.field;
      const evidence = [lineEvidence(picture, line, this.name, 1)];
      return { question: settled.question, evidence, derivation: `${picture.name} → ${label} → ${value}` };
    }
    return undefined;
  }

  /** Pictures, and model: the same model finds the same in them. */
  async fingerprint(signal?: AbortSignal): Promise<string> {
    const [hashes, model] = await Promise.all([
      this.#given.hashes(signal),
      this.#seen.model.identity(signal ?? new AbortController().signal),
    ]);
    return createHash("sha256")
      .update(JSON.stringify([METHOD, hashes, model]))
      .digest("hex");
  }

  /**
   * What is seen. A caller whose own time is up leaves, but looking goes on for the others of the same question: the next of them has it the sooner. It
   * ends with the whole call.
   */
  #look(question: string, { signal, config }: SourceCallOptions): Promise<readonly ReadPicture[]> {
    const whole = config?.signal ?? signal;
    const look = async (): Promise<readonly ReadPicture[]> => {
      const pictures = await this.#given.lookedAt(this.#seen, () => question, whole);
      return pictures.map(({ name, findings }) => readPicture(name, findings));
    };
    return orAborted(look(), signal);
  }

  #byField(question: string, pictures: readonly ReadPicture[]): DirectAnswer | undefined {
    const fields = pictures.flatMap(({ fields }, picture) => fields.map((field) => ({ ...field, picture })));
    const field = askedField(question, fields);
    const picture = pictures[fields.find(({ label, value }) => label === field?.label && value === field.value)?.picture ?? 0];
    if (field === undefined || picture === undefined || !isCertain(picture, field.line)) return undefined;
    const { label, value, line } = field;
    const isChinese = questionLanguage(question) === "zh";
    return {
      kind: "answer",
      text: isChinese ? `${label}：${value}。` : `${label}: ${value}.`,
      values: [value],
      evidence: [lineEvidence(picture, line, this.name, 1)],
      derivation: `${picture.name} → ${label} → ${value}`,
    };
  }

  async #byTable(
    question: string,
    pictures: readonly ReadPicture[],
    signal: AbortSignal | undefined,
  ): Promise<DirectAnswer | undefined> {
    const { answer } = (await this.#tables.get("", signal))?.read(withoutPicture(question)) ?? {};
    if (answer === undefined) return undefined;
    const evidence = answer.evidence.flatMap((piece): Evidence[] => {
      const id = piece.location.slice(0, piece.location.lastIndexOf(" ("));
      const row = Number(/\/(\d+)$/.exec(id)?.[1]);
      const name = tableOfRow(id);
      for (const picture of pictures) {
        const line = picture.tables.find(({ table }) => table.name === name)?.lines[row - 1];
        if (line === undefined) continue;
        return isCertain(picture, line) ? [{ ...piece, location: placeOf(picture.name, picture.findings, line) }] : [];
      }
      return [];
    });
    // What rests on a doubtful row, or on something else than a row, isn't certain.
    return evidence.length === answer.evidence.length && evidence.length > 0 ? { ...answer, evidence } : undefined;
  }
}

function isCertain({ findings }: ReadPicture, line: number): boolean {
  return (findings[line]?.confidence ?? 0) >= CERTAIN;
}
