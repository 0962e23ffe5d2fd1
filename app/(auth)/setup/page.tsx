import type { Metadata } from "next";
import { Setup } from "../_components/setup";

export const metadata: Metadata = { title: "Set up" };

export default function SetupPage() {
  return <Setup />;
}
