import { AppError, bankError } from "@drivopay/contracts/errors";
import type { Paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import { sha256Hex } from "@drivopay/runtime/crypto";
import { counter } from "@drivopay/runtime/metrics";
import type { Services } from "../services.ts";
import { mayTry, reportFailure, reportSuccess } from "./gateway-health.ts";
import { rulesInForce } from "./gateway-rules.ts";
import { gatewayNamed } from "./gateways.ts";
import type { PaymentGateway } from "./ports.ts";
import { rankGateways } from "./rank-gateways.ts";

const tried = counter("payment_gateway_tries_total", "Tries to make a QR or a link, by gateway and outcome", [
  "gateway",
  "outcome",
]);

/** Where on the weights something with this id falls: the same for every try of it. */
const rollOf = (id: string): number => Number.parseInt(sha256Hex(id).slice(0, 12), 16) / 16 ** 12;

/**
 * The gateways to try for something new with this id, in order.
 * @param wanted.amount paise; null for a permanent QR
 * @throws PROVIDER_UNAVAILABLE when none may be tried
 */
export async function gatewaysFor(
  services: Services,
  wanted: { readonly id: string; readonly amount: Paise | null },
): Promise<[Gateway, ...Gateway[]]> {
  const rules = await rulesInForce(services.db, services.clock.now());
  const candidates = await Promise.all(
    rules
      .filter(({ gateway }) => services.paymentGateways[gateway])
      .map(async (rule) => ({
        ...rule,
        healthy: !rule.drained && (await mayTry(services, rule.gateway)),
        makesPermanentQrs: gatewayNamed(services, rule.gateway).makesPermanentQrs,
      })),
  );
  const ranked = rankGateways(candidates, { amount: wanted.amount, roll: rollOf(wanted.id) });
  const [first, ...others] = ranked;
  if (first === undefined) throw bankError("PROVIDER_UNAVAILABLE");
  return [first, ...others];
}

/**
 * Has something new made by the first gateway that can. One that fails is left for the next at once: a passenger is
 * waiting, and what a gateway may have made without telling was shown to nobody.
 * @throws what the last gateway threw
 */
export async function tryGateways<Made>(
  services: Services,
  gateways: readonly Gateway[],
  make: (gateway: PaymentGateway, name: Gateway) => Promise<Made>,
): Promise<{ readonly gateway: Gateway; readonly made: Made }> {
  let failure: unknown = bankError("PROVIDER_UNAVAILABLE");
  for (const name of gateways) {
    try {
      const made = await make(gatewayNamed(services, name), name);
      tried.inc({ gateway: name, outcome: "made" });
      await reportSuccess(services, name);
      return { gateway: name, made };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      tried.inc({ gateway: name, outcome: error.code });
      services.logger.warn({ err: error, gateway: name }, "A gateway could not make a QR or a link");
      if (error.code === "PROVIDER_UNAVAILABLE") await reportFailure(services, name);
      failure = error;
    }
  }
  throw failure;
}
