"use client";

import { PageHeader } from "../../../_components/page-header";
import { useTeam } from "../../_components/team-context";
import { CreateAccountForm } from "./create-account-form";

/** The page that makes a service account. */
export function CreateAccount() {
  const { path } = useTeam();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Service accounts", href: path("/service-accounts") }]}
        title="New service account"
        lead="One for each program that needs access. A name is enough; everything but the product can be changed later."
      />
      <CreateAccountForm />
    </>
  );
}
