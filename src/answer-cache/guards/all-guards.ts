import { changedWordGuard } from "./changed-word-guard.js";
import type { Guard } from "./guard.js";
import { latinWordsGuard, namesGuard } from "./name-guards.js";
import { partGuard } from "./part-guard.js";
import { datesGuard, numbersGuard, unitsGuard } from "./quantity-guards.js";
import { roleOrderGuard } from "./role-order-guard.js";
import { questionTypeGuard } from "./type-guard.js";
import {
  antonymGuard,
  comparisonGuard,
  degreeGuard,
  negationGuard,
  personGuard,
  referenceGuard,
  superlativeGuard,
  timeWordsGuard,
} from "./word-guards.js";

/** Every guard, the cheapest first. */
export const ALL_GUARDS: readonly Guard[] = [
  numbersGuard,
  unitsGuard,
  datesGuard,
  timeWordsGuard,
  negationGuard,
  antonymGuard,
  degreeGuard,
  comparisonGuard,
  superlativeGuard,
  personGuard,
  referenceGuard,
  latinWordsGuard,
  namesGuard,
  questionTypeGuard,
  partGuard,
  roleOrderGuard,
  changedWordGuard,
];
