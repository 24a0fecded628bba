/**
 * Whether a PAN can be of somebody of this name: the fifth letter of a person's PAN is the first of the surname, or of
 * the only name. Names are written in every order and with initials, so any word may be the surname.
 * @param pan as the contract passes it: ten characters in capitals
 */
export function panFitsName(pan: string, name: string): boolean {
  const initials = name
    .normalize("NFKD")
    .toUpperCase()
    .split(/[^A-Z]+/)
    .map((word) => word.charAt(0));
  return initials.includes(pan.charAt(4));
}
