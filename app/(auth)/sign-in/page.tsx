import type { Metadata } from "next";
import { SignIn } from "../_components/sign-in";
import { safeCallbackUrl } from "../_components/safe-callback-url";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  return <SignIn callbackUrl={safeCallbackUrl(callbackUrl)} refused={error !== undefined} />;
}
