import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { Font } from "harfbuzzjs";
import { unpackWoff } from "./sfnt.ts";

const require = createRequire(import.meta.url);

/** What the Latin text font lacks: the scripts of our languages, and the rupee sign. */
const outlined = [
  { script: /[\u0900-\u097F]/u, file: "anek-devanagari/files/anek-devanagari-devanagari-500-normal.woff" },
  { script: /[\u0980-\u09FF]/u, file: "anek-bangla/files/anek-bangla-bengali-500-normal.woff" },
  { script: /[\u0B80-\u0BFF]/u, file: "anek-tamil/files/anek-tamil-tamil-500-normal.woff" },
  { script: /[\u0C00-\u0C7F]/u, file: "anek-telugu/files/anek-telugu-telugu-500-normal.woff" },
  { script: /[\u0C80-\u0CFF]/u, file: "anek-kannada/files/anek-kannada-kannada-500-normal.woff" },
  { script: /\u20B9/u, file: "anek-telugu/files/anek-telugu-latin-ext-500-normal.woff" },
] as const;

interface Shaper {
  readonly font: Font;
  readonly unitsPerEm: number;
}

/** A stretch of one script; `file` is null for what the Latin font writes. */
interface ScriptRun {
  readonly text: string;
  readonly file: string | null;
}

/** Letters as outlines: paths in units of the font, from the baseline, y upwards. */
interface OutlinedText {
  readonly unitsPerEm: number;
  readonly width: number;
  readonly glyphs: readonly { readonly path: string; readonly x: number; readonly y: number }[];
}

type Harfbuzz = typeof import("harfbuzzjs");

const shapers = new Map<string, Shaper>();

function shaperFor({ Blob, Face, Font }: Harfbuzz, file: string): Shaper {
  const known = shapers.get(file);
  if (known) return known;
  const bytes = unpackWoff(readFileSync(require.resolve(`@fontsource/${file}`)));
  const face = new Face(new Blob(new Uint8Array(bytes).buffer));
  const made = { font: new Font(face), unitsPerEm: face.upem };
  shapers.set(file, made);
  return made;
}

const fileFor = (letter: string) => outlined.find(({ script }) => script.test(letter))?.file ?? null;

/** Splits text where its script changes. A space between two words of one Indic script belongs to them. */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: { text: string; file: string | null }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const joins = letter === "\u200C" || letter === "\u200D";
    const file = joins && last ? last.file : fileFor(letter);
    if (last && last.file === file) last.text += letter;
    else runs.push({ text: letter, file });
  }
  return runs;
}

/** Shapes a run of an Indic script as its readers expect: marks in their place, letters joined. */
export type Outline = (text: string, file: string) => OutlinedText;

/** Loads what shapes text, which is a program of its own. */
export const loadOutline = onFirstUse(async (): Promise<Outline> => {
  const harfbuzz = await import("harfbuzzjs");
  return (text, file) => outline(harfbuzz, text, file);
});

function outline(harfbuzz: Harfbuzz, text: string, file: string): OutlinedText {
  const { font, unitsPerEm } = shaperFor(harfbuzz, file);
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(font, buffer);
  const infos = buffer.getGlyphInfos();
  const glyphs: { path: string; x: number; y: number }[] = [];
  let width = 0;
  for (const [index, place] of buffer.getGlyphPositions().entries()) {
    const glyph = infos[index]?.codepoint ?? 0;
    glyphs.push({ path: font.glyphToPath(glyph), x: width + place.xOffset, y: place.yOffset });
    width += place.xAdvance;
  }
  return { unitsPerEm, width, glyphs };
}
