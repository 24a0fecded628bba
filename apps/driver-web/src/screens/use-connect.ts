"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";

/** Leads to the platform's own page, where the driver allows or refuses; that page leads back to ours. */
export function useConnect() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.platforms.connect.mutationOptions({
      onSuccess: ({ authorizeUrl }) => {
        if (authorizeUrl) window.location.assign(authorizeUrl);
        else void queryClient.invalidateQueries({ queryKey: trpc.platforms.connected.pathKey() });
      },
    }),
  );
}
