import path from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/**
 * Settings of this process, read once from the environment.
 * This is the only file that reads `process.env`.
 */
export interface Settings {
  /** TCP port that the server listens on. */
  port: number;
  /** Address that the server listens on. */
  host: string;
  /** Public origin of this installation: OAuth issuer and base of every link. No trailing slash. */
  publicUrl: string;
  /** Connection string of PostgreSQL; undefined while the embedded one has not been started. */
  databaseUrl: string | undefined;
  /** True when PostgreSQL is run by Latchkey itself, inside the data directory. */
  embedded: boolean;
  /** Absolute path of the directory that holds secrets and the embedded database. */
  dataDir: string;
  /** Connections that this process may hold open to PostgreSQL. */
  databasePoolSize: number;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Networks (CIDR) of the reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  /** Networks (CIDR) that URLs which people enter may lead to, though they are private. */
  privateTargets: string[];
  production: boolean;
  /** Sign-in with an OpenID Connect provider, off unless all three are set. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  /** The server that takes our mails, off unless both are set. The URL may hold a password. */
  smtp: { url: string; from: string } | undefined;
  /** Secrets given by the environment instead of the data directory. */
  secrets: { session?: string; pepper?: string; keyEncryption?: string };
  /** Password of the first admin, for `latchkey bootstrap`. */
  adminPassword: string | undefined;
}

/** All that is wrong with the environment, one line per variable, no value printed. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(readonly problems: string[]) {
    super(`Latchkey can't start, ${problems.length === 1 ? "a setting is" : "some settings are"} wrong:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
  }
}

const optional = <T extends z.ZodType>(type: T) => z.preprocess((v) => (v === "" ? undefined : v), type.optional());

const url = (what: string, protocols: string[]) =>
  z.string().superRefine((value, ctx) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol)) ctx.addIssue({ code: "custom", message: what });
  });

const origin = url("must be an http or https URL, such as https://latchkey.example.com", ["http:", "https:"]).superRefine((value, ctx) => {
  if (!URL.canParse(value)) return;
  const u = new URL(value);
  if (u.pathname !== "/" || u.search || u.hash || u.username)
    ctx.addIssue({ code: "custom", message: "must be an origin only: scheme, host and port, without a path" });
});

const secret = z
  .string()
  .refine(
    (v) => /^[\w+/-]+={0,2}$/.test(v) && Buffer.from(v, "base64url").length >= 32,
    "must hold at least 32 random bytes as base64 or base64url; make one with: openssl rand -base64 48",
  );

const networks = z
  .string()
  .transform((list) => list.split(",").flatMap((network) => network.trim() || []))
  .refine((list) => list.every((network) => ipaddr.isValid(network) || ipaddr.isValidCIDR(network)), "must be addresses or networks, such as 10.0.0.0/8,::1");

const schema = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, "must be a port number from 1 to 65535")
      .transform(Number)
      .refine((n) => n >= 1 && n <= 65535, "must be a port number from 1 to 65535"),
  ),
  HOST: optional(z.string()),
  LATCHKEY_URL: optional(origin),
  LATCHKEY_DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(url("must be a PostgreSQL URL, such as postgres://user:password@host:5432/latchkey", ["postgres:", "postgresql:"])),
  LATCHKEY_DATABASE_POOL: optional(
    z
      .string()
      .regex(/^\d{1,3}$/, "must be a number from 2 to 200")
      .transform(Number)
      .refine((n) => n >= 2 && n <= 200, "must be a number from 2 to 200"),
  ),
  LATCHKEY_LOG_LEVEL: optional(
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be one of fatal, error, warn, info, debug, trace, silent"),
  ),
  LATCHKEY_TRUSTED_PROXIES: optional(networks),
  LATCHKEY_PRIVATE_TARGETS: optional(networks),
  LATCHKEY_SESSION_SECRET: optional(secret),
  LATCHKEY_PEPPER: optional(secret),
  LATCHKEY_KEY_ENCRYPTION_KEY: optional(secret),
  LATCHKEY_ADMIN_PASSWORD: optional(z.string()),
  OIDC_ISSUER: optional(url("must be the URL of an OpenID Connect issuer", ["http:", "https:"])),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: optional(z.string().max(40, "must have at most 40 characters")),
  SMTP_URL: optional(url("must be the URL of an SMTP server, such as smtp://user:password@mail.example.com:587 or smtps://…:465", ["smtp:", "smtps:"])),
  SMTP_FROM: optional(
    z
      .string()
      .regex(
        /^(?:[^\p{Cc}"<>]*<[^\s@"<>(),;]+@[^\s@"<>(),;]+>|[^\s@"<>(),;]+@[^\s@"<>(),;]+)$/u,
        "must be an e-mail address, such as Latchkey <latchkey@example.com>",
      ),
  ),
  NODE_ENV: optional(z.string()),
});

/**
 * Reads settings from an environment.
 * @throws SettingsError that names every wrong variable at once.
 */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = schema.safeParse(environment);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const missing = oidcNames.filter((name) => !environment[name]);
  if (missing.length > 0 && missing.length < oidcNames.length) problems.push(`${missing.join(" and ")} must be set too, or none of ${oidcNames.join(", ")}`);
  if (Boolean(environment.SMTP_URL) !== Boolean(environment.SMTP_FROM)) problems.push("SMTP_URL and SMTP_FROM must both be set, or none of them");
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  const env = parsed.data;
  const port = env.PORT ?? 3000;
  const publicUrl = env.LATCHKEY_URL ? new URL(env.LATCHKEY_URL).origin : `http://localhost:${port}`;
  return {
    port,
    host: env.HOST ?? (isLoopback(new URL(publicUrl).hostname) ? "localhost" : "::"),
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    embedded: !env.DATABASE_URL || environment.LATCHKEY_EMBEDDED === "1",
    dataDir: path.resolve(/* turbopackIgnore: true */ env.LATCHKEY_DATA_DIR ?? ".latchkey"),
    databasePoolSize: env.LATCHKEY_DATABASE_POOL ?? 20,
    logLevel: env.LATCHKEY_LOG_LEVEL ?? "info",
    trustedProxies: env.LATCHKEY_TRUSTED_PROXIES ?? [],
    privateTargets: env.LATCHKEY_PRIVATE_TARGETS ?? [],
    production: env.NODE_ENV === "production",
    oidc: env.OIDC_ISSUER
      ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID!, clientSecret: env.OIDC_CLIENT_SECRET!, name: env.OIDC_NAME ?? "single sign-on" }
      : undefined,
    smtp: env.SMTP_URL && env.SMTP_FROM ? { url: env.SMTP_URL, from: env.SMTP_FROM } : undefined,
    secrets: { session: env.LATCHKEY_SESSION_SECRET, pepper: env.LATCHKEY_PEPPER, keyEncryption: env.LATCHKEY_KEY_ENCRYPTION_KEY },
    adminPassword: env.LATCHKEY_ADMIN_PASSWORD,
  };
}

/** True for host names that reach this machine only. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}

let current: Settings | undefined;

/** The settings of this process. @throws SettingsError */
export function settings(): Settings {
  if (current) return current;
  current = parseSettings(process.env);
  // next-auth reads its own address from here, and from nowhere else.
  process.env.NEXTAUTH_URL = current.publicUrl;
  return current;
}

/** The environment of the thread that renders pages. It asks the database for sessions and nothing else, so few connections will do. */
export function pagesEnvironment(): Record<string, string | undefined> {
  return { ...process.env, LATCHKEY_DATABASE_POOL: "4" };
}

/**
 * Tells every part of this process, and its children, where the embedded database listens.
 * Next bundles its own copy of this module, so the environment is what all copies share.
 */
export function provideDatabaseUrl(databaseUrl: string): void {
  process.env.DATABASE_URL = databaseUrl;
  process.env.LATCHKEY_EMBEDDED = "1";
  current = undefined;
}
