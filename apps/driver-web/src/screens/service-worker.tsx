"use client";

import { useLocale } from "@drivopay/i18n/react";
import { useEffect } from "react";

const storageKey = "drivopay.shell";

/** Installs what opens the app without a network, once the screen has what it needs itself. */
export function ServiceWorker() {
  const locale = useLocale();
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const install = () => {
      // An answer from the HTTP cache would hold back a new release.
      navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(reportError);
    };
    if (document.readyState === "complete") return install();
    window.addEventListener("load", install);
    return () => window.removeEventListener("load", install);
  }, []);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const shell = `${locale} ${document.documentElement.dataset.theme ?? ""}`;
    if (localStorage.getItem(storageKey) === shell) return;
    void navigator.serviceWorker.ready.then(({ active }) => {
      active?.postMessage("refresh-shell");
      localStorage.setItem(storageKey, shell);
    });
  }, [locale]);
  return null;
}
