export {
  manualClock as manualTimers,
  type ManualClock as ManualTimers,
} from '../../lib/__testUtils__/manualClock';
