import { createPrivateKey, createPublicKey } from "node:crypto";

// Settings with which the product meets the sandbox as it meets the real providers; the keys are plainly fake.

export function razorpayDemo(baseUrl: string): Record<string, string> {
  return {
    RAZORPAY_BASE_URL: baseUrl,
    RAZORPAY_KEY_ID: "rzp_test_DEMOdrivopay01",
    RAZORPAY_KEY_SECRET: "DEMO-razorpay-key-secret",
    RAZORPAYX_ACCOUNT_NUMBER: "2323230000000001",
  };
}

export function cashfreeDemo(baseUrl: string): Record<string, string> {
  return {
    CASHFREE_BASE_URL: baseUrl,
    CASHFREE_CLIENT_ID: "DEMO-cashfree-client-id",
    CASHFREE_CLIENT_SECRET: "DEMO-cashfree-client-secret",
  };
}

export function twilioDemo(baseUrl: string): Record<string, string> {
  return {
    TWILIO_BASE_URL: baseUrl,
    TWILIO_ACCOUNT_SID: "ACdemo0000000000000000000000000000",
    TWILIO_AUTH_TOKEN: "DEMO-twilio-auth-token",
    TWILIO_FROM: "+15005550006",
  };
}

export function sendgridDemo(baseUrl: string, webhookKey: string): Record<string, string> {
  const privateKey = createPrivateKey({
    key: Buffer.from(webhookKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return {
    SENDGRID_BASE_URL: baseUrl,
    SENDGRID_API_KEY: "SG.DEMO-drivopay",
    SENDGRID_FROM_EMAIL: "hello@drivopay.test",
    SENDGRID_WEBHOOK_PUBLIC_KEY: publicKey.toString("base64"),
  };
}

/** The SDK of FCM names its own host in each call; the sandbox knows it by that, not by a path. */
export function fcmDemo(baseUrl: string): Record<string, string> {
  return { FCM_BASE_URL: baseUrl, FCM_PROJECT_ID: "drivopay-demo" };
}

export function platformDemo(name: "UBER" | "OLA" | "RAPIDO", baseUrl: string): Record<string, string> {
  return {
    [`${name}_BASE_URL`]: baseUrl,
    [`${name}_CLIENT_ID`]: `DEMO-${name.toLowerCase()}-client`,
    [`${name}_CLIENT_SECRET`]: `DEMO-${name.toLowerCase()}-client-secret`,
  };
}
