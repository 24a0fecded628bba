import { createHmac } from "node:crypto";
import type { World } from "../../core/world.ts";
import type { PlatformOptions } from "../../options.ts";
import type { Trip } from "./state.ts";

const timeoutMs = 5_000;
/** Uber tries for about an hour; nobody waits for that here. */
const retryDelaysMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/** Tells the product of a driver's trip: the newest of those that were made together, or the one that was restated. */
export type Announce = (trip: Trip) => void;

interface Speaker {
  readonly world: World;
  readonly options: PlatformOptions;
}

const hmac = (secret: string, text: string): string =>
  createHmac("sha256", secret).update(text).digest("hex");

/** Uber's event names the driver and where to read, and is signed over its body. */
export function uberEvents({ world, options }: Speaker): Announce {
  return (trip) => {
    if (options.webhookUrl === undefined) return;
    const eventId = world.random.hex("uber-event", 32);
    const event = "driver.trip_payment_updated";
    const body = JSON.stringify({
      event_type: event,
      event_id: eventId,
      event_time: Math.floor(Date.now() / 1_000),
      resource_href: `https://api.uber.com/v1/partners/trips/${trip.tripId}`,
      meta: { user_id: trip.accountId, resource_id: trip.tripId },
    });
    world.webhooks.send({
      ...{ provider: "uber", event, eventId, url: options.webhookUrl, body, timeoutMs, retryDelaysMs },
      headers: {
        "content-type": "application/json",
        "x-environment": "sandbox",
        "x-uber-signature": hmac(options.clientSecret, body),
      },
    });
  };
}

/** The partners' event carries the driver and the earning; time and body are signed. */
export function partnerEvents(provider: "ola" | "rapido", { world, options }: Speaker): Announce {
  return (trip) => {
    if (options.webhookUrl === undefined) return;
    const eventId = world.random.hex(`${provider}-event`, 32);
    const event = trip.status === "REVERSED" ? "earnings.reversed" : "earnings.finalized";
    const body = JSON.stringify({
      ...{ event, event_id: eventId, driver_id: trip.accountId, earning_id: trip.id },
      sent_at: new Date().toISOString(),
    });
    const time = Math.floor(Date.now() / 1_000);
    const signature = hmac(options.clientSecret, `${time}.${body}`);
    world.webhooks.send({
      ...{ provider, event, eventId, url: options.webhookUrl, body, timeoutMs, retryDelaysMs },
      headers: { "content-type": "application/json", "x-partner-signature": `t=${time},v1=${signature}` },
    });
  };
}
