const worthBytes = 1_500_000;
const maxEdgePixels = 3_000;

/** A picture no larger than the server keeps it: a phone's camera sends several times that over a slow network. */
export async function shrinkPicture(file: File): Promise<File> {
  if (file.size < worthBytes || !file.type.startsWith("image/")) return file;
  try {
    const drawn = await createImageBitmap(file);
    const scale = Math.min(1, maxEdgePixels / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext("2d")?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return smaller && smaller.size < file.size
      ? new File([smaller], "paper.jpg", { type: "image/jpeg" })
      : file;
  } catch {
    // A phone that cannot draw it sends it as it is; the server tells whether it is a picture.
    return file;
  }
}
