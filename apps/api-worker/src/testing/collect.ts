import type { Unsubscribable } from "@trpc/server/observable";

/** What a subscription has told so far, in order. */
export interface Collected<Event> {
  readonly events: Event[];
  readonly errors: unknown[];
  stop(): void;
}

/** Opens a subscription and keeps all it tells: tests look at what an open page would have shown. */
export function collect<Event>(
  open: (handlers: {
    onData: (value: { data: Event }) => void;
    onError: (error: unknown) => void;
  }) => Unsubscribable,
): Collected<Event> {
  const events: Event[] = [];
  const errors: unknown[] = [];
  const subscription = open({
    onData: ({ data }) => void events.push(data),
    onError: (error) => void errors.push(error),
  });
  return { events, errors, stop: () => subscription.unsubscribe() };
}
