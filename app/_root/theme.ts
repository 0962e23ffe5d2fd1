import {
  type ActionIconProps,
  type AnchorProps,
  type BadgeProps,
  type ButtonProps,
  createTheme,
  type DrawerProps,
  type InputWrapperProps,
  type MenuProps,
  type ModalProps,
  type NotificationProps,
  type TabsProps,
  type TooltipProps,
} from "@mantine/core";
import { accent, dark, gray } from "./colors";

const sans = '"Inter Variable", system-ui, sans-serif';
const mono = '"JetBrains Mono Variable", ui-monospace, monospace';
const dialog = { padding: "lg", overlayProps: { backgroundOpacity: 0.45 }, closeButtonProps: { "aria-label": "Close" }, transitionProps: { duration: 120 } };

/** Mantine with our own restraint: one accent, four text sizes, an 8-pixel rhythm, hairlines instead of shadows. */
export const theme = createTheme({
  primaryColor: "accent",
  // Mantine's own shades fail 4.5:1.
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: { accent, gray, dark },
  black: "#1a1f24",
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem", lg: "1rem", xl: "1.375rem" },
  lineHeights: { xs: "1.35", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.3" },
  headings: {
    fontFamily: sans,
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.375rem", lineHeight: "1.3" }, h2: { fontSize: "1rem", lineHeight: "1.5" }, h3: { fontSize: "0.875rem", lineHeight: "1.5" } },
  },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "3px", sm: "4px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  // By name: to name the components themselves would fetch the code of all of them with the first page.
  components: {
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } satisfies ActionIconProps },
    Anchor: { defaultProps: { underline: "hover" } satisfies AnchorProps },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 500 } satisfies BadgeProps },
    Button: { defaultProps: { fw: 500 } satisfies ButtonProps },
    Drawer: { defaultProps: dialog satisfies Partial<DrawerProps>, classNames: { title: "lk-dialog-title" } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "error", "description"] } satisfies InputWrapperProps },
    Menu: {
      defaultProps: { position: "bottom-end", shadow: "md", withInitialFocusPlaceholder: false, transitionProps: { duration: 100 } } satisfies MenuProps,
    },
    Modal: { defaultProps: { ...dialog, centered: true, radius: "md" } satisfies Partial<ModalProps>, classNames: { title: "lk-dialog-title" } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Dismiss" }, withBorder: true } satisfies NotificationProps },
    Tabs: { defaultProps: { keepMounted: false } satisfies TabsProps },
    Tooltip: { defaultProps: { openDelay: 250, events: { hover: true, focus: true, touch: false } } satisfies Partial<TooltipProps> },
  },
});
