import QRCode from "qrcode";

/** The modules of white around a QR that its standard (ISO/IEC 18004) asks for. */
const quietZone = 4;

/** Draws a UPI link as an SVG document, readable on a cracked or dirty screen: a seventh of it may be lost. */
export function drawQr(upiUri: string): Promise<string> {
  return QRCode.toString(upiUri, { type: "svg", errorCorrectionLevel: "M", margin: quietZone });
}
