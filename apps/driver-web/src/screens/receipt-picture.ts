/** What the picture of a receipt shows: the sum, and lines of a label and a value. */
export interface ReceiptPicture {
  readonly brand: string;
  readonly title: string;
  readonly amount: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

const width = 720;
const edge = 48;
const lineHeight = 64;

/** Draws a receipt as a PNG, in the page's own fonts, so that every script is shaped by the browser. */
export async function drawReceipt({ brand, title, amount, facts }: ReceiptPicture): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = 330 + facts.length * lineHeight;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no pictures");
  const { fontFamily } = getComputedStyle(document.body);
  const write = (text: string, x: number, y: number, font: string, color: string, align: CanvasTextAlign) => {
    pen.font = `${font} ${fontFamily}`;
    pen.fillStyle = color;
    pen.textAlign = align;
    pen.fillText(text, x, y, align === "right" ? 420 : width - 2 * edge);
  };
  pen.fillStyle = "#fbf8f1";
  pen.fillRect(0, 0, width, canvas.height);
  pen.fillStyle = "#17150f";
  pen.fillRect(0, 0, width, 230);
  pen.fillStyle = "#ffc21a";
  pen.fillRect(0, 230, width, 10);
  write(brand, edge, 66, "700 34px", "#fdf9ee", "left");
  write(title, width - edge, 66, "500 28px", "#cfc6b2", "right");
  write(amount, edge, 172, "700 76px", "#fdf9ee", "left");
  for (const [index, [label, value]] of facts.entries()) {
    const y = 306 + index * lineHeight;
    write(label, edge, y, "400 26px", "#4a4436", "left");
    write(value, width - edge, y, "600 27px", "#17150f", "right");
    pen.fillStyle = "#ddd4c2";
    pen.fillRect(edge, y + 20, width - 2 * edge, 2);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture was made"))), "image/png");
  });
}

/** Hands a picture to another app of the phone, or saves it where the phone cannot. */
export async function sharePicture(picture: Blob, name: string, title: string): Promise<"shared" | "saved"> {
  const file = new File([picture], name, { type: picture.type });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title });
    } catch (error) {
      // The driver closed the sheet: that is an answer, too.
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
    return "shared";
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return "saved";
}
