import { AppError } from '@/lib/kernel/errors';
import { errorText } from '@/lib/processes/sheet-labels';
import { terminalLocale } from '@/scripts/setup/words';

/** Says why the application refused, and gives the exit code for it; any other error goes on. */
export function refused(error: unknown): number {
  if (!(error instanceof AppError)) throw error;
  const locale = terminalLocale();
  process.stderr.write(`${errorText(locale, error.key, error.params)}\n`);
  for (const [field, problem] of Object.entries(error.fields ?? {}))
    process.stderr.write(`  ${field}: ${errorText(locale, problem.key, problem.params)}\n`);
  return 2;
}
