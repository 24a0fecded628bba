"use client";

import type { WalletEvent } from "@drivopay/contracts/live";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import { leaveIfEnded, useTRPC } from "../trpc/client.tsx";
import { useSubscription } from "../trpc/use-subscription.ts";
import { keepLastKnown } from "./last-known.ts";
import { useSoundbox } from "./soundbox.ts";

interface LiveState {
  /** Messages not read, or null until the server has said so. */
  readonly unread: number | null;
  readonly connected: boolean;
}

const Context = createContext<LiveState>({ unread: null, connected: true });
export const useLive = (): LiveState => useContext(Context);

/** Credits that are spoken: what a passenger paid, whether it can be spent yet or not. */
const spoken: ReadonlySet<string> = new Set(["PAYMENT_CAPTURED", "PAYMENT_HELD"]);

type Api = ReturnType<typeof useTRPC>;

/** Puts an event where the screens read, and has everything that hangs on money asked for again. */
function applyEvent(queryClient: QueryClient, trpc: Api, event: WalletEvent, kycChanged: boolean): void {
  queryClient.setQueryData(trpc.wallet.get.queryKey(), event.wallet);
  queryClient.setQueryData(trpc.users.me.queryKey(), (known) =>
    known ? { user: { ...known.user, kycStatus: event.kycStatus, kycTier: event.kycTier } } : known,
  );
  const stale = [
    trpc.notifications.list.pathKey(),
    trpc.wallet.bankAccounts.pathKey(),
    trpc.wallet.sendable.pathKey(),
    trpc.platforms.pathKey(),
  ];
  if (event.movements.length > 0) {
    stale.push(trpc.transactions.pathKey(), trpc.wallet.stats.pathKey(), trpc.wallet.limits.pathKey());
  }
  if (kycChanged) stale.push(trpc.users.kycStatus.pathKey(), trpc.wallet.limits.pathKey());
  for (const queryKey of stale) void queryClient.invalidateQueries({ queryKey });
}

/**
 * Keeps the wallet live on every screen and speaks each payment once. After a drop the connection resumes with the
 * last event it saw, so a payment made meanwhile is spoken as well.
 */
export function LiveWallet({ children }: { readonly children: ReactNode }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { announce } = useSoundbox();
  const [unread, setUnread] = useState<number | null>(null);
  const [kycStatus, setKycStatus] = useState<string | null>(null);
  const heard = useRef(new Set<string>());

  const subscription = useSubscription(
    trpc.live.wallet.subscriptionOptions(
      {},
      {
        onError: leaveIfEnded,
        onData: ({ data: event }) => {
          keepLastKnown(event.wallet);
          applyEvent(queryClient, trpc, event, kycStatus !== null && kycStatus !== event.kycStatus);
          setKycStatus(event.kycStatus);
          setUnread(event.unread);
          for (const movement of event.movements) {
            if (!spoken.has(movement.kind) || heard.current.has(movement.transactionId)) continue;
            heard.current.add(movement.transactionId);
            announce(movement.amount);
          }
        },
      },
    ),
  );

  const connected = subscription.status === "pending";
  const state = useMemo(() => ({ unread, connected }), [unread, connected]);
  return <Context value={state}>{children}</Context>;
}
