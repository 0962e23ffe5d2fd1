import { Anchor, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { UntilField } from "../../../_components/ends/until-field";
import { ConditionRows } from "./condition-rows";
import { suggestedName } from "./describe-rule";
import { KubernetesFields } from "./kubernetes-fields";
import { literal } from "./literal";
import { SourceFields } from "./source-fields";
import type { RuleValues } from "./rule-values";

interface Props {
  form: UseFormReturnType<RuleValues>;
  /** Whether a rule without a name is called by what it lets in. */
  named?: boolean;
}

/** The fields of a trust rule, those of its platform first, in that platform's words. */
export function RuleFields({ form, named = false }: Props) {
  const publicUrl = usePublicUrl();
  const { platform, audience } = form.values;
  const ours = audience.trim() === publicUrl;
  return (
    <Stack>
      {platform === "github" || platform === "gitlab" ? <SourceFields form={form} platform={platform} /> : <IssuerField form={form} />}
      {platform === "kubernetes" && <KubernetesFields form={form} />}
      <ConditionRows form={form} />
      {(platform === "github" || platform === "gitlab") && <IssuerField form={form} />}
      <TextInput
        label="Audience"
        description={
          <>
            Whom the token must be made for, in <code>aud</code>.{" "}
            {ours ? (
              "This is Latchkey's own address: a token made for somebody else can't be passed on to it."
            ) : (
              <Anchor component="button" type="button" size="xs" onClick={() => form.setFieldValue("audience", publicUrl)}>
                Use Latchkey&apos;s own address
              </Anchor>
            )}
          </>
        }
        {...literal}
        inputMode="url"
        {...form.getInputProps("audience")}
      />
      <TextInput
        label={named ? "Name (optional)" : "Name"}
        placeholder={named ? suggestedName(form.values) : undefined}
        description={named ? "How the list and the activity call it. Left empty, it is called by what it lets in." : "How the list and the activity call it."}
        maxLength={100}
        {...form.getInputProps("name")}
      />
      <div data-path="expiresAt" tabIndex={-1}>
        <UntilField
          value={form.values.expiresAt}
          onChange={(expiresAt) => form.setFieldValue("expiresAt", expiresAt)}
          error={form.errors.expiresAt as string | undefined}
        />
      </div>
    </Stack>
  );
}

/** Where the tokens come from, as they say it themselves. */
function IssuerField({ form }: { form: UseFormReturnType<RuleValues> }) {
  return (
    <TextInput
      label={issuerLabels[form.values.platform]}
      placeholder={form.values.platform === "kubernetes" ? "https://oidc.cluster.example.com" : "https://issuer.example.com"}
      description={issuerHelp[form.values.platform]}
      {...literal}
      inputMode="url"
      {...form.getInputProps("issuer")}
    />
  );
}

const issuerLabels = { github: "Issuer", gitlab: "GitLab address", kubernetes: "Issuer of the cluster", other: "Issuer" };
const issuerHelp = {
  github: (
    <>
      GitHub itself. A GitHub Enterprise Server is <code>https://HOST/_services/token</code>.
    </>
  ),
  gitlab: "GitLab.com, or the address of your own GitLab.",
  kubernetes: (
    <>
      What <code>kubectl get --raw /.well-known/openid-configuration</code> says in <code>issuer</code>. Latchkey must be able to reach it.
    </>
  ),
  other: (
    <>
      As its tokens have it in <code>iss</code>, to the last slash. Its keys are found through <code>/.well-known/openid-configuration</code>.
    </>
  ),
};
