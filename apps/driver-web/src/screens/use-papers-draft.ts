"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { PapersDraft } from "./papers-draft.ts";

/** Numbers typed so far, kept on this phone for this driver until they are sent. */
export function usePapersDraft() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.users.me.queryOptions());
  const storageKey = `drivopay.papers.${data.user.id}`;
  const [draft, setDraft] = useState<PapersDraft>({});
  useEffect(() => setDraft(read(storageKey)), [storageKey]);
  return {
    draft,
    keep: (more: PapersDraft) => {
      const kept = { ...read(storageKey), ...more };
      localStorage.setItem(storageKey, JSON.stringify(kept));
      setDraft(kept);
    },
    forget: () => {
      localStorage.removeItem(storageKey);
      setDraft({});
    },
  };
}

function read(storageKey: string): PapersDraft {
  try {
    return PapersDraft.catch({}).parse(JSON.parse(localStorage.getItem(storageKey) ?? "{}"));
  } catch {
    // What is not JSON was not written by this page.
    return {};
  }
}
