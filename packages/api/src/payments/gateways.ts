import { bankError } from "@drivopay/contracts/errors";
import { Gateway } from "@drivopay/contracts/payments";
import type { Services } from "../services.ts";
import type { PaymentGateway } from "./ports.ts";

/** RazorpayX has a webhook and a secret of its own, and speaks like Razorpay. */
const speaksLike: Readonly<Record<string, Gateway>> = { razorpayx: "razorpay" };

/** @throws PROVIDER_UNAVAILABLE when this process has no such gateway */
export function gatewayNamed(services: Services, name: Gateway): PaymentGateway {
  const gateway = services.paymentGateways[name];
  if (!gateway) throw bankError("PROVIDER_UNAVAILABLE");
  return gateway;
}

/** Whose language a webhook of this name speaks; null for none of ours. */
export function gatewayOfWebhook(name: string): Gateway | null {
  const known = Gateway.safeParse(speaksLike[name] ?? name);
  return known.success ? known.data : null;
}
