import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { Box, Card, CardBody, Container, Text } from '@backstage/ui';
import { useState } from 'react';
import { CreatedService } from '../../src/create-service/CreatedService';
import { change } from './client';
import { pages } from './pages';
import { extensions } from './extensions';

/** The form in Backstage's own stepper; `?formData={...}` fills it, as it does in the portal. */
export function FormPage() {
  const [isDone, setDone] = useState(location.hash === '#done');
  if (isDone) {
    return (
      <Container py="4">
        <CreatedService
          output={{
            files: '14 files',
            applications: '6 Applications will appear',
            change,
          }}
        />
      </Container>
    );
  }
  return (
    <Container py="4">
      <Card>
        <CardBody>
          <Box>
            <Text as="h2" variant="title-small">
              Create service
            </Text>
            <Stepper
              manifest={{
                title: 'Create service',
                presentation: { buttonLabels: { reviewButtonText: 'Confirm' } },
                steps: pages,
              }}
              extensions={extensions}
              onCreate={async () => setDone(true)}
            />
          </Box>
        </CardBody>
      </Card>
    </Container>
  );
}
