import type { AppRouter } from "@drivopay/api/root";
import { QueryClient, skipToken } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test } from "vitest";
import { queryProcedures as ours } from "./procedures.ts";

// A page prefetches with tRPC's own helpers; its components must ask under the very same keys, or they ask again.

const theirs = createTRPCOptionsProxy<AppRouter>({
  client: createTRPCClient<AppRouter>({ links: [httpLink({ url: "http://localhost/" })] }),
  queryClient: new QueryClient(),
});

const page = { limit: 20, source: "WITHDRAWAL" } as const;

test("a query has tRPC's key, with input, without and with none yet", () => {
  expect(ours.wallet.get.queryOptions().queryKey).toEqual(theirs.wallet.get.queryOptions().queryKey);
  expect(ours.transactions.list.queryOptions(page).queryKey).toEqual(
    theirs.transactions.list.queryOptions(page).queryKey,
  );
  expect(ours.transactions.list.queryKey(page)).toEqual(theirs.transactions.list.queryKey(page));
  const notYet = ours.transactions.get.queryOptions(skipToken);
  expect(notYet.queryKey).toEqual(theirs.transactions.get.queryOptions(skipToken).queryKey);
  expect(notYet.queryFn).toBe(skipToken);
});

test("the path of a router or a procedure is tRPC's, so that what is below it goes stale together", () => {
  expect(ours.wallet.bankAccounts.pathKey()).toEqual(theirs.wallet.bankAccounts.pathKey());
  expect(ours.notifications.list.pathKey()).toEqual(theirs.notifications.list.pathKey());
});

test("a change and a subscription have tRPC's keys, and keep what the caller adds", () => {
  const onSuccess = () => {};
  const change = ours.users.update.mutationOptions({ onSuccess });
  expect(change.mutationKey).toEqual(theirs.users.update.mutationOptions().mutationKey);
  expect(change.onSuccess).toBe(onSuccess);
  const id = "0199a7b4-0000-7000-8000-000000000000";
  expect(ours.live.qr.subscriptionOptions({ id }).queryKey).toEqual(
    theirs.live.qr.subscriptionOptions({ id }).queryKey,
  );
});

test("a list of procedures is no promise: who awaits it gets it back", async () => {
  expect(await Promise.resolve(ours.wallet)).toBeDefined();
});
