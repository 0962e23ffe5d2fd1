import { Text } from "@mantine/core";
import { CodeTabs } from "../../../../_components/code/code-tabs";
import { CodeBlock } from "../../../../_components/code/code-block";
import { usePublicUrl } from "../../../../_components/code/public-url";
import type { RuleAccount } from "./queries";
import type { RuleValues } from "./rule-values";
import { setupTexts } from "./setup-texts";

/** What to paste where the tokens come from, with the rule's real values. */
export function RuleSetup({ values, account: { name, clientId, requireDpop } }: { values: RuleValues; account: RuleAccount }) {
  const samples = setupTexts({ ...values, audience: values.audience.trim(), publicUrl: usePublicUrl(), clientId });
  const [only] = samples;
  return (
    <>
      {requireDpop && (
        <Text size="sm" mb="xs">
          {name} requires DPoP: its access tokens are bound to a key. The request below needs a <code>DPoP</code> header as well, so a library sends it best.
        </Text>
      )}
      {only && samples.length === 1 ? (
        <CodeBlock code={only.code} what={only.name} />
      ) : (
        // Which texts there are depends on the platform.
        <CodeTabs key={values.platform} label="What to paste" samples={samples} />
      )}
    </>
  );
}
