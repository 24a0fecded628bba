import type { MetadataRoute } from "next";

/** What a phone needs to install the app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "DrivoPay",
    short_name: "DrivoPay",
    description: "Get paid by QR, hear it, and send it to your bank.",
    start_url: "/",
    scope: "/",
    display: "standalone",
    orientation: "portrait",
    background_color: "#17150f",
    theme_color: "#17150f",
    categories: ["finance", "business"],
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
