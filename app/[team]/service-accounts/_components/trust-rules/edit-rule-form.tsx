import dayjs from "dayjs";
import { EditForm } from "../../../_components/edit-form/edit-form";
import { useEditForm } from "../../../_components/edit-form/use-edit-form";
import { useQueryClient } from "@tanstack/react-query";
import { serviceAccountsKey } from "../../queries";
import { updateTrustRule } from "./mutations";
import { type RuleAccount, type TrustRule, trustRulesQuery } from "./queries";
import { RuleAside } from "./rule-aside";
import { RuleFields } from "./rule-fields";
import classes from "./rule-form.module.css";
import { placeOfCondition, type RuleDetails, ruleDetails, ruleProblems, type RuleValues, ruleValues } from "./rule-values";

type EditableRule = RuleDetails & { version: number };

const detailsOf = ({ name, issuer, audience, conditions, expiresAt }: EditableRule): RuleDetails => ({
  name,
  issuer,
  audience,
  conditions: conditions.map(({ claim, pattern }) => ({ claim, pattern })),
  expiresAt,
});
const lines = (conditions: RuleDetails["conditions"]) => conditions.map(({ claim, pattern }) => `${claim}: ${pattern}`).join("\n");

/** Changes a trust rule, which others may edit at the same time. */
export function EditRuleForm({ account, rule }: { account: RuleAccount; rule: TrustRule }) {
  const queryClient = useQueryClient();
  const edit = useEditForm<EditableRule, RuleDetails, RuleValues>({
    thing: rule,
    detailsOf,
    valuesOf: ruleValues,
    readValues: ruleDetails,
    validate: ruleProblems,
    shown: {
      name: { label: "Name", text: ({ name }) => name },
      issuer: { label: "Issuer", text: ({ issuer }) => issuer },
      audience: { label: "Audience", text: ({ audience }) => audience },
      conditions: {
        label: "Conditions",
        text: ({ conditions }) => lines(conditions),
        inputs: ["platform", "repository", "runs", "ref", "workflow", "namespace", "serviceAccount", "further"],
      },
      expiresAt: { label: "Until", text: ({ expiresAt }) => (expiresAt ? dayjs(expiresAt).format("D MMMM YYYY, HH:mm") : "For good") },
    },
    update: async (changes, version) => {
      const payload = await updateTrustRule({ id: rule.id, input: { ...changes, version } });
      const sent = ruleValues({ ...detailsOf(rule), ...changes });
      return (
        payload && {
          now: payload.trustRule,
          userErrors: payload.userErrors.map((error) => ({ ...error, field: error.field && placeOfCondition(sent, error.field) })),
        }
      );
    },
    fetchNewest: async () => {
      const newest = await queryClient.fetchQuery({ ...trustRulesQuery(account.id), staleTime: 0 });
      return newest?.trustRules.find(({ id }) => id === rule.id) ?? null;
    },
    action: "trust-rule.update",
    targetId: rule.id,
    refresh: () => queryClient.invalidateQueries({ queryKey: serviceAccountsKey }),
    saved: "It counts from the next token on.",
  });
  return (
    <div className={classes.form}>
      <EditForm edit={edit} what="trust rule">
        <RuleFields form={edit.form} />
      </EditForm>
      <RuleAside values={edit.form.values} account={account} />
    </div>
  );
}
