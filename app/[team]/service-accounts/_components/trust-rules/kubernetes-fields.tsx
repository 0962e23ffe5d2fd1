import { TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { literal } from "./literal";
import type { RuleValues } from "./rule-values";

/** Which pods of a cluster a rule is about. */
export function KubernetesFields({ form }: { form: UseFormReturnType<RuleValues> }) {
  return (
    <>
      <TextInput label="Namespace" placeholder="production" {...literal} {...form.getInputProps("namespace")} />
      <TextInput
        label="Service account"
        placeholder="web"
        description={
          <>
            The one of Kubernetes that the pod runs with, not this one. <code>*</code> is each of the namespace.
          </>
        }
        {...literal}
        {...form.getInputProps("serviceAccount")}
      />
    </>
  );
}
