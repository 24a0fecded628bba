import type { Gateway } from "@drivopay/contracts/payments";
import type { Platform } from "@drivopay/contracts/platforms";
import type { Database } from "@drivopay/db";
import type { Clock } from "@drivopay/runtime/clock";
import type { KeyRing } from "@drivopay/runtime/crypto";
import type { Logger } from "@drivopay/runtime/logger";
import type { Redis } from "@drivopay/runtime/redis";
import type { Inngest } from "inngest";
import type { JWK } from "jose";
import type { LiveHub } from "./live/hub.ts";
import type { EmailSender, PushSender, SmsSender } from "./notifications/ports.ts";
import type { PaymentGateway } from "./payments/ports.ts";
import type { EarningsPlatform } from "./platforms/ports.ts";
import type { DocumentBucket } from "./users/ports.ts";
import type { PayoutGateway } from "./wallet/ports.ts";

/** Settings the product's rules depend on; read from the environment by the composition root. */
export interface Settings {
  /** Private keys that sign access tokens; the first signs, all verify. */
  readonly jwtKeys: readonly JWK[];
  /** Private keys that sign statements; the first signs, all verify, for as long as a lender may ask. */
  readonly statementKeys: readonly JWK[];
  readonly dataKeys: KeyRing;
  readonly blindIndexKey: Buffer;
  readonly otpKey: Buffer;
  readonly webhookSecrets: Readonly<Record<string, readonly string[]>>;
  readonly publicApiUrl: string;
  /** Where drivers and whoever checks a statement find the driver app. */
  readonly driverWebUrl: string;
  readonly rateLimits: {
    readonly perUserPerMinute: number;
    readonly perIpPerMinute: number;
    readonly otpPerIpPerHour: number;
  };
}

/** Everything the product's code is given; made once a process by the composition root. */
export interface Services {
  /** Tells this process from the others that run the same code. */
  readonly instanceId: string;
  readonly db: Database;
  readonly redis: Redis;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly inngest: Inngest;
  readonly live: LiveHub;
  readonly settings: Settings;
  readonly paymentGateways: Readonly<Partial<Record<Gateway, PaymentGateway>>>;
  readonly payoutGateway: PayoutGateway;
  readonly earningsPlatforms: Readonly<Partial<Record<Platform, EarningsPlatform>>>;
  readonly sms: SmsSender;
  readonly email: EmailSender;
  /** Null where there is no account to push with. */
  readonly push: PushSender | null;
  readonly documents: DocumentBucket;
}
