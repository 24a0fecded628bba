import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The colours of each block of tokens.css, in its order: light, dark by the system, dark by choice. */
const [light = {}, darkBySystem = {}, darkByChoice = {}] = [
  ...css.matchAll(/color-scheme: \w+;([^}]*)\}/g),
].map(([, body = ""]) =>
  Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]])),
) as Record<string, string>[];

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Record<string, string>, text: string, ground: string): number {
  const [lighter = 0, darker = 0] = [luminance(theme[text] ?? ""), luminance(theme[ground] ?? "")].sort(
    (a, b) => b - a,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

const textPairs = [
  ["ink", "paper"],
  ["ink", "sheet"],
  ["ink-soft", "paper"],
  ["ink-soft", "sheet"],
  ["hood-ink", "hood"],
  ["hood-soft", "hood"],
  ["accent", "hood"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-press"],
  ["good", "good-wash"],
  ["wait", "wait-wash"],
  ["bad", "bad-wash"],
  ["still", "still-wash"],
  ["bad", "paper"],
  ["bad", "sheet"],
  ["good", "sheet"],
] as const;

test.each(textPairs)("text in %s on %s can be read in sunlight: 7:1 in both themes", (text, ground) => {
  expect(contrast(light, text, ground)).toBeGreaterThanOrEqual(7);
  expect(contrast(darkByChoice, text, ground)).toBeGreaterThanOrEqual(7);
});

test.each(["paper", "sheet"])("the edge of a field stands out from %s: 3:1 in both themes", (ground) => {
  expect(contrast(light, "edge", ground)).toBeGreaterThanOrEqual(3);
  expect(contrast(darkByChoice, "edge", ground)).toBeGreaterThanOrEqual(3);
});

test("the dark theme is the same whether the phone or the driver chose it", () => {
  expect(darkBySystem).toEqual(darkByChoice);
  expect(Object.keys(light)).toEqual(Object.keys(darkByChoice));
});

test("the design language tells the contrast that the tokens have", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const told = [...readme.matchAll(/^\| `([\w-]+)` on `([\w-]+)` +\| ([\d.]+) +\| ([\d.]+) +\|$/gm)];
  const roundedDown = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1);
  for (const [, text = "", ground = "", byDay, byNight] of told) {
    expect([text, ground, byDay, byNight]).toEqual([
      text,
      ground,
      roundedDown(contrast(light, text, ground)),
      roundedDown(contrast(darkByChoice, text, ground)),
    ]);
  }
  expect(told.map(([, text, ground]) => [text, ground])).toEqual(
    expect.arrayContaining([...textPairs, ["edge", "paper"], ["edge", "sheet"]].map((pair) => [...pair])),
  );
});
