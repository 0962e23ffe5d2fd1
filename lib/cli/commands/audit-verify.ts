import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { type Verified, verifyTrail } from "../../audit/chain/verify-trail";
import type { Heads } from "../../audit/chain/heads";
import { OperatorError } from "../../data-dir/operator-error";
import { withInstallation } from "../with-installation";

interface Options {
  /** Writes the heads that were found to this file. */
  save?: string;
  /** Compares with the heads in this file. */
  against?: string;
  json?: boolean;
}

/** `latchkey audit verify`: ends with 1 when anything is wrong. */
export function auditVerify({ save, against, json }: Options): Promise<void> {
  return withInstallation(async () => {
    const earlier = against === undefined ? {} : await readHeadsFile(against);
    const verified = await verifyTrail({ earlier, progress: (events) => process.stderr.write(`\r${events} events`) });
    process.stderr.write("\n");
    if (save !== undefined && verified.wrong === 0) await writeFile(save, `${JSON.stringify(verified.heads, null, 2)}\n`);
    process.stdout.write(json ? `${JSON.stringify(verified)}\n` : described(verified));
    if (verified.wrong > 0) process.exitCode = 1;
  });
}

function described({ events, chains, wrong, problems }: Verified): string {
  if (wrong === 0) return `The audit trail is whole: ${events} events in ${chains} ${chains === 1 ? "chain" : "chains"}.\n`;
  const lines = problems.map(({ chain, eventId, message }) => `  ${chain}${eventId === null ? "" : ` ${eventId}`}: ${message}\n`);
  const more = wrong > problems.length ? `  and ${wrong - problems.length} more\n` : "";
  return `The audit trail is not as Latchkey has left it:\n${lines.join("")}${more}`;
}

const headsFile = z.record(z.string(), z.object({ no: z.number().int(), mac: z.string() }));

async function readHeadsFile(file: string): Promise<Heads> {
  try {
    return headsFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new OperatorError(`${file} can't be read, or isn't what latchkey audit verify --save has written.`);
  }
}
