"use client";

import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../_components/forms/leave-guard";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { submitOnEnter } from "../../../_components/forms/submit-on-enter";
import { useFormAction } from "../../../_graphql/use-form-action";
import { useTeam } from "../../../_teams/team-context";
import { createProduct, createProductDocument } from "../mutations";
import { refreshProducts } from "../queries";
import { keyOf } from "./key-of";
import { ProductFields } from "./product-fields";
import { productRules, type ProductValues } from "./product-values";

/** The page that registers a product. */
export function CreateProduct() {
  const { team, path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [ownKey, setOwnKey] = useState(false);
  const form = useForm<ProductValues>({
    initialValues: { key: "", name: "", description: "", audience: "", permissions: [] },
    validate: {
      ...productRules,
      key: (value) => (/^[a-z][a-z0-9-]{0,39}$/.test(value) ? null : "Begin with a letter; use only lower-case letters, digits and hyphens."),
    },
  });
  const inputOf = ({ key, name, description, audience, permissions }: ProductValues) => ({ teamId: team.id, key, name, description, audience, permissions });
  const { submit, running, problem } = useFormAction({
    form,
    send: (values) => createProduct(inputOf(values)),
    done: async ({ product }) => {
      await refreshProducts(queryClient);
      notifications.show({ title: `${product?.name ?? "The product"} is registered`, message: "Service accounts can be created for it now." });
      router.push(path(`/products/${product?.id ?? ""}`));
    },
  });
  const name = form.getInputProps("name");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: path("/products") }, { label: "New product" }]}
        title="New product"
        lead="An API that is to accept Latchkey's access tokens."
        help={
          <PageHelp document={createProductDocument} variables={{ input: inputOf(form.values) }}>
            Registers an API of yours, so that service accounts can be made for it. Its audience goes into each token, and your API accepts only tokens with its
            own. The permissions are what callers may do there; roles are made of them. The request below sends what the form holds now.
          </PageHelp>
        }
      />
      <LeaveGuard unsaved={form.isDirty() && !running} />
      <form onSubmit={submit} onKeyDown={submitOnEnter} noValidate>
        <Stack maw={640}>
          <TextInput
            label="Name"
            autoFocus
            autoComplete="off"
            description="Unique in the team."
            maxLength={100}
            {...name}
            onChange={(event) => {
              form.setFieldValue("name", event.currentTarget.value);
              if (!ownKey) form.setFieldValue("key", keyOf(event.currentTarget.value));
            }}
          />
          <TextInput
            label="Key"
            autoComplete="off"
            description="Its short name in programs. It never changes."
            maxLength={40}
            {...form.getInputProps("key")}
            onChange={(event) => {
              setOwnKey(true);
              form.setFieldValue("key", event.currentTarget.value);
            }}
          />
          <ProductFields form={form} />
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Create product" running={running} back={path("/products")} mt="xs" />
        </Stack>
      </form>
    </>
  );
}
