import { handleTrpc, webServices } from "@drivopay/composition/next";
import { sessionCredentials } from "@/server/session.ts";

export const dynamic = "force-dynamic";

/** The product's procedures for the desk's own pages; the session cookie names the member of staff. */
async function handler(request: Request): Promise<Response> {
  const [services, credentials] = await Promise.all([webServices("admin"), sessionCredentials()]);
  return handleTrpc(request, services, credentials);
}

export { handler as GET, handler as POST };
