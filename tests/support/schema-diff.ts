import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

type Engine = { diff(args: object): Promise<{ stdout: string | null }> };
type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (args: object, log: () => void, factory: object) => Promise<Engine> };
};

const here = createRequire(import.meta.url);

function schemaFiles(): { path: string; content: string }[] {
  const folder = path.resolve('prisma/schema');
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  return names.map((name) => ({ path: name, content: readFileSync(path.join(folder, name), 'utf8') }));
}

// The engine as WebAssembly: the native one would be downloaded.
async function engine(files: { path: string; content: string }[], url: string): Promise<Engine> {
  const folder = path.dirname(here.resolve('@prisma/schema-engine-wasm'));
  const glue = (await import(path.join(folder, 'schema_engine_bg.js'))) as EngineModule;
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as never });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return glue.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    factory,
  );
}

/** The statements that would turn an empty database into what the Prisma schema says, one a line of the list. */
export async function schemaStatements(url: string): Promise<string[]> {
  const files = schemaFiles();
  const { stdout } = await (await engine(files, url)).diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    ...{ script: true, shadowDatabaseUrl: null, exitCode: null, filters: { externalTables: [], externalEnums: [] } },
  });
  return (stdout ?? '').split(/;\s*$/m).map((each) => each.replace(/^\s*--.*$/gm, '').trim());
}
