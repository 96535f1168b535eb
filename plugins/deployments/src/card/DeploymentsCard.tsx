import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardFooter, CardHeader } from '@backstage/ui';
import { useText } from '../shared/useText';
import { useDeployments } from './hooks/useDeployments';
import { useSecrets } from '../secrets/hooks/useSecrets';
import { Failure } from '../shared/Failure';
import { legible } from '../shared/legible';
import { SecretsLine } from '../secrets/SecretsLine';
import { Answered } from './Answered';
import { CardTitle } from './CardTitle';
import styles from './DeploymentsCard.module.css';
import { Footer } from './Footer';
import { Loading, LoadingFooter } from './Loading';

/** Where the service of the entity page runs, which version, whether it is well, and why not. */
export const DeploymentsCard = () => {
  const t = useText();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const deployments = useDeployments(entityRef);
  const now = useSecrets(entityRef);
  const { answer, error, pending, refresh } = deployments;
  const isFirst = !answer && error === undefined;
  const secrets = <SecretsLine now={now} isSaid={error !== undefined} />;
  return (
    <Card aria-label={t('title')} className={`${styles.card} ${legible}`}>
      <CardHeader>
        <CardTitle deployments={deployments} />
      </CardHeader>
      <CardBody>
        <div className={styles.body}>
          {error !== undefined && (
            <Failure
              error={error}
              kept={answer !== undefined}
              pending={pending}
              onRetry={refresh}
            />
          )}
          {isFirst && <Loading />}
          {answer ? (
            <Answered answer={answer} entity={entity}>
              {secrets}
            </Answered>
          ) : (
            secrets
          )}
        </div>
      </CardBody>
      {answer || isFirst ? (
        <CardFooter>
          {answer ? <Footer answer={answer} /> : <LoadingFooter />}
        </CardFooter>
      ) : null}
    </Card>
  );
};
