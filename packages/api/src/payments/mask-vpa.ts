/** A UPI handle that still tells two payers apart, and names neither: `as****@okaxis`. */
export function maskVpa(vpa: string): string {
  const at = vpa.indexOf("@");
  const name = at === -1 ? vpa : vpa.slice(0, at);
  return `${name.slice(0, 2)}****${at === -1 ? "" : vpa.slice(at)}`;
}
