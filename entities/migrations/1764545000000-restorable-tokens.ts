import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who revokes API tokens by hand may take it back for a day. */
export class RestorableTokens1764545000000 implements MigrationInterface {
  readonly name = "RestorableTokens1764545000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE api_token ADD COLUMN restorable_until timestamptz`);
  }

  async down(): Promise<void> {
    throw new Error("migrations go forward only");
  }
}
