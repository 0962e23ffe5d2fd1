import { shellQuote } from "../../../../_components/code/shell-quote";
import { fullRef, type PlatformFields } from "./platform-fields";
import type { Platform } from "./platforms";

/** What the texts of a rule are made of. */
export interface SetupValues extends PlatformFields {
  platform: Platform;
  audience: string;
  publicUrl: string;
  clientId: string;
}

/** One text to paste. */
export interface SetupText {
  name: string;
  code: string;
}

const exchangeType = "urn:ietf:params:oauth:grant-type:token-exchange";
const tokenType = "urn:ietf:params:oauth:token-type:jwt";

/** What to paste so that the platform's own token becomes an access token, with this account's real values. */
export function setupTexts(values: SetupValues): SetupText[] {
  if (values.platform === "github") return [{ name: "Workflow", code: githubWorkflow(values) }];
  if (values.platform === "gitlab") return [{ name: ".gitlab-ci.yml", code: gitlabJob(values) }];
  if (values.platform === "kubernetes")
    return [
      { name: "Manifest", code: manifest(values) },
      { name: "In the container", code: exchange(values, '"$(cat /var/run/secrets/latchkey/token)"') },
      { name: "A token to test", code: testToken(values) },
    ];
  return [
    { name: "curl", code: exchange(values, '"$FOREIGN_TOKEN"') },
    { name: "Node.js", code: nodeExchange(values) },
  ];
}

/** The shell command that exchanges a token. @param token as the shell writes it */
function exchange({ publicUrl, clientId }: SetupValues, token: string): string {
  return `LATCHKEY_TOKEN=$(curl -sSf ${shellQuote(`${publicUrl}/oauth/token`)} \\
  -d grant_type=${exchangeType} \\
  -d client_id=${shellQuote(clientId)} \\
  -d subject_token_type=${tokenType} \\
  --data-urlencode subject_token=${token} | jq -r .access_token)
`;
}

function githubWorkflow(values: SetupValues): string {
  const { runs, ref, audience, workflow } = values;
  const path = fullRef(runs, ref.trim() || (runs === "tag" ? "v*" : "main"));
  const name = path?.replace(/^refs\/(heads|tags)\//, "") ?? "";
  const on = runs === "pull-request" ? "on: pull_request" : path ? `on:\n  push:\n    ${runs === "tag" ? "tags" : "branches"}: [${yaml(name)}]` : "on: push";
  const environment = runs === "environment" ? `\n    environment: ${yaml(ref.trim() || "production")}` : "";
  return `# .github/workflows/${workflow.trim() || "deploy.yml"}
${on}

permissions:
  contents: read
  id-token: write # lets the job ask GitHub for its own token

jobs:
  deploy:
    runs-on: ubuntu-latest${environment}
    steps:
      - name: Get an access token
        run: |
          ID_TOKEN=$(curl -sSf -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\
            "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=${encodeURIComponent(audience)}" | jq -r .value)
${indent(exchange(values, '"$ID_TOKEN"'), 10)}
          echo "::add-mask::$LATCHKEY_TOKEN"
          echo "LATCHKEY_TOKEN=$LATCHKEY_TOKEN" >> "$GITHUB_ENV"
      # The steps from here on have the access token in $LATCHKEY_TOKEN.
`;
}

function gitlabJob(values: SetupValues): string {
  const { runs, ref, audience } = values;
  const name = ref.trim();
  const rules: Partial<Record<typeof runs, string>> = {
    branch: `$CI_COMMIT_BRANCH ${comparison(name || "main")}`,
    tag: `$CI_COMMIT_TAG ${comparison(name || "v*")}`,
    protected: '$CI_COMMIT_REF_PROTECTED == "true"',
  };
  const rule = rules[runs] ? `\n  rules:\n    - if: ${yaml(rules[runs])}` : "";
  const environment = runs === "environment" ? `\n  environment: ${yaml(name || "production")}` : "";
  return `deploy:${environment}${rule}
  id_tokens:
    LATCHKEY_ID_TOKEN:
      aud: ${yaml(audience)}
  script:
    - |
${indent(exchange(values, '"$LATCHKEY_ID_TOKEN"'), 6)}
    # The commands from here on have the access token in $LATCHKEY_TOKEN.
`;
}

/** How GitLab's rules compare with a name in which a `*` stands for what has no slash. */
function comparison(name: string): string {
  if (!name.includes("*")) return `== ${JSON.stringify(name)}`;
  const source = name.replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replaceAll("*", "[^\\/]+");
  return `=~ /^${source}$/`;
}

function manifest({ namespace, serviceAccount, audience }: SetupValues): string {
  const account = named(serviceAccount, "web");
  return `apiVersion: v1
kind: Pod
metadata:
  name: ${account}
  namespace: ${named(namespace, "default")}
spec:
  serviceAccountName: ${account}
  containers:
    - name: ${account}
      image: your-image
      volumeMounts:
        - name: latchkey
          mountPath: /var/run/secrets/latchkey
          readOnly: true
  volumes:
    - name: latchkey
      projected:
        sources:
          - serviceAccountToken:
              path: token # Kubernetes writes a new one in time
              audience: ${yaml(audience)}
              expirationSeconds: 3600
`;
}

const testToken = ({ namespace, serviceAccount, audience }: SetupValues) =>
  `kubectl create token ${shellQuote(named(serviceAccount, "web"))} --namespace ${shellQuote(named(namespace, "default"))} --audience ${shellQuote(audience)}\n`;

/** A name as it is, or an example for one that isn't said, or that is a pattern. */
const named = (name: string, example: string) => (/^[a-z0-9.-]+$/i.test(name.trim()) ? name.trim() : example);

function nodeExchange({ publicUrl, clientId }: SetupValues): string {
  return `const response = await fetch(${JSON.stringify(`${publicUrl}/oauth/token`)}, {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "${exchangeType}",
    client_id: ${JSON.stringify(clientId)},
    subject_token_type: "${tokenType}",
    subject_token: process.env.FOREIGN_TOKEN,
  }),
});
const { access_token, expires_in } = await response.json();
`;
}

/** A text as YAML takes it, quoted where it needs to be. */
const yaml = (text: string) => (/^[a-z][\w./-]*$/i.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text) ? text : JSON.stringify(text));

const indent = (text: string, width: number) => text.trimEnd().replace(/^/gm, " ".repeat(width));
