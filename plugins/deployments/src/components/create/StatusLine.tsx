import { Flex, Text } from '@backstage/ui';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';
import { ReactNode } from 'react';

const TONES = {
  success: RiCheckboxCircleLine,
  warning: RiAlertLine,
  danger: RiErrorWarningLine,
  secondary: RiInformationLine,
};

/** One state in icon and word; a change of it is read out. */
export function StatusLine(props: {
  tone: keyof typeof TONES;
  id?: string;
  children: ReactNode;
}) {
  const Icon = TONES[props.tone];
  return (
    <Text
      as="div"
      variant="body-small"
      color={props.tone}
      role="status"
      id={props.id}
    >
      <Flex align="center" gap="1">
        <Icon size={16} aria-hidden style={{ flex: 'none' }} />
        <span>{props.children}</span>
      </Flex>
    </Text>
  );
}
