import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { useServer } from "@/app/api/testing/use-server";
import type { ServiceAccount } from "@/entities/index";
import { makeAccount, makeTeam } from "@/lib/testing/factories";
import { makeToken } from "@/lib/testing/make-token";

const server = useServer();
const python = "/usr/bin/python3";
const hasRequests = spawnSync(python, ["-c", "import requests"]).status === 0;
const skipped = hasRequests ? "" : ` — SKIPPED: ${python} can't import requests; install python3-requests to run it`;
const program = readFileSync("docs/examples/python/service_accounts.py", "utf8");

/** What RegScale's manual tells its users to write, word for word. */
const elsewhere = `# setup request library
import requests

#set the header
jwt = "Bearer " + "Your RegScale Service Account Token Goes Here"
headers = {
'Authorization': jwt
}
#setup API url
url_atl = "https://RegScale.c2lab.com/api/issues/getAll"
#make the call
response = requests.request("GET", url_atl, headers=headers)
`;

/** Runs the example with this address and token in the places of its own. @returns what it prints */
async function run(apiToken: string): Promise<unknown> {
  const mine = program.replace("https://latchkey.example.com", server.url).replace("Your Latchkey API Token Goes Here", apiToken);
  const { stdout } = await promisify(execFile)(python, ["-c", mine]);
  return JSON.parse(stdout);
}

it("is the program that people have already, with another address and another token", () => {
  const token = program.replace("Latchkey API Token", "RegScale Service Account Token");
  const address = token.replace(/https:[^"]+/, "https://RegScale.c2lab.com/api/issues/getAll");
  expect(address).toBe(`${elsewhere}\nprint(response.text)\n`);
});

describe.skipIf(!hasRequests)(`the Python example, run by python3${skipped}`, () => {
  let account: ServiceAccount;
  beforeAll(async () => {
    ({ account } = await makeAccount(await makeTeam(), { name: "Nightly report" }));
  });
  const make = async (format: "OPAQUE" | "JWT", scopes: string[]) => (await makeToken(account, { format, expiresInDays: 30, scopes })).plainToken;

  it.each(["OPAQUE", "JWT"] as const)("lists the service accounts, with a token that is %s", async (format) => {
    expect(await run(await make(format, ["service-account:read"]))).toEqual({ data: { serviceAccounts: { nodes: [{ name: "Nightly report" }] } } });
  });

  it.each(["OPAQUE", "JWT"] as const)("is told which scope its token lacks, with one that is %s", async (format) => {
    const extensions = { code: "FORBIDDEN", reason: "MISSING_SCOPE", requiredPermission: "service-account:read" };
    expect(await run(await make(format, []))).toMatchObject({ errors: [{ extensions }] });
  });
});
