import type { Logger } from "typeorm";
import { log } from "../log";

/** TypeORM's messages go to our log; statements and their parameters, which may hold what is nobody's business, go nowhere. */
export class QuietLogger implements Logger {
  logQuery(): void {}
  logQueryError(): void {}
  logQuerySlow(_statement: number | string | undefined): void {}
  logSchemaBuild(): void {}
  logMigration(message: string): void {
    log().debug({ migration: message }, "migration");
  }
  log(): void {}
}
