"use client";

import { useEffect, useState } from "react";
import { PapersDraft } from "./papers-draft.ts";

const key = "papers";

/** Numbers typed so far, kept on this phone until they are sent. */
export function usePapersDraft() {
  const [draft, setDraft] = useState<PapersDraft>({});
  useEffect(() => setDraft(read()), []);
  return {
    draft,
    keep: (more: PapersDraft) => {
      const kept = { ...read(), ...more };
      localStorage.setItem(key, JSON.stringify(kept));
      setDraft(kept);
    },
    forget: () => {
      localStorage.removeItem(key);
      setDraft({});
    },
  };
}

function read(): PapersDraft {
  try {
    return PapersDraft.catch({}).parse(JSON.parse(localStorage.getItem(key) ?? "{}"));
  } catch {
    // What is not JSON was not written by this page.
    return {};
  }
}
