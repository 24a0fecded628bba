import { startDriverSession } from "@drivopay/api/auth/sessions";
import { signAccessToken } from "@drivopay/api/auth/tokens";
import { createCallContext } from "@drivopay/api/call-context";
import { createDriver } from "@drivopay/api/users/index";
import { createServices } from "@drivopay/composition";
import { newId } from "@drivopay/runtime/ids";

export interface SignedInDriver {
  readonly userId: string;
  readonly walletId: string;
  /** An access token of an hour. */
  readonly token: string;
}

/** A driver with a wallet and a session, made through the product's own services. */
export async function signInDriver(
  env: Readonly<Record<string, string>>,
  phone: string,
): Promise<SignedInDriver> {
  const { services, close } = await createServices("bench", { ...env, LOG_LEVEL: "error" });
  try {
    const ctx = createCallContext(services, {
      header: () => null,
      ipAddress: "127.0.0.1",
      credentials: null,
      requestId: newId(),
      setHeader: () => undefined,
    });
    return await services.db.transact(async (tx) => {
      const from = { ipAddress: null, userAgent: null };
      const made = await createDriver(tx, from, { phone, name: "Bench", email: null, language: "en" });
      if (!made) throw new Error("The driver of the benchmark is there already");
      const { sessionId, status } = await startDriverSession(tx, ctx, made.user.id, "Bench");
      const token = await signAccessToken(services, { ...made.user, status }, sessionId);
      return { userId: made.user.id, walletId: made.walletId, token };
    });
  } finally {
    await close();
  }
}
