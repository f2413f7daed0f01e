import { readFileSync } from 'node:fs';

type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> };

/** The id under which the build answers calls of a server action. */
export function actionId(file: string, name: string): string {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest;
  const found = Object.entries(manifest.node).find(
    ([, action]) => action.exportedName === name && action.filename?.endsWith(file),
  );
  if (!found) throw new Error(`no action ${name} in ${file}`);
  return found[0];
}
