import { Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { Tone } from '../../shared/tone';
import { ToneIcon } from '../../shared/ToneIcon';

/** One state in icon and word; a change of it is read out. */
export function StatusLine(props: {
  tone: Tone;
  id?: string;
  children: ReactNode;
}) {
  return (
    <Flex align="start" gap="1">
      <ToneIcon tone={props.tone} />
      <Text as="div" variant="body-small" role="status" id={props.id}>
        {props.children}
      </Text>
    </Flex>
  );
}
