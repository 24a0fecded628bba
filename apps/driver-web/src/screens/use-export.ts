"use client";

import type { Export } from "@drivopay/contracts/statements";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";

/** How often a file that is being made is looked at. */
const lookEveryMs = 1_000;

const isOver = (made: Export | undefined) => made?.status === "READY" || made?.status === "FAILED";

/** A file while it is made: looked at each second until it is there, or has failed. */
export function useExport(asked: Export): Export {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.transactions.exportStatus.queryOptions(
      { id: asked.id },
      {
        enabled: !isOver(asked),
        refetchInterval: ({ state }) => (isOver(state.data?.export) ? false : lookEveryMs),
      },
    ),
  );
  return data?.export ?? asked;
}

/** Saves a file: its address works for minutes only, so a fresh one is asked for at each press. */
export function useDownload(): (id: string) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (id) => {
    const { export: made } = await queryClient.fetchQuery({
      ...trpc.transactions.exportStatus.queryOptions({ id }),
      staleTime: 0,
    });
    if (made.url) window.location.assign(made.url);
  };
}
