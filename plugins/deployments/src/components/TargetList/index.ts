export { TargetList } from './TargetList';
