import { describeControlPlane } from '@argosy/control-plane/contractSuite';
import { connectTestLab } from './connectLab';

jest.setTimeout(300_000);

describeControlPlane('the lab', connectTestLab);
