import type { TestProject } from 'vitest/node';
import { prepare } from '@/scripts/setup/prepare';
import { makeDatabase, startThrowaway } from '@/tests/support/throwaway';
import { WORKERS } from '@/tests/support/workers';

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of each worker's database. */
    databases: { app: string; owner: string }[];
    /** For files of the run; gone with it. */
    folder: string;
  }
}

/** Starts a PostgreSQL, migrates one database, and gives each worker a copy of it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway();
  try {
    const template = `${server.name}_template`;
    await makeDatabase(server, template);
    await prepare(server.ownerUrl(template));
    const names = Array.from({ length: WORKERS }, (_, at) => `${server.name}_${at + 1}`);
    for (const name of names) await makeDatabase(server, name, template);
    project.provide('folder', server.folder);
    project.provide(
      'databases',
      names.map((name) => ({ app: server.appUrl(name), owner: server.ownerUrl(name) })),
    );
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}
