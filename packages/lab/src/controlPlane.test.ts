import { describeControlPlane } from '@argosy/sandbox/contractSuite';
import { connectTestLab } from './connectLab';
import type { LabControlPlane } from './LabControlPlane';

jest.setTimeout(300_000);

describe('the lab', () => {
  let lab: LabControlPlane;

  beforeAll(async () => {
    lab = await connectTestLab();
  });

  describeControlPlane(() => lab);
});
