import { type FormField, foldLabel } from "./form-fields.js";

const PICTURES_ZH = "图片|图像|照片|相片|截图|画面|图|发票|收据|小票|账单|单据|海报|招牌|告示|标牌|名片|幻灯片|表格|表单|表";
const PICTURES_EN =
  "picture|photo|photograph|image|screenshot|invoice|receipt|bill|poster|sign|slide|table|form|card|document|page|note|label";
/** Words that say where something stands: on the picture that was given. */
const PLACE_ZH = new RegExp(
  `(?:在|从|根据)?(?:这|该|此|本)?(?:张|份|幅|个|页)?(?:${PICTURES_ZH})(?:上面|里面|上|里|中|内)(?:所|写|显示|标注)*的?`,
  "gu",
);
const PLACE_EN = new RegExp(
  `\\s*\\b(?:shown |written |printed |given )?(?:on|in|of|from|according to) (?:the|this|that) (?:[a-z]+ )?(?:${PICTURES_EN})\\b,?`,
  "giu",
);

/** A question without what says that it is about the picture. Pure. */
export function withoutPicture(question: string): string {
  return question.replace(PLACE_ZH, "").replace(PLACE_EN, "").replace(/\s+/g, " ").trim();
}

const ASKS_ZH =
  /^(?:请问|请告诉我)?(.+?)(?:是|为|写的是|叫)?(?:多少钱|多少|什么时候|什么|哪一天|哪天|哪里|哪一个|哪个|哪位|谁|几号|几)(?:名字)?[?？。]?$/u;
const ASKS_EN =
  /^(?:what|who|which|when|where|how much)(?:['’]s|\s+is|\s+are|\s+was)\s+(?:the\s+)?(.+?)(?:\s+(?:written|shown|due))?\??$/iu;

/**
 * The field whose value a question asks for, if that is all it asks for: "发票号码是多少？", "What is the invoice number?". Undefined where two fields
 * of one label have different values. Pure.
 */
export function askedField(question: string, fields: readonly FormField[]): FormField | undefined {
  const asked = withoutPicture(question);
  const [, label] = ASKS_ZH.exec(asked) ?? ASKS_EN.exec(asked) ?? [];
  return label === undefined ? undefined : fieldOf(label, fields);
}

function fieldOf(label: string, fields: readonly FormField[]): FormField | undefined {
  const wanted = foldLabel(label);
  if (wanted === "") return undefined;
  const found = fields.filter((field) => foldLabel(field.label) === wanted);
  const [first] = found;
  return first !== undefined && found.every(({ value }) => value === first.value) ? first : undefined;
}

const DESCRIBED_ZH = new RegExp(
  `(?:这|该|此)?(?:张|份|幅|个|页)?(?:${PICTURES_ZH})(?:上面|里面|上|里|中|内)(?:所|写|显示|标注)*的?(?:那|这)?(?:个|种|款)?`,
  "u",
);
const DESCRIBED_EN = new RegExp(
  `\\b(?:the|this|that) ([a-z][a-z ]{0,30}?) (?:shown |written |printed |named )?(?:on|in|of|from) (?:the|this|that) (?:[a-z]+ )?(?:${PICTURES_EN})\\b`,
  "iu",
);

/** A description that a picture settles, and the question with the name in its place. */
export interface SettledDescription {
  readonly question: string;
  readonly field: FormField;
}

/**
 * A question about what the picture names, with the name put in: "how much is the product on this invoice in the catalogue?" → "how much is
 * Hex key set in the catalogue?". Pure.
 */
export function settleByPicture(question: string, fields: readonly FormField[]): SettledDescription | undefined {
  const english = DESCRIBED_EN.exec(question);
  if (english !== null) {
    const field = fieldOf(english[1] ?? "", fields);
    if (field === undefined) return undefined;
    const settled = question.replace(english[0], field.value);
    return isMore(settled, field) ? { question: settled, field } : undefined;
  }
  const chinese = DESCRIBED_ZH.exec(question);
  if (chinese === null) return undefined;
  const rest = question.slice(chinese.index + chinese[0].length);
  // The longest label that the rest begins with.
  const [label] = fields
    .map((one) => one.label)
    .filter((one) => rest.startsWith(one))
    .sort((a, b) => b.length - a.length);
  const field = label === undefined ? undefined : fieldOf(label, fields);
  if (label === undefined || field === undefined) return undefined;
  const settled = `${question.slice(0, chinese.index)}${field.value}${rest.slice(label.length)}`;
  return isMore(settled, field) ? { question: settled, field } : undefined;
}

/** Whether something is left to ask about what was put in. */
function isMore(question: string, { value }: FormField): boolean {
  return question.replace(value, "").replace(/[\s\p{P}]|是|什么|谁|多少|what|who|is/giu, "").length >= 2;
}
