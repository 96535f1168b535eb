import { Text } from '@backstage/ui';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiInformationLine,
} from '@remixicon/react';

const ICONS = {
  success: RiCheckboxCircleLine,
  info: RiInformationLine,
  warning: RiAlertLine,
  danger: RiErrorWarningLine,
  secondary: RiInformationLine,
};

export type Tone = keyof typeof ICONS;

/** A tone as an icon. The colour stays with it: beside white, small words in these colours are hard to read. */
export function ToneIcon({ tone }: { tone: Tone }) {
  const Icon = ICONS[tone];
  return (
    <Text as="span" color={tone} aria-hidden style={{ display: 'inline-flex' }}>
      <Icon size={16} />
    </Text>
  );
}
