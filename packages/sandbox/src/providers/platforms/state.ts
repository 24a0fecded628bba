import type { TripChange, TripRequest, TripView } from "../../core/provider.ts";
import { Refusal } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";

export type PlatformName = "uber" | "ola" | "rapido";

/** A driver's account at the platform. */
export type Account = { id: string; name: string; phone: string; createdAt: number };

/** What a platform keeps of a trip, tip or incentive. Paise throughout; each emulator words it in its own way. */
export type Trip = {
  id: string;
  tripId: string;
  accountId: string;
  kind: "TRIP" | "TIP" | "INCENTIVE";
  gross: number;
  commission: number;
  tax: number;
  cash: number;
  at: Date;
  status: "PENDING" | "FINAL" | "REVERSED";
};

const givenNames = ["Asha", "Bala", "Deepa", "Farhan", "Gita", "Harish", "Imran", "Kavya"] as const;
const familyNames = ["Das", "Gowda", "Khan", "Nair", "Patil", "Reddy", "Sharma", "Yadav"] as const;
const commissionRate = 0.2;
const taxRate = 0.05;

export const netOf = ({ gross, commission, tax }: Trip): number => gross + commission + tax;

export const viewOf = (platform: PlatformName, trip: Trip): TripView => ({
  id: trip.id,
  platform,
  driverRef: trip.accountId,
  kind: trip.kind,
  status: trip.status,
  net: netOf(trip),
  cash: trip.cash,
  due: trip.status === "REVERSED" ? 0 : netOf(trip) - trip.cash,
  at: trip.at.toISOString(),
});

/** The accounts and trips of one platform. */
export class TripBook {
  readonly #world: World;
  readonly platform: PlatformName;
  readonly accounts = new Map<string, Account>();
  trips: Trip[] = [];

  constructor(world: World, platform: PlatformName) {
    this.#world = world;
    this.platform = platform;
  }

  clear(): void {
    this.accounts.clear();
    this.trips = [];
  }

  /** By the world's clock. */
  nowMs(): number {
    return this.#world.clock.nowMs();
  }

  /** A reference nobody has yet, for who signs in at the platform the first time. */
  newReference(): string {
    return `${this.platform}-${this.#world.random.digits(`${this.platform}-account`, 6)}`;
  }

  /** The account behind a reference; made on first sight. */
  accountFor(reference: string): Account {
    const known = this.accounts.get(reference);
    if (known) return known;
    const pick = (names: readonly [string, ...string[]]) =>
      this.#world.random.pick(`${this.platform}-name`, names);
    const account: Account = {
      id: reference,
      name: `${pick(givenNames)} ${pick(familyNames)}`,
      phone: `+9198${this.#world.random.digits(`${this.platform}-phone`, 8)}`,
      createdAt: this.#world.clock.nowMs(),
    };
    this.accounts.set(reference, account);
    this.#world.changes.announce("trips");
    return account;
  }

  /** Makes trips of one driver; of the one who signed in last when none is named. @throws Refusal */
  generate(request: TripRequest): Trip[] {
    const account = request.driverRef
      ? this.accountFor(request.driverRef)
      : [...this.accounts.values()].at(-1);
    if (!account) throw new Refusal(409, "NO_DRIVER", `No driver has connected ${this.platform} yet`);
    const from = request.from?.getTime() ?? this.#world.clock.nowMs() - 7 * 86_400_000;
    const to = Math.min(request.to?.getTime() ?? this.#world.clock.nowMs(), this.#world.clock.nowMs());
    if (to < from) throw new Refusal(400, "INVALID_REQUEST", "The trips would end before they begin");
    const made = Array.from({ length: request.count }, () => this.#makeTrip(account.id, from, to, request));
    this.trips.push(...made);
    this.#world.changes.announce("trips");
    return made;
  }

  #makeTrip(accountId: string, from: number, to: number, request: TripRequest): Trip {
    const { random } = this.#world;
    const chance = () => random.fraction(`${this.platform}-trips`);
    const number = random.digits(`${this.platform}-trip`, 10);
    const dice = chance();
    // Who names an amount names a fare.
    const kind = request.amount !== undefined || dice >= 0.12 ? "TRIP" : dice < 0.05 ? "INCENTIVE" : "TIP";
    const gross = request.amount ?? (kind === "TIP" ? 1_000 : 6_000) + Math.floor(chance() * 300) * 100;
    const isTrip = kind === "TRIP";
    const paidInCash = isTrip && chance() < (request.cashShare ?? 0.15);
    return {
      id: `${this.platform.toUpperCase()}-${number}`,
      tripId: `trip_${number}`,
      accountId,
      kind,
      gross,
      commission: isTrip ? -Math.round(gross * commissionRate) : 0,
      tax: isTrip ? -Math.round(gross * commissionRate * taxRate) : 0,
      cash: paidInCash ? gross : 0,
      at: new Date(Math.floor((from + chance() * (to - from)) / 1_000) * 1_000),
      status: request.pending ? "PENDING" : "FINAL",
    };
  }

  /** Restates a trip as platforms do. Undefined when it is not this platform's. */
  change(id: string, { outcome, amount }: TripChange): Trip | undefined {
    const trip = this.trips.find((known) => known.id === id);
    if (!trip) return undefined;
    if (outcome === "amend") {
      if (amount === undefined) throw new Refusal(400, "INVALID_REQUEST", "Name the new amount");
      trip.gross += amount - netOf(trip);
    }
    trip.status = outcome === "reverse" ? "REVERSED" : "FINAL";
    this.#world.changes.announce("trips");
    return trip;
  }
}
