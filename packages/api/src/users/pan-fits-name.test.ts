import fc from "fast-check";
import { expect, test } from "vitest";
import { panFitsName } from "./pan-fits-name.ts";

test.each([
  ["ABCPD1234E", "Asha Devi"],
  ["ABCPD1234E", "Devi Asha"],
  ["ABCPD1234E", "devi"],
  ["ABCPK1234E", "R. K. Narayan"],
  ["ABCPE1234E", "José Élan"],
  ["ABCPS1234E", "Mohammed-Salim"],
])("%s can be of %s", (pan, name) => {
  expect(panFitsName(pan, name)).toBe(true);
});

test.each([
  ["ABCPZ1234E", "Asha Devi"],
  ["ABCPV1234E", "Asha Devi"],
  ["ABCPA1234E", ""],
  // A name in another script says nothing about a letter of the Latin one: staff look at the papers.
  ["ABCPD1234E", "आशा देवी"],
])("%s does not show that it is of %s", (pan, name) => {
  expect(panFitsName(pan, name)).toBe(false);
});

test("no name makes it fail, and the order of its words does not matter", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,12}$/), { minLength: 1, maxLength: 4 }), (words) => {
      const letter = (words.at(-1) ?? "").charAt(0).toUpperCase();
      const pan = `ABCP${letter}1234E`;
      expect(panFitsName(pan, words.join(" "))).toBe(true);
      expect(panFitsName(pan, words.toReversed().join("  "))).toBe(true);
    }),
  );
});
