import { adminRouter } from "./admin/router.ts";
import { authRouter } from "./auth/router.ts";
import { liveRouter } from "./live/router.ts";
import { notificationsRouter } from "./notifications/router.ts";
import { paymentsRouter } from "./payments/router.ts";
import { platformsRouter } from "./platforms/router.ts";
import { privacyRouter } from "./privacy/router.ts";
import { transactionsRouter } from "./transactions/router.ts";
import { mergeRouters, router } from "./trpc.ts";
import { usersRouter } from "./users/router.ts";
import { walletRouter } from "./wallet/router.ts";

/** Every procedure of the product. */
export const appRouter = router({
  auth: authRouter,
  users: mergeRouters(usersRouter, privacyRouter),
  wallet: walletRouter,
  payments: paymentsRouter,
  platforms: platformsRouter,
  transactions: transactionsRouter,
  notifications: notificationsRouter,
  live: liveRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
