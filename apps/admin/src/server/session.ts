import "server-only";
import type { Credentials } from "@drivopay/api/context";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "./auth-options.ts";

/** The session the cookie names, or nothing. Whether it still stands is asked of the database by each call. */
export const sessionCredentials = cache(async (): Promise<Credentials | null> => {
  const session = await getServerSession(authOptions());
  if (!session) return null;
  return { kind: "session", sessionId: session.sid, userId: session.userId };
});
