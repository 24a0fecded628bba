import { expect, test } from "vitest";
import { refuseBrokenText } from "./plain-text.ts";

test.each([
  ...["a\u0000b", { name: "\u0000" }, { deep: [{ er: "x\u0000" }] }, { "ke\u0000y": 1 }],
  ...["\ud800", { name: "a\udc00b" }, "\\\ud800"],
])("what nobody types is refused wherever it stands: %j", (input) => {
  expect(() => refuseBrokenText(input)).toThrowError(expect.objectContaining({ code: "VALIDATION_FAILED" }));
});

test.each([undefined, null, "", { name: "आशा देवी" }, { text: "a\tb\n😀" }, "\\u0000", "\\ud800"])(
  "%j is let through",
  (input) => {
    expect(() => refuseBrokenText(input)).not.toThrow();
  },
);
