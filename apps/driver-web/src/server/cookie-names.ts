export type CookieName = "session" | "csrf" | "callback";

/** Whether people reach this app over TLS. */
export function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** Cookies of a name of our own: on one machine the apps share a host, and cookies do not know ports. */
export function cookieName(name: CookieName): string {
  return `${isSecure() ? "__Secure-" : ""}drivopay-driver.${name}`;
}
