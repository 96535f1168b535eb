export { TargetDetails } from './TargetDetails';
