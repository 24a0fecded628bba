const gsmBasic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const gsmExtended = "^{}\\[~]|€";

/** How many SMS segments a text takes: 160 or 70 characters alone, 153 or 67 each when split. */
export function segmentsOf(text: string): number {
  const isGsm = [...text].every((char) => gsmBasic.includes(char) || gsmExtended.includes(char));
  const length = isGsm
    ? [...text].reduce((sum, char) => sum + (gsmExtended.includes(char) ? 2 : 1), 0)
    : text.length;
  const [alone, split] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / split);
}
