export { TargetMatrix } from './TargetMatrix';
