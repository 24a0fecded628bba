import NextAuth from "next-auth";
import { authOptions } from "@/server/auth-options.ts";

interface RouteContext {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

const handler = (request: Request, context: RouteContext): Promise<Response> =>
  NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };
