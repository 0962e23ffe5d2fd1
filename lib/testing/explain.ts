import pg from "pg";
import { vi } from "vitest";
import { hearingStatements } from "../db/everyone-heard";
import { query } from "../db/pool";

/** A statement as it was sent. */
export interface Sent {
  text: string;
  values: unknown[];
}

/** Every statement that some work sends to the database, but for those by which it makes sure that everyone hears of changes. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    const sent = spy.mock.calls.map(([given, values]) => {
      const config = given as unknown as string | { text: string; values?: unknown[] };
      return typeof config === "string"
        ? { text: config, values: (values as unknown[] | undefined) ?? [] }
        : { text: config.text, values: config.values ?? [] };
    });
    return sent.filter(({ text }) => !hearingStatements.includes(text));
  } finally {
    spy.mockRestore();
  }
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}

/** What PostgreSQL does for a statement. */
export interface Work {
  /** Rows of the table that it reads, whether they are wanted or not. */
  rows: number;
  /** True when it reads the table from end to end. */
  whole: boolean;
  milliseconds: number;
}

/** How the parts of a table that is divided by time are called. */
const part = /_(y\d{4}m\d{2}|rest)$/;

/** Runs a statement and tells how much of a table it reads. */
export async function workFor({ text, values }: Sent, table: string): Promise<Work> {
  const [row] = await query<{ "QUERY PLAN": { Plan: Node; "Execution Time": number }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
  const [{ Plan: plan, "Execution Time": milliseconds }] = row!["QUERY PLAN"] as [{ Plan: Node; "Execution Time": number }];
  const scans = nodesOf(plan).filter((node) => node["Relation Name"]?.replace(part, "") === table && node["Actual Loops"] > 0);
  const read = (node: Node) =>
    node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0));
  return {
    rows: Math.round(scans.reduce((sum, node) => sum + read(node), 0)),
    // Of a part that holds next to nothing, reading it is the shortest way.
    whole: scans.some((node) => node["Node Type"] === "Seq Scan" && (node["Relation Name"] === table || read(node) > 1_000)),
    milliseconds,
  };
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
