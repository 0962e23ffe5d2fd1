import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inProject, projectRoot } from "./project-root.mjs";

/**
 * One hash over the names and contents of project files. Tests don't count, and what is missing doesn't either.
 * Modification times say nothing here: a clone or a container image sets them anew.
 * @param {string[]} names files and folders of the project
 * @param {string} [salt] anything else that the result depends on
 */
export function contentHash(names, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const file of names.flatMap((name) => filesOf(inProject(name))).sort()) {
    const content = fs.readFileSync(file);
    hash.update(`\n${path.relative(projectRoot, file).replaceAll("\\", "/")} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

function filesOf(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [file];
  return fs.readdirSync(file).flatMap((name) => (isTest(name) ? [] : filesOf(path.join(file, name))));
}

const isTest = (name) => /\.test\.[cm]?tsx?$/.test(name) || name === "node_modules" || name === ".DS_Store";
