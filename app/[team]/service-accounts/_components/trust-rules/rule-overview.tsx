import { CopyableId } from "../../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../../_components/page/facts";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { Section } from "../../../../_components/page/section";
import { EndText } from "../../../_components/ends/end-text";
import { CreatedBy } from "../../../_components/created-by";
import { LastUsed } from "../../../_components/usage/last-used";
import { cautionOf, describeRule } from "./describe-rule";
import { platformOf } from "./platforms";
import type { RuleAccount, TrustRule } from "./queries";
import { RulePreview } from "./rule-preview";
import { RuleSetup } from "./rule-setup";
import { ruleValues } from "./rule-values";
import { TestToken } from "./test-token/test-token";

/** Whom a rule lets in, what to paste there, and a test. */
export function RuleOverview({ account, rule }: { account: RuleAccount; rule: TrustRule }) {
  const values = ruleValues(rule);
  const platform = platformOf(values.platform);
  return (
    <>
      <Section title="Whom it lets in" width={800}>
        <RulePreview summary={describeRule(values)} terms={rule} caution={cautionOf(values)} />
      </Section>
      <Section
        title={values.platform === "other" ? "Set it up" : `Set it up in ${platform.name}`}
        width={800}
        lead="What to paste there, with the real values. Nothing in it is secret."
      >
        <RuleSetup values={values} account={account} />
      </Section>
      <Section title="Test a token" width={800} lead="Which rule takes it, or which claim isn't what a rule wants.">
        <TestToken account={account} />
      </Section>
      <Section title="Details" width={800}>
        <Facts>
          <Fact label="Last used">
            <LastUsed at={rule.lastUsedAt} use={rule.lastUse} />
          </Fact>
          <Fact label="Ends">
            <EndText at={rule.expiresAt} withDay />
          </Fact>
          <Fact label="Added">
            <RelativeTime at={rule.createdAt} /> by <CreatedBy creator={rule.createdBy} />
          </Fact>
          <Fact label="Id">
            <CopyableId value={rule.id} what="id" />
          </Fact>
        </Facts>
      </Section>
    </>
  );
}
