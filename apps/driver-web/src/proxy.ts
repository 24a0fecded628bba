import { type NextRequest, NextResponse } from "next/server";
import { cookieName } from "./server/cookie-names.ts";

/** Who has no session cookie is shown the way in before anything is rendered. What the cookie is worth is asked later. */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.has(cookieName("session"))) return NextResponse.next();
  return NextResponse.redirect(new URL("/welcome", request.url));
}

export const config = {
  // Next reads this list without running it, so it is written out; proxy.test.ts holds it to the folders.
  matcher: [
    "/",
    "/bank/:path*",
    "/collect/:path*",
    "/earnings/:path*",
    "/history/:path*",
    "/inbox/:path*",
    "/kyc/:path*",
    "/profile/:path*",
    "/start/:path*",
    "/trace/:path*",
  ],
};
