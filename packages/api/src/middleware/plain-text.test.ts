import { expect, test } from "vitest";
import { refuseNul } from "./plain-text.ts";

test.each(["a\u0000b", { name: "\u0000" }, { deep: [{ er: "x\u0000" }] }, { "ke\u0000y": 1 }])(
  "a NUL is refused wherever it stands: %j",
  (input) => {
    expect(() => refuseNul(input)).toThrowError(expect.objectContaining({ code: "VALIDATION_FAILED" }));
  },
);

test.each([undefined, null, "", { name: "आशा देवी" }, { text: "a\tb\n\ud800" }])(
  "%j is let through",
  (input) => {
    expect(() => refuseNul(input)).not.toThrow();
  },
);
