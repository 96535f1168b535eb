import { PATIENT, until } from '@argosy/control-plane';
import { connectLab } from '../../describe';
import { readDirectory } from '../options';

/** Ends a lab that runs in another process. */
export async function down(args: string[]) {
  const { file } = readDirectory(args);
  const lab = await connectLab(file);
  await lab.stop();
  await until(
    'the lab is gone',
    () =>
      connectLab(file).then(
        () => false,
        () => true,
      ),
    PATIENT,
  );
}
