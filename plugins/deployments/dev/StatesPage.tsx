import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Box, Container, Text } from '@backstage/ui';
import { DeploymentsCard } from '../src/card/DeploymentsCard';
import { states } from './states';

const entityOf = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
});

/** Every state of the card below the other, or one of them: `?state=degraded`. */
export const StatesPage = () => {
  const wanted = new URLSearchParams(window.location.search).get('state');
  return (
    <Container my="4">
      {Object.keys(states)
        .filter(name => !wanted || name === wanted)
        .map(name => (
          <Box key={name} mb="6" id={name}>
            <Text as="p" variant="body-small" color="secondary">
              {name}
            </Text>
            <EntityProvider entity={entityOf(name)}>
              <DeploymentsCard />
            </EntityProvider>
          </Box>
        ))}
    </Container>
  );
};
