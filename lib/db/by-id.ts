import { type FindOptionsSelect, type FindOptionsWhere, In } from "typeorm";
import { dataSource } from "./data-source";

/**
 * Makes what reads rows of a table by their ids, in one statement, for callers that have been allowed to see what refers to them.
 * @param select only these columns
 */
export const byId =
  <Row extends { id: string }>(entity: new () => Row, select?: FindOptionsSelect<Row>) =>
  async (ids: readonly string[]): Promise<Map<string, Row>> => {
    const where = { id: In([...ids]) } as FindOptionsWhere<Row>;
    const rows = await (await dataSource()).manager.find(entity, { where, ...(select && { select }) });
    return new Map(rows.map((row) => [row.id, row]));
  };
