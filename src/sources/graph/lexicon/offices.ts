/** Kinds of relations to whoever heads something; and to what it is a part of. */
export const OFFICES = {
  held: ["ceo", "chair", "manager", "museum director", "coach"],
  wholes: ["parent organisation"],
} as const;
