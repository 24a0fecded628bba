"use client";

import { createIntents, type Intents } from "@drivopay/client/intents";
import { settlesWish } from "@drivopay/client/refusals";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiError } from "../trpc/api-error.ts";
import { useTRPC } from "../trpc/client.tsx";

/**
 * The driver's wishes to move money, each with its key until it is known how it ended: over a lost answer, a sheet that
 * was closed and a page that was loaded anew. What is asked for is kept; a PIN must not be among it.
 */
export function useWishes(): Intents {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const storageKey = `drivopay.wishes.${data.user.id}`;
  return useMemo(
    () =>
      createIntents(
        {
          load: async () => localStorage.getItem(storageKey),
          save: async (wishes) => localStorage.setItem(storageKey, wishes),
        },
        { isSettled, now: Date.now },
      ),
    [storageKey],
  );
}

/** What is no answer of the API, or none that names its error, settles nothing. */
function isSettled(error: unknown): boolean {
  const code = error instanceof ApiError ? error.data?.code : undefined;
  return typeof code === "string" && settlesWish(code);
}
