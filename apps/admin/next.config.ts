import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
  {
    key: "Content-Security-Policy",
    value: [
      "default-src 'self'",
      // Next streams its data in inline scripts; its development server evaluates code as well.
      `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      // The document viewer shows PDFs in a frame of our own.
      "frame-src 'self'",
      "frame-ancestors 'self'",
      "base-uri 'self'",
      "form-action 'self'",
    ].join("; "),
  },
];

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types of every package; a build, which each start may need, does not do it again.
  typescript: { ignoreBuildErrors: true },
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
