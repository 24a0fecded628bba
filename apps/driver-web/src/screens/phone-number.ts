/** The ten digits of an Indian mobile as a driver writes it: with or without +91, 0, spaces or dashes. */
export function mobileDigits(written: string): string {
  const digits = written.replaceAll(/\D/g, "");
  if (digits.length > 10 && digits.startsWith("91")) return digits.slice(2, 12);
  return digits.replace(/^0+/, "").slice(0, 10);
}

/** Whether ten digits can be an Indian mobile; the server has the last word. */
export const isMobile = (digits: string): boolean => /^[6-9]\d{9}$/.test(digits);

/** 98765 43210, as it is said. */
export const groupedMobile = (digits: string): string =>
  digits.length > 5 ? `${digits.slice(0, 5)} ${digits.slice(5)}` : digits;
