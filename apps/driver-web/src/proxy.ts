import { type NextRequest, NextResponse } from "next/server";
import { cookieName } from "./server/cookie-names.ts";

/** Who has no session cookie is shown the way in before anything is rendered. What the cookie is worth is asked later. */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.has(cookieName("session"))) return NextResponse.next();
  return NextResponse.redirect(new URL("/welcome", request.url));
}

export const config = {
  matcher: [
    "/",
    "/(bank|collect|history|inbox|kyc|profile|start)/:path*",
    "/(bank|collect|history|inbox|kyc|profile|start)",
  ],
};
