import { toAppError } from "@drivopay/api/middleware/errors";
import { DocumentIdInput } from "@drivopay/contracts/admin";
import { serverCaller } from "@/server/trpc.ts";

export const dynamic = "force-dynamic";

interface RouteContext {
  readonly params: Promise<{ readonly userId: string; readonly documentId: string }>;
}

/**
 * One paper of a driver, for who is signed in and allowed. It is handed through: the bucket's address stays on the
 * server, nothing keeps a copy, and whatever the file holds can run nothing.
 */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const input = DocumentIdInput.safeParse(await params);
  if (!input.success) return new Response(null, { status: 404 });
  const api = await serverCaller();
  try {
    const { url, contentType } = await api.admin.kyc.document(input.data);
    const stored = await fetch(url, { signal: request.signal, cache: "no-store" });
    if (!stored.ok) return new Response(null, { status: 502 });
    return new Response(stored.body, {
      headers: {
        "content-type": contentType,
        "content-disposition": "inline",
        "cache-control": "private, no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (failure) {
    return new Response(null, { status: toAppError(failure).status });
  }
}
