export { CreationTimeline } from './CreationTimeline';
