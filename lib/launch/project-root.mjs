import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, wherever the command was given. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Absolute path of something in the project. */
export const inProject = (...parts) => path.join(projectRoot, ...parts);
