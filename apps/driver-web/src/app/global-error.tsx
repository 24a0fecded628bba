"use client";

import { lazy, Suspense } from "react";

const BrokenFrame = lazy(() => import("@/screens/broken-frame.tsx"));

/**
 * Where not even the frame of all pages could be drawn, which is what hands them their words. Every page carries this
 * file, so the words come when they are needed.
 */
export default function GlobalError() {
  return (
    <html lang="en-IN">
      <body>
        <Suspense>
          <BrokenFrame />
        </Suspense>
      </body>
    </html>
  );
}
