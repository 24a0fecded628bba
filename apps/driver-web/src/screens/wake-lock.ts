"use client";

import { useEffect } from "react";

/**
 * Keeps the screen from going dark while a component is shown, so that the phone can go on listening and speaking.
 * Browsers drop the lock when the page is hidden; it is asked for again when the page comes back. A phone that does
 * not know it, or is short of battery, goes on without.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const hold = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (gone) await held.release();
        else lock = held;
      } catch (error) {
        // Refused, as with a low battery: the screen may then go dark, and nothing else is lost.
        if (!(error instanceof DOMException)) throw error;
      }
    };
    const again = () => void hold();
    document.addEventListener("visibilitychange", again);
    void hold();
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
