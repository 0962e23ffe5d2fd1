import { createHash } from "node:crypto";
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "../db/pool";
import { RateLimitedError } from "../errors";

/** Counts failed attempts over all instances, and refuses more of them for a while. What succeeds is never counted. */
export class FailureLimiter {
  private made: { limiter: RateLimiterPostgres; on: pg.Pool } | undefined;

  /**
   * @param name keeps the counters of different limiters apart.
   * @param points failures that are let through in a window.
   * @param seconds length of the window.
   */
  constructor(
    private readonly name: string,
    private readonly points: number,
    private readonly seconds: number,
    private readonly message: string,
  ) {}

  /**
   * Call it before the secret is looked at, and again when it was right: of guesses that come all at once,
   * one that is right then counts only if the wrong ones have not used up the limit meanwhile.
   * @throws RateLimitedError when the key has used up its failures.
   */
  async check(key: string): Promise<void> {
    const state = await this.store().get(digest(key));
    if (state && state.consumedPoints >= this.points) throw this.refusal(state);
  }

  /** Counts a failure. @throws RateLimitedError when it is one too many. */
  async fail(key: string): Promise<void> {
    try {
      await this.store().consume(digest(key));
    } catch (error) {
      throw error instanceof RateLimiterRes ? this.refusal(error) : error;
    }
  }

  private refusal(state: RateLimiterRes): RateLimitedError {
    return new RateLimitedError(Math.max(1, Math.ceil(state.msBeforeNext / 1000)), this.message);
  }

  private store(): RateLimiterPostgres {
    const on = pool();
    // A pool that was closed answers nothing any more: what stood on it is made anew on the next one.
    if (this.made?.on !== on) this.made = { limiter: this.makeOn(on), on };
    return this.made.limiter;
  }

  private makeOn(storeClient: pg.Pool): RateLimiterPostgres {
    return new RateLimiterPostgres({
      storeClient,
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: this.name,
      points: this.points,
      duration: this.seconds,
      // A key that is over its limit is refused from memory: a flood costs no statements.
      inMemoryBlockOnConsumed: this.points + 1,
      clearExpiredByTimeout: true,
    });
  }
}

// Keys hold e-mail addresses and client ids; the table needs to know neither.
const digest = (key: string) => createHash("sha256").update(key).digest("base64url");
