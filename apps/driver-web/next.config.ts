import type { NextConfig } from "next";

const securityHeaders = [
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
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
