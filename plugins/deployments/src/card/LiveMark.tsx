import {
  RiAlertLine,
  RiRadioButtonLine,
  RiWifiOffLine,
} from '@remixicon/react';
import { useText } from '../shared/useText';
import { Liveness } from './view/liveness';
import styles from './DeploymentsCard.module.css';

const ICONS = {
  live: RiRadioButtonLine,
  partly: RiAlertLine,
  not: RiWifiOffLine,
} satisfies Record<Liveness, typeof RiAlertLine>;

interface LiveMarkProps {
  liveness: Liveness;
  /** Said on hover. */
  reason?: string;
}

/** Whether the card follows the hubs, as icon and word. */
export const LiveMark = ({ liveness, reason }: LiveMarkProps) => {
  const t = useText();
  const Icon = ICONS[liveness];
  return (
    <span className={styles.live} data-liveness={liveness} title={reason}>
      <Icon aria-hidden />
      {t(`header.${liveness}`)}
    </span>
  );
};
