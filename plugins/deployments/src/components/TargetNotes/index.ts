export { TargetNotes } from './TargetNotes';
