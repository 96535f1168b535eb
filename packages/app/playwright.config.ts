import { defineConfig } from '@playwright/test';

const { executablePath, args } = JSON.parse(
  process.env.ARGOSY_BROWSER ?? '{"args":[]}',
);

export default defineConfig({
  testDir: './e2e-tests',
  outputDir: '../../.cache/test/e2e',
  globalSetup: './e2e-tests/support/globalSetup.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  workers: 1,
  reporter: [['list'], ['json']],
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...args,
      ],
    },
  },
});
