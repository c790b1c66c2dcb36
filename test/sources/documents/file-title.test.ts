import { expect, it } from "vitest";
import { fileTitle } from "../../../src/sources/documents/file-title.js";

it.each([
  ["price-list_2024.csv, rows 1-9", "price list 2024"],
  ["notices/电梯检修通知.txt:1-4", "电梯检修通知"],
  ["contacts.json#/contacts/0", "contacts"],
  ["IMG_20240612.png, line 3", undefined],
  ["0612.txt:1-2", undefined],
])("%s", (location, title) => {
  expect(fileTitle(location)).toBe(title);
});
