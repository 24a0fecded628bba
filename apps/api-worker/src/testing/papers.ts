import type { DocumentType } from "@drivopay/contracts/users";

export const paperTypes: readonly DocumentType[] = ["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"];

/** One white pixel: enough of a picture for a paper that nobody reads. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==",
  "base64",
);

/** A form with one paper, as an app sends it. */
export function paperForm(type: DocumentType): FormData {
  const form = new FormData();
  form.set("type", type);
  form.set("file", new File([new Uint8Array(pixel)], `${type}.png`, { type: "image/png" }));
  return form;
}
