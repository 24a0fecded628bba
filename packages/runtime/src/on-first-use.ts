/**
 * Makes something when it is first asked for, and once; a making that failed is tried again at the next call. The
 * providers' SDKs, and other large packages that few requests need, are loaded this way, by an `import()` inside of
 * `make`: api-worker would hold a hundred MiB of them otherwise. `scripts/bundle.ts` refuses to build one that is
 * loaded at the start.
 */
export function onFirstUse<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | null = null;
  return () => {
    making ??= make().catch((error: unknown) => {
      making = null;
      throw error;
    });
    return making;
  };
}
