import type { Finding } from "../../vision/vision-model.js";

/** A label and what it labels: `Invoice No: HT-88213`. */
export interface FormField {
  readonly label: string;
  readonly value: string;
  /** Index of the finding. */
  readonly line: number;
}

const FIELD = /^([^:：]{1,40}?)\s*[:：]\s*(\S.*)$/u;
const TIME = /\d$/;

/** Fields of forms among what was read: a label with a colon and its value, or two cells of which the first is words. Pure. */
export function formFields(findings: readonly Finding[]): readonly FormField[] {
  return findings.flatMap((finding, line): FormField[] => {
    if (finding.kind !== "text" || finding.table !== undefined) return [];
    const cells = finding.text.split(" | ");
    const fields = cells.flatMap((cell): FormField[] => {
      const [, label = "", value = ""] = FIELD.exec(cell) ?? [];
      // `19:30` has a colon, too.
      return label === "" || (TIME.test(label) && /^\d/.test(value)) || !/\p{L}/u.test(label) ? [] : [{ label, value, line }];
    });
    if (fields.length > 0) return fields;
    const [label, value] = cells;
    const isPair = cells.length === 2 && label !== undefined && value !== undefined && /\p{L}/u.test(label) && !/\d/.test(label);
    return isPair && /\d/.test(value) && label.length <= 40 ? [{ label, value, line }] : [];
  });
}

/** A label as it is compared: without case, spaces, articles, and what `No.` and `number`, 号码 and 号 differ in. Pure. */
export function foldLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/\b(?:the|a|an|of|its)\b/g, " ")
    .replace(/\b(?:no|nr|num)\b\.?/g, "number")
    .replace(/[#№]/g, "number")
    .replace(/号码|编号/g, "号")
    .replace(/[\s\p{P}]+/gu, "");
}
