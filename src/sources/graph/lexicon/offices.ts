/** Kinds of relations to whoever heads something; and to what it is a part of. */
export const OFFICES = {
  held: ["ceo", "chair", "manager", "museum director", "coach"],
  wholes: ["parent organisation"],
  /** What somebody does who holds one: whoever runs a firm isn't the firm that it belongs to. */
  running: "管|管着|负责|主管|打理|管理|掌管|run|manage|head|lead|look after|be responsible for|be in charge of|take care of",
} as const;
