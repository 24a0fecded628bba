import { CacheFirst, cacheNames, ExpirationPlugin, NetworkOnly, type PrecacheEntry, Serwist } from "serwist";

declare const self: ServiceWorkerGlobalScope;
/** The shell of this release; build.ts puts it here. */
declare const shellOfThisRelease: PrecacheEntry[];

/*
 * What a phone keeps: files whose names change with their content, and the one page that is shown without a network.
 * Pages and calls, which carry somebody's money, go to the network and are never kept; so a worker of an older release
 * can show nothing stale, and there is nothing of a driver to clear when another signs in.
 */

const assets = "assets";
const offlinePage = "/offline";
const dayInSeconds = 86_400;

const serwist = new Serwist({
  precacheEntries: shellOfThisRelease,
  precacheOptions: { cleanupOutdatedCaches: true },
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/_next/static/"),
      handler: new CacheFirst({
        cacheName: assets,
        plugins: [new ExpirationPlugin({ maxEntries: 150, maxAgeSeconds: 30 * dayInSeconds })],
      }),
    },
    { matcher: ({ request }) => request.mode === "navigate", handler: new NetworkOnly() },
  ],
  fallbacks: {
    entries: [{ url: offlinePage, matcher: ({ request }) => request.mode === "navigate" }],
  },
});

/** The page without a network speaks the driver's language, so it is fetched again when that changes. */
async function refreshShell(): Promise<void> {
  const kept = serwist.getPrecacheKeyForUrl(offlinePage);
  if (kept === undefined) return;
  const fresh = await fetch(offlinePage, { cache: "reload" });
  if (fresh.ok) await (await caches.open(cacheNames.precache)).put(kept, fresh);
}

async function forgetOtherCaches(): Promise<void> {
  const ours = new Set([cacheNames.precache, assets]);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !ours.has(name)).map((name) => caches.delete(name)));
}

self.addEventListener("message", (event) => {
  if (event.data === "refresh-shell") event.waitUntil(refreshShell());
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOtherCaches()));
serwist.addEventListeners();
