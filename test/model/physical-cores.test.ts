import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { countCores, defaultThreads, parseProcessorList } from "../../src/model/physical-cores.js";

const hyperThreaded = new Map([
  [0, "0,4"],
  [1, "1,5"],
  [2, "2,6"],
  [3, "3,7"],
  [4, "0,4"],
  [5, "1,5"],
  [6, "2,6"],
  [7, "3,7"],
]);

it("counts cores, not the threads they share", () => {
  expect(countCores(hyperThreaded, undefined)).toBe(4);
  expect(countCores(new Map([0, 1, 2].map((processor) => [processor, String(processor)])), undefined)).toBe(3);
});

it("counts only the cores of processors this process may use", () => {
  expect(countCores(hyperThreaded, parseProcessorList("0-1,4-5"))).toBe(2);
  expect(countCores(hyperThreaded, parseProcessorList("3"))).toBe(1);
});

it("reads the kernel's lists of processors", () => {
  expect([...parseProcessorList("0-3,8")]).toEqual([0, 1, 2, 3, 8]);
});

it("asks for at least one thread and at most what there is", () => {
  expect(defaultThreads()).toBeGreaterThanOrEqual(1);
  expect(defaultThreads()).toBeLessThanOrEqual(availableParallelism());
});
