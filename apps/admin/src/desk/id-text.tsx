"use client";

import { desk } from "@drivopay/i18n/desk";
import { useToast } from "@drivopay/ui/toast";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id, short to read; a press copies the whole. */
export function IdText({ id }: { readonly id: string }) {
  const say = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    say({ title: desk("common.copied") });
  };
  const short = uuid.test(id) ? `…${id.slice(-8)}` : id;
  return (
    <button
      type="button"
      title={id}
      aria-label={`${desk("common.copy")} ${short}`}
      onClick={() => void copy()}
      className="figures relative z-10 rounded-mark underline decoration-dotted decoration-ruled underline-offset-3 hover:decoration-ink"
    >
      {short}
    </button>
  );
}
