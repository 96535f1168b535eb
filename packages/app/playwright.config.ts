import { defineConfig } from '@playwright/test';
import { readStage } from './e2e-tests/support/stage';

const { executablePath, args } = readStage().browser;

export default defineConfig({
  testDir: './e2e-tests',
  outputDir: '../../.cache/test/e2e',
  // Real peers on a busy machine take their time; a hang is still found.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  workers: 1,
  reporter: [['list'], ['json']],
  // Each from the start: a change of theme makes the portal anew, and what was typed is gone.
  projects: (['light', 'dark'] as const).map(colorScheme => ({
    name: colorScheme,
    use: { colorScheme },
  })),
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
