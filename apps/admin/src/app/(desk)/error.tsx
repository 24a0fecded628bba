"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Failure } from "@/desk/failure.tsx";

/** A page that did not load: said in words, and tried again from the start. */
export default function DeskError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  const queryClient = useQueryClient();
  const retry = async () => {
    await queryClient.resetQueries();
    reset();
  };
  return <Failure error={error} retry={() => void retry()} />;
}
