import type { Platform } from "@drivopay/contracts/platforms";

/** Names, which are the same in every language. */
export const platformNames: Readonly<Record<Platform, string>> = {
  UBER: "Uber",
  OLA: "Ola",
  RAPIDO: "Rapido",
};

/** The colour of a platform in a picture; its name always stands beside it. */
export const platformShades: Readonly<Record<Platform, string>> = {
  UBER: "bg-ink",
  OLA: "bg-accent",
  RAPIDO: "bg-edge",
};
