import { shellQuote } from "../../../_components/code/shell-quote";
import { tokenCurl } from "../../../_components/code/token-curl";

interface Values {
  publicUrl: string;
  clientId: string;
  /** Where the product's API is; Latchkey's own when undefined. */
  apiUrl: string | undefined;
}

/** A product's audience names it, and need not be an address that can be called. */
const callable = (url: string | undefined) => url === undefined || /^https?:/i.test(url);

/** The two steps as shell commands. */
export function curlExample({ publicUrl, clientId, apiUrl }: Values): string {
  const call = apiUrl
    ? `curl ${shellQuote(apiUrl)} -H "Authorization: Bearer $TOKEN"`
    : `curl ${shellQuote(`${publicUrl}/api/graphql`)} \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"query":"{ viewer { name } }"}'`;
  return `TOKEN=$(${tokenCurl(publicUrl, `"${clientId}:$LATCHKEY_CLIENT_SECRET"`, "-s ")} | jq -r .access_token)
${callable(apiUrl) ? `\n${call}\n` : ""}`;
}

/** The two steps with Node's own fetch. */
export function nodeExample({ publicUrl, clientId, apiUrl }: Values): string {
  const call = apiUrl
    ? `const answer = await fetch(${JSON.stringify(apiUrl)}, { headers: { authorization: \`Bearer \${access_token}\` } });`
    : `const answer = await fetch(${JSON.stringify(`${publicUrl}/api/graphql`)}, {
  method: "POST",
  headers: { authorization: \`Bearer \${access_token}\`, "content-type": "application/json" },
  body: JSON.stringify({ query: "{ viewer { name } }" }),
});
console.log(await answer.json());`;
  return `const response = await fetch(${JSON.stringify(`${publicUrl}/oauth/token`)}, {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "${clientId}",
    client_secret: process.env.LATCHKEY_CLIENT_SECRET,
  }),
});
const { access_token, expires_in } = await response.json();
${callable(apiUrl) ? `\n${call}\n` : ""}`;
}

/** The two steps with Python's requests. */
export function pythonExample({ publicUrl, clientId, apiUrl }: Values): string {
  const call = apiUrl
    ? `answer = requests.get(${JSON.stringify(apiUrl)}, headers={"Authorization": f"Bearer {token}"})`
    : `answer = requests.post(
    ${JSON.stringify(`${publicUrl}/api/graphql`)},
    headers={"Authorization": f"Bearer {token}"},
    json={"query": "{ viewer { name } }"},
)
print(answer.json())`;
  return `import os
import requests

response = requests.post(
    ${JSON.stringify(`${publicUrl}/oauth/token`)},
    auth=("${clientId}", os.environ["LATCHKEY_CLIENT_SECRET"]),
    data={"grant_type": "client_credentials"},
)
response.raise_for_status()
token = response.json()["access_token"]
${callable(apiUrl) ? `\n${call}\n` : ""}`;
}
