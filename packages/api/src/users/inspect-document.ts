import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes } from "@drivopay/contracts/users";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

/** As it is kept, whatever was sent. */
export interface CleanDocument {
  readonly body: Buffer;
  readonly contentType: "image/jpeg" | "application/pdf";
  readonly extension: "jpg" | "pdf";
}

const imageTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);
/** A picture of 64 megapixels takes 200 MB when unpacked; no paper needs more, and a bomb has more. */
const maxPixels = 64_000_000;
/** Long enough for small print on a card, at a fraction of what a phone's camera sends. */
const maxEdgePixels = 3_000;
/** What makes a PDF do something by itself, or carry another file. */
const activePdf = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm)\b/;

/**
 * Tells what a file is by its first bytes and makes it safe to keep: pictures are drawn anew, so that nothing is left
 * of what was beside the picture (place, device, a second file); a PDF is kept as it is when it is only paper.
 * @throws PAYLOAD_TOO_LARGE above 8 MiB; UNSUPPORTED_FILE for any other kind, a broken one, or a bomb
 */
export async function inspectDocument(bytes: Buffer): Promise<CleanDocument> {
  if (bytes.length > maxDocumentBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === "application/pdf") return plainPdf(bytes);
  return redrawn(bytes, { edgePixels: maxEdgePixels, square: false });
}

function plainPdf(bytes: Buffer): CleanDocument {
  const text = bytes.toString("latin1");
  if (!text.startsWith("%PDF-") || !text.slice(-2048).includes("%%EOF") || activePdf.test(text)) {
    throw new AppError("UNSUPPORTED_FILE");
  }
  return { body: bytes, contentType: "application/pdf", extension: "pdf" };
}

/**
 * A picture drawn anew, no larger than asked. Its size in pixels is looked at before anything is unpacked.
 * @throws UNSUPPORTED_FILE for what is no picture, a broken one, or a bomb
 */
export async function redrawn(
  bytes: Buffer,
  { edgePixels, square }: { readonly edgePixels: number; readonly square: boolean },
): Promise<CleanDocument> {
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !imageTypes.has(found.mime)) throw new AppError("UNSUPPORTED_FILE");
  const fit = square ? "cover" : "inside";
  try {
    const body = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: edgePixels, height: edgePixels, fit, withoutEnlargement: !square })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 85 })
      .timeout({ seconds: 20 })
      .toBuffer();
    return { body, contentType: "image/jpeg", extension: "jpg" };
  } catch (cause) {
    throw new AppError("UNSUPPORTED_FILE", { cause });
  }
}
