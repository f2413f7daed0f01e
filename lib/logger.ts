import 'server-only';
import pino, { type Logger } from 'pino';
import { env } from './env';

let made: Logger | undefined;

/** The process's log: JSON lines without personal data. Errors of the database carry parameters in their text, so only kind, code and stack stay. */
export function logger(): Logger {
  made ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    redact: { paths: ['*.password', '*.phone', '*.email', '*.token', '*.secret', '*.code', '*.idCard'], censor: '•' },
    serializers: {
      err: (error: unknown) => {
        const e = error as { name?: string; code?: string; stack?: string };
        const frames = (e.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
        // Not 'code': that is the name of one-time codes, which are hidden.
        return { name: e.name, kind: e.code, stack: frames.slice(0, 12).join('\n') };
      },
    },
  });
  return made;
}
