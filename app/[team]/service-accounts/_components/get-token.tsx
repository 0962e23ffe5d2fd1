import { CodeTabs } from "../../../_components/code/code-tabs";
import { usePublicUrl } from "../../../_components/code/public-url";
import type { ServiceAccount } from "../queries";
import { dpopExample } from "./dpop-example";
import { curlExample, nodeExample, pythonExample } from "./token-examples";

/** The request for an access token with this account's real values; only the secret stays a variable. */
export function GetToken({ account }: { account: ServiceAccount }) {
  const values = { publicUrl: usePublicUrl(), clientId: account.clientId, apiUrl: account.product.builtIn ? undefined : account.product.audience };
  const plain = [
    { name: "curl", code: curlExample(values) },
    { name: "Node.js", code: nodeExample(values) },
    { name: "Python", code: pythonExample(values) },
  ];
  // Proofs are nothing that a command makes by hand.
  return <CodeTabs label="How to get an access token" samples={account.requireDpop ? [{ name: "Node.js", code: dpopExample(values) }] : plain} />;
}
