import { type Account, Refusal, type Trips } from "../../core/provider.ts";
import type { Announce } from "./events.ts";
import type { Oauth } from "./oauth.ts";
import { type TripBook, viewOf } from "./state.ts";

/** What the control API and the console can do with a platform's trips. */
export function tripsOf(book: TripBook, oauth: Oauth, announce: Announce): Trips {
  const view = (trip: Parameters<typeof viewOf>[1]) => viewOf(book.platform, trip);
  const account = (ref: string | undefined) => {
    const found = ref ? book.accounts.get(ref) : [...book.accounts.values()].at(-1);
    if (!found) throw new Refusal(404, "NOT_FOUND", `${book.platform} has no such driver`);
    return found;
  };
  const tell = (trip: Parameters<Announce>[0] | undefined) => {
    if (trip && oauth.isConnected(trip.accountId)) announce(trip);
  };
  return {
    accounts: () =>
      [...book.accounts.values()].reverse().map(
        ({ id, name }): Account => ({
          platform: book.platform,
          driverRef: id,
          name,
          connected: oauth.isConnected(id),
          trips: book.trips.filter((trip) => trip.accountId === id).length,
        }),
      ),
    list: () => [...book.trips].sort((one, other) => other.at.getTime() - one.at.getTime()).map(view),
    generate: (request) => {
      const made = book.generate(request);
      tell(made.reduce((newest, trip) => (trip.at > newest.at ? trip : newest)));
      return made.map(view);
    },
    change: (id, change) => {
      const changed = book.change(id, change);
      tell(changed);
      return changed && view(changed);
    },
    endTokens: (ref, action) => {
      const { id } = account(ref);
      return { driverRef: id, tokens: oauth.end(id, action) };
    },
  };
}
