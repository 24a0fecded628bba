import { StatusPill, toneOf } from "@drivopay/ui/status-pill";

/** A state of the API, in the desk's words for it. */
export function StatePill({ state, label }: { readonly state: string; readonly label: string }) {
  return <StatusPill tone={toneOf(state)}>{label}</StatusPill>;
}
