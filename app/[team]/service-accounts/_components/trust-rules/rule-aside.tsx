import { Title } from "@mantine/core";
import { cautionOf, describeRule } from "./describe-rule";
import type { RuleAccount } from "./queries";
import classes from "./rule-form.module.css";
import { RulePreview } from "./rule-preview";
import { ruleDetails, type RuleValues } from "./rule-values";
import { RuleSetup } from "./rule-setup";

interface Props {
  values: RuleValues;
  account: RuleAccount;
  /** Also what to paste where the tokens come from. */
  withSetup?: boolean;
}

/** What a rule that is being written comes to. */
export function RuleAside({ values, account, withSetup = false }: Props) {
  return (
    <aside className={classes.aside} aria-label="What the rule comes to">
      <div>
        <Title order={2} className={classes.title}>
          Whom it lets in
        </Title>
        <RulePreview summary={describeRule(values)} terms={ruleDetails(values)} caution={cautionOf(values)} />
      </div>
      {withSetup && (
        <div>
          <Title order={2} className={classes.title}>
            What to paste there
          </Title>
          <RuleSetup values={values} account={account} />
        </div>
      )}
    </aside>
  );
}
