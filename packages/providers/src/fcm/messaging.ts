import { randomUUID } from "node:crypto";
import { Agent } from "node:https";
import { connect } from "node:net";
import type { Messaging } from "firebase-admin/messaging";
import type { FcmEnv } from "./env.ts";

/** Hands the SDK a plain socket to the emulator: it has no option for its host, and would speak TLS to Google's. */
class PlainAgent extends Agent {
  readonly #address: URL;

  constructor(address: URL) {
    super({ keepAlive: false });
    this.#address = address;
  }

  override createConnection() {
    return connect(Number(this.#address.port || 80), this.#address.hostname);
  }
}

/**
 * The SDK's messaging, built at the first push.
 * HTTP/1.1 for every message, because the SDK's HTTP/2 session takes no agent and outlives a broken connection.
 */
export async function connectMessaging(
  env: FcmEnv & { readonly FCM_PROJECT_ID: string },
): Promise<Messaging> {
  const [{ applicationDefault, cert, initializeApp }, { getMessaging }] = await Promise.all([
    import("firebase-admin/app"),
    import("firebase-admin/messaging"),
  ]);
  const projectId = env.FCM_PROJECT_ID;
  // The SDK keeps its apps by name, one of each a process.
  const name = `push-${randomUUID()}`;
  const account = env.FCM_SERVICE_ACCOUNT;
  const options = env.FCM_BASE_URL
    ? { credential: emulatorCredential, httpAgent: new PlainAgent(new URL(env.FCM_BASE_URL)) }
    : { credential: account ? cert(serviceAccount(account)) : applicationDefault() };
  const messaging = getMessaging(initializeApp({ projectId, ...options }, name));
  messaging.enableLegacyHttpTransport();
  return messaging;
}

/** An emulator asks for no proof, and the SDK must not ask Google for one. */
const emulatorCredential = {
  getAccessToken: async () => ({ access_token: "emulator", expires_in: 3_600 }),
};

function serviceAccount(account: NonNullable<FcmEnv["FCM_SERVICE_ACCOUNT"]>) {
  return {
    projectId: account.project_id,
    clientEmail: account.client_email,
    privateKey: account.private_key,
  };
}
