import { describeControlPlane } from './contractSuite';
import { startSandbox } from './startSandbox';
import type { StartedSandbox } from './startSandbox';

jest.setTimeout(120_000);

describe('the sandbox', () => {
  let sandbox: StartedSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 5 });
  });

  afterAll(() => sandbox.stop());

  describeControlPlane(() => sandbox);
});
