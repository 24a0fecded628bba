import type { NextConfig } from "next";

/** Scripts, styles and fonts are the build's own, in types that it names; they go without these 430 bytes each. */
const allButTheBuild = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(self), geolocation=(), microphone=(), payment=()" },
  {
    key: "Content-Security-Policy",
    value: [
      "default-src 'self'",
      // Next streams its data in inline scripts.
      "script-src 'self' 'unsafe-inline'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'self'",
      "form-action 'self'",
    ].join("; "),
  },
];

const config: NextConfig = {
  // The image runs the standalone server; a local start serves the ordinary build.
  ...(process.env.NEXT_OUTPUT === "standalone" ? { output: "standalone" as const } : {}),
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types of every package; a build, which each start may need, does not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    turbopackChunking: {
      // A driver opens the home screen, most often over a slow network: few scripts compress better than many.
      priorityRoutes: [/^\/$/],
      priorityBoost: 4,
      minChunkSize: 400_000,
      maxMergeChunkSize: 4_000_000,
      requestCost: 400_000,
    },
  },
  turbopack: {
    resolveAlias: {
      // Pages get their texts compiled, so that no browser loads the parser of ICU messages.
      "use-intl/format-message": {
        browser: "@drivopay/i18n/format-compiled",
        default: "@drivopay/i18n/format-message",
      },
    },
  },
  transpilePackages: ["@drivopay/ui", "@drivopay/i18n", "@drivopay/contracts"],
  serverExternalPackages: [
    "@node-rs/argon2",
    "ifsc",
    "inngest",
    "ioredis",
    "pino",
    "postgres",
    "prom-client",
    "razorpay",
    "sharp",
    "twilio",
  ],
  headers: async () => [{ source: "/((?!_next/static/).*)", headers: allButTheBuild }],
};

export default config;
