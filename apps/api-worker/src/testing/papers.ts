import { type DocumentType, minPaperEdgePixels } from "@drivopay/contracts/users";
import sharp from "sharp";

export const paperTypes: readonly DocumentType[] = ["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"];

/** A blank one, as small as a paper may be: enough for one that nobody reads. */
const size = { width: minPaperEdgePixels, height: minPaperEdgePixels };
const paper = await sharp({ create: { ...size, channels: 3, background: "#fff" } })
  .png()
  .toBuffer();

/** A form with one paper, as an app sends it. */
export function paperForm(type: DocumentType): FormData {
  const form = new FormData();
  form.set("type", type);
  form.set("file", new File([new Uint8Array(paper)], `${type}.png`, { type: "image/png" }));
  return form;
}
