/** Whether it speaks, and in which words it opens without a network: the phone's, whoever drives. */
const phonesOwn = ["drivopay.sound", "drivopay.shell"];

/** Whoever leaves takes along all that was kept of him: the next driver on this phone neither sees nor sends it. */
export function forgetDriver(): void {
  for (const key of Object.keys(localStorage)) {
    if (!phonesOwn.includes(key)) localStorage.removeItem(key);
  }
}
