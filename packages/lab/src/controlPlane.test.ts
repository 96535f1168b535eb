import { describeControlPlane } from '@argosy/control-plane/contractSuite';
import { connectTestLab } from './describe';

jest.setTimeout(300_000);

describeControlPlane('the lab', connectTestLab);
