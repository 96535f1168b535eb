import { describeControlPlane } from '@argosy/control-plane/contractSuite';
import { startSandbox } from './startSandbox';

jest.setTimeout(120_000);

describeControlPlane('the sandbox', () => startSandbox({ speed: 5 }));
