/** The four places of the app. */
export type Place = "/" | "/history" | "/bank" | "/profile";

/** By the first part of a page's path: what is opened from a place lies in it, whatever its address. */
const placeByFirstPart: Readonly<Record<string, Place>> = {
  "": "/",
  collect: "/",
  earnings: "/",
  inbox: "/",
  history: "/history",
  trace: "/history",
  bank: "/bank",
  profile: "/profile",
  kyc: "/profile",
};

/** The place in which a page lies; null for one that comes before the app, as the choice of a PIN does. */
export function placeOf(path: string): Place | null {
  return placeByFirstPart[path.split("/")[1] ?? ""] ?? null;
}
