// Checks who imports whom, by .dependency-cruiser.mjs. Plain JavaScript: the loader of TypeScript gets in the way of the cruiser's own.
import { createRequire } from 'node:module';

const ROOTS = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests', 'proxy.ts', 'instrumentation.ts'];

// The cruiser's parser is told of TypeScript but not of JSX, and does not tell types apart: types may cross every layer, since nothing of them is left at run time.
const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
const onlyTypes = ({ typeOnly, specifiers }) =>
  typeOnly || (specifiers?.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly));
swc.parseFileSync = (file, options) => {
  const tree = parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') });
  return { ...tree, body: tree.body.filter((item) => !onlyTypes(item)) };
};

const { cruise, format } = await import('dependency-cruiser');
const { default: config } = await import('../../.dependency-cruiser.mjs');
const rules = { forbidden: config.forbidden };
const { output } = await cruise(
  ROOTS,
  { ...config.options, ruleSet: rules, validate: true },
  { alias: { '@': process.cwd() } },
);
const told = await format(output, { outputType: 'err' });
process.stdout.write(`${told.output}\n`);
process.exit(told.exitCode === 0 ? 0 : 1);
