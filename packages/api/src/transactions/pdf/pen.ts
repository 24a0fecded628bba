import { createRequire } from "node:module";
import { formatPaise } from "@drivopay/i18n/money";
import { loadOutline, type Outline, scriptRuns } from "./outlines.ts";

const require = createRequire(import.meta.url);
const latin = (weight: 400 | 600) =>
  require.resolve(`@fontsource/anek-devanagari/files/anek-devanagari-latin-${weight}-normal.woff`);

/** The passbook's colours, as packages/ui has them in light. */
export const ink = {
  ink: "#17150f",
  soft: "#4a4436",
  ruled: "#ddd4c2",
  paper: "#fbf8f1",
  hood: "#17150f",
  hoodInk: "#fdf9ee",
  hoodSoft: "#cfc6b2",
  accent: "#ffc21a",
  good: "#0a5230",
} as const;

interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  /** Right-aligned text ends at `x`. */
  readonly align?: "left" | "right";
  /** Longer text is cut, with an ellipsis. */
  readonly maxWidth?: number;
}

/** Figures of one width, so that amounts stand under each other. */
const features: PDFKit.Mixins.OpenTypeFeatures[] = ["tnum"];

/** Draws on the pages of one document, in points from the top left. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument;
  text(text: string, x: number, baseline: number, style?: TextStyle): void;
  money(amount: number, x: number, baseline: number, style?: TextStyle): void;
  rule(x: number, y: number, width: number): void;
  fill(x: number, y: number, width: number, height: number, color: string): void;
}

/**
 * A document whose finished pages can be read while the next are drawn.
 * @param made what stands in the file about itself; the same `made` gives the same bytes
 */
export async function openPen(made: { readonly title: string; readonly at: Date }): Promise<Pen> {
  const [{ default: PDFDocument }, outline] = await Promise.all([import("pdfkit"), loadOutline()]);
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    info: { Title: made.title, Author: "DrivoPay", CreationDate: made.at, ModDate: made.at },
  });
  doc.registerFont("text", latin(400));
  doc.registerFont("bold", latin(600));
  const letters = { doc, outline };
  const pen: Pen = {
    doc,
    text: (text, x, baseline, style = {}) => drawText(letters, text, x, baseline, style),
    money: (amount, x, baseline, style = {}) =>
      drawText(letters, formatPaise(amount).replace("₹", "").replace("-", "−"), x, baseline, {
        align: "right",
        ...style,
      }),
    rule: (x, y, width) =>
      void doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .stroke(ink.ruled),
    fill: (x, y, width, height, color) => void doc.rect(x, y, width, height).fill(color),
  };
  return pen;
}

/** The page, and what draws on it the scripts that its fonts lack. */
interface Letters {
  readonly doc: PDFKit.PDFDocument;
  readonly outline: Outline;
}

interface DrawnRun {
  readonly width: number;
  draw(x: number): void;
}

function drawText(
  letters: Letters,
  text: string,
  x: number,
  baseline: number,
  { size = 9, bold = false, color = ink.ink, align = "left", maxWidth }: TextStyle,
): void {
  letters.doc.font(bold ? "bold" : "text").fontSize(size);
  const shown = maxWidth === undefined ? text : cut(letters, text, size, maxWidth);
  const runs = runsOf(letters, shown, size, baseline, color);
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  let at = align === "right" ? x - width : x;
  for (const run of runs) {
    run.draw(at);
    at += run.width;
  }
}

function runsOf(
  { doc, outline }: Letters,
  text: string,
  size: number,
  baseline: number,
  color: string,
): DrawnRun[] {
  return scriptRuns(text).map(({ text: part, file }) => {
    if (file === null) {
      return {
        width: doc.widthOfString(part, { features }),
        draw: (x) =>
          void doc
            .fillColor(color)
            .text(part, x, baseline, { lineBreak: false, baseline: "alphabetic", features }),
      };
    }
    const outlined = outline(part, file);
    const scale = size / outlined.unitsPerEm;
    return {
      width: outlined.width * scale,
      draw: (x) => {
        doc.save().translate(x, baseline).scale(scale, -scale);
        for (const glyph of outlined.glyphs) {
          if (glyph.path === "") continue;
          doc.save().translate(glyph.x, glyph.y).path(glyph.path).fill(color).restore();
        }
        doc.restore();
      },
    };
  });
}

function widthOf(letters: Letters, text: string, size: number): number {
  return runsOf(letters, text, size, 0, ink.ink).reduce((sum, run) => sum + run.width, 0);
}

function cut(letters: Letters, text: string, size: number, maxWidth: number): string {
  if (widthOf(letters, text, size) <= maxWidth) return text;
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)];
  let kept = graphemes.length - 1;
  const shortened = () =>
    `${graphemes
      .slice(0, kept)
      .map(({ segment }) => segment)
      .join("")
      .trimEnd()}…`;
  while (kept > 0 && widthOf(letters, shortened(), size) > maxWidth) kept -= 1;
  return shortened();
}
