import type { MantineColorsTuple } from "@mantine/core";

/** The one accent: petrol. Shade 8 fills buttons, and carries white text at 6:1. */
export const accent: MantineColorsTuple = ["#eef8fa", "#d9eef1", "#b3dde4", "#86c9d4", "#5ab4c3", "#3a9fb0", "#238a9c", "#147687", "#0c6473", "#074d59"];

/** Neutrals of the light scheme; 6 is the quiet text, at 5.7:1 on white. */
export const gray: MantineColorsTuple = ["#f8f9fa", "#f1f3f4", "#e7eaec", "#dadee2", "#c5cbd1", "#98a0a8", "#5b646d", "#454d55", "#2f363c", "#1a1f24"];

/** Neutrals of the dark scheme, from text to the page's ground. */
export const dark: MantineColorsTuple = ["#dfe3e6", "#bcc3c9", "#939ca4", "#3f474e", "#2b3137", "#22272c", "#191d21", "#121518", "#0d0f11", "#08090a"];
