"use client";

import { desk } from "@drivopay/i18n/desk";
import { useToast } from "@drivopay/ui/toast";

/** An id, short to read; a press copies the whole. */
export function IdText({ id }: { readonly id: string }) {
  const say = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    say({ title: desk("common.copied") });
  };
  return (
    <button
      type="button"
      title={id}
      aria-label={`${desk("common.copy")} ${id}`}
      onClick={() => void copy()}
      className="figures relative z-10 rounded-mark underline decoration-dotted decoration-ruled underline-offset-3 hover:decoration-ink"
    >
      …{id.slice(-8)}
    </button>
  );
}
