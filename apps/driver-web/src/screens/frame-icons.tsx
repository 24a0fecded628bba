import { BookOpenText, House, Landmark, UserRound, WifiOff } from "lucide-react";
import type { Place } from "./place.ts";

// Drawn by the server, so that the pictures in the frame of every page are no scripts of every page.

/** Of the four places of the app. */
export const placeIcons: Readonly<Record<Place, React.ReactNode>> = {
  "/": <House className="size-6" />,
  "/history": <BookOpenText className="size-6" />,
  "/bank": <Landmark className="size-6" />,
  "/profile": <UserRound className="size-6" />,
};

/** Of a phone without a connection. */
export const offlineIcon = <WifiOff aria-hidden="true" className="mt-0.5 size-5 shrink-0" />;
