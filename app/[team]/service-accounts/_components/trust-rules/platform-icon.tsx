import { IconBrandGithub, IconBrandGitlab, IconFingerprint, IconSteeringWheel } from "@tabler/icons-react";
import type { Platform } from "./platforms";

const icons: Record<Platform, typeof IconFingerprint> = {
  github: IconBrandGithub,
  gitlab: IconBrandGitlab,
  kubernetes: IconSteeringWheel,
  other: IconFingerprint,
};

/** The sign of a platform, beside its name. */
export function PlatformIcon({ platform, size = 20 }: { platform: Platform; size?: number }) {
  const Icon = icons[platform];
  return <Icon size={size} stroke={1.6} aria-hidden />;
}
