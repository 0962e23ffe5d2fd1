import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { getToken } from "../app/api/testing/call-api";
import { useServer } from "../app/api/testing/use-server";
import { makeAccount, makeTeam } from "../lib/testing/factories";

const server = useServer();
const python = "/usr/bin/python3";
const hasRequests = spawnSync(python, ["-c", "import requests"]).status === 0;
const skipped = hasRequests ? "" : ` — SKIPPED: ${python} can't import requests; install python3-requests to run it`;

// The header exactly as people write it who come from other products: the token behind "Bearer ".
const program = `
import sys, json, requests
jwt = "Bearer " + sys.argv[1]
headers = {
'Authorization': jwt
}
url_atl = sys.argv[2]
read = requests.request("GET", url_atl, headers=headers, params={"query": "{ viewer { type name } }"})
ask = requests.request("POST", url_atl, headers=headers, json={"query": "{ serviceAccounts { totalCount } }"})
print(json.dumps([read.status_code, read.json(), ask.status_code, ask.json()]))
`;

it.skipIf(!hasRequests)(`a token works from Python's requests with nothing but the Authorization header${skipped}`, async () => {
  const { account, clientKeys } = await makeAccount(await makeTeam());
  const { stdout } = await promisify(execFile)(python, ["-c", program, await getToken(clientKeys), `${server.url}/api/graphql`]);
  expect(JSON.parse(stdout)).toEqual([
    200,
    { data: { viewer: { type: "SERVICE_ACCOUNT", name: account.name } } },
    200,
    { data: { serviceAccounts: { totalCount: 1 } } },
  ]);
});
