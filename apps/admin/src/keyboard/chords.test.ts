import { expect, test } from "vitest";
import { chordTimeoutMs, idle, readChord, type Shortcut } from "./chords.ts";

const shortcut = (keys: string, label = keys): Shortcut => ({
  keys,
  label,
  group: "page",
  run: () => undefined,
});
const press = (key: string, more: { typing?: boolean; ctrlKey?: boolean } = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, typing: false },
  ...more,
});
const shortcuts = [shortcut("j"), shortcut("g k"), shortcut("Escape")];

test("one key runs its shortcut", () => {
  expect(readChord(idle, press("j"), shortcuts, 0).run?.keys).toBe("j");
});

test("two keys in a row run theirs, and a second that comes too late does not", () => {
  const first = readChord(idle, press("g"), shortcuts, 0);
  expect(first.run).toBeNull();
  expect(readChord(first.state, press("k"), shortcuts, chordTimeoutMs).run?.keys).toBe("g k");
  expect(readChord(first.state, press("k"), shortcuts, chordTimeoutMs + 1).run).toBeNull();
});

test("keys typed into a field are text, but Escape leaves it", () => {
  expect(readChord(idle, press("j", { typing: true }), shortcuts, 0).run).toBeNull();
  expect(readChord(idle, press("Escape", { typing: true }), shortcuts, 0).run?.keys).toBe("Escape");
});

test("keys with a modifier belong to the browser", () => {
  expect(readChord(idle, press("j", { ctrlKey: true }), shortcuts, 0).run).toBeNull();
});

test("of two shortcuts on one key the newer runs", () => {
  const both = [shortcut("j", "older"), shortcut("j", "newer")];
  expect(readChord(idle, press("j"), both, 0).run?.label).toBe("newer");
});
