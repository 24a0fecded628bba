import { handleTrpc, webServices } from "@drivopay/composition/next";
import { requestLocale } from "@/server/locale.ts";
import { sessionCredentials } from "@/server/session.ts";

export const dynamic = "force-dynamic";

/** The product's procedures for this app's own pages; the session cookie names the driver, the page the language. */
async function handler(request: Request): Promise<Response> {
  const [services, credentials, locale] = await Promise.all([
    webServices("driver-web"),
    sessionCredentials(),
    requestLocale(),
  ]);
  const headers = new Headers(request.headers);
  headers.set("accept-language", locale);
  return handleTrpc(new Request(request, { headers }), services, credentials);
}

export { handler as GET, handler as POST };
