import { OVER_NAMES, TURNING_NAMES } from "../lexicon/joining-words.js";

const TURNING = new RegExp(`\\b(?:${TURNING_NAMES.english})\\b|${TURNING_NAMES.chinese}`, "iu");
const OVER = new RegExp(`\\b(?:${OVER_NAMES.english})\\b|${OVER_NAMES.chinese}`, "iu");

/** Whether a relation of this name says that two things don't belong together, or what is over or planned: it isn't meant where nothing says it. */
export function turnsName(name: string): boolean {
  return TURNING.test(name);
}

/** Whether a relation of this name tells what no longer is so. */
export function isOver(name: string): boolean {
  return OVER.test(name);
}
