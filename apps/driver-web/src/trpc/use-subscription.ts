import { hashKey } from "@tanstack/react-query";
import type { useSubscription as useTrpcSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useEffectEvent, useState } from "react";

type Options<Output, Failure> = Parameters<typeof useTrpcSubscription<Output, Failure>>[0];
type Heard<Output> = Parameters<NonNullable<Options<Output, unknown>["onData"]>>[0];

interface Subscription<Data> {
  /** "connecting" before the first answer of the server and after a drop; "error" when it was refused for good. */
  readonly status: "connecting" | "pending" | "error";
  /** What was heard last. */
  readonly data: Data | undefined;
}

/** Listens while the component is there; `options` come from a procedure's `subscriptionOptions`. */
export function useSubscription<Output, Failure>(
  options: Options<Output, Failure>,
): Subscription<Heard<Output>> {
  const key = hashKey(options.queryKey);
  const fresh = { key, status: "connecting", data: undefined } as const;
  const [state, setState] = useState<Subscription<Heard<Output>> & { readonly key: string }>(fresh);
  const subscribe = useEffectEvent((to: string) => {
    const become = (news: Partial<Subscription<Heard<Output>>>) =>
      setState((before) => ({ ...(before.key === to ? before : fresh), ...news, key: to }));
    return options.subscribe({
      onStarted: () => become({ status: "pending" }),
      onConnectionStateChange: () => become({ status: "connecting" }),
      onData: (data) => {
        hear(data);
        become({ status: "pending", data });
      },
      onError: (error) => {
        refuse(error);
        become({ status: "error" });
      },
    });
  });
  const hear = useEffectEvent((data: Heard<Output>) => options.onData?.(data));
  const refuse = useEffectEvent((error: Failure) => options.onError?.(error));
  useEffect(() => {
    const running = subscribe(key);
    return () => running.unsubscribe();
  }, [key]);
  return state.key === key ? state : fresh;
}
