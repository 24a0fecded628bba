import { AppError } from "@drivopay/contracts/errors";
import { maxDocumentBytes, minPaperEdgePixels } from "@drivopay/contracts/users";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import { fileTypeFromBuffer } from "file-type";

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
const maxEdge = { edgePixels: 3_000, square: false };
/** No two pictures are the same one: nothing is worth the fifty MiB that are kept of them otherwise. */
const drawing = onFirstUse(async () => {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  return sharp;
});
/** What makes a PDF do something by itself, or carry another file. */
const activePdf = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm)\b/;

/**
 * Tells what a file is by its first bytes and makes it safe to keep: pictures are drawn anew, so that nothing is left
 * of what was beside the picture (place, device, a second file); a PDF is kept as it is when it is only paper. Nothing
 * of ours unpacks what is inside a PDF, so one that would fill memory fills none here; staff see it in their browser.
 * @throws PAYLOAD_TOO_LARGE above 8 MiB; UNSUPPORTED_FILE for any other kind, a broken one, or a bomb;
 * PICTURE_TOO_SMALL with `minimumPixels` for a picture that nobody could read
 */
export async function inspectDocument(bytes: Buffer): Promise<CleanDocument> {
  if (bytes.length > maxDocumentBytes) throw new AppError("PAYLOAD_TOO_LARGE");
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === "application/pdf") return plainPdf(bytes);
  const { heightPixels, widthPixels, ...picture } = await redrawn(bytes, maxEdge);
  // As it is kept: a strip is made thinner still.
  if (Math.min(heightPixels, widthPixels) < minPaperEdgePixels) {
    throw new AppError("PICTURE_TOO_SMALL", {
      params: { minimumPixels: minPaperEdgePixels },
      errors: [{ path: "file", message: `The shorter side has fewer than ${minPaperEdgePixels} pixels` }],
    });
  }
  return picture;
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
): Promise<CleanDocument & { readonly heightPixels: number; readonly widthPixels: number }> {
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !imageTypes.has(found.mime)) throw new AppError("UNSUPPORTED_FILE");
  const fit = square ? "cover" : "inside";
  const sharp = await drawing();
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
      .autoOrient()
      .resize({ width: edgePixels, height: edgePixels, fit, withoutEnlargement: !square })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 85 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true });
    const size = { heightPixels: info.height, widthPixels: info.width };
    return { body: data, contentType: "image/jpeg", extension: "jpg", ...size };
  } catch (cause) {
    throw new AppError("UNSUPPORTED_FILE", { cause });
  }
}
