export { systemClock as realTimers, type Clock as Timers } from '../lib/clock';
