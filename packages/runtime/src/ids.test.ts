import { validate, version } from "uuid";
import { expect, test } from "vitest";
import { firstIdAt, newId, newIdAt } from "./ids.ts";

test("ids are of version 7, all different, and in the order they were made in, within a millisecond too", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("an id for a time of the past stands with the ids of that time, in the order of making", () => {
  const at = new Date("2026-03-01T10:00:00.123Z");
  const ids = Array.from({ length: 1_000 }, () => newIdAt(at));
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const bounds = [firstIdAt(at), firstIdAt(new Date(at.getTime() + 1))];
  expect([bounds[0], ...ids, bounds[1]].toSorted()).toEqual([bounds[0], ...ids, bounds[1]]);
});
