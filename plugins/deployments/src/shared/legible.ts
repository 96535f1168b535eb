import styles from './legible.module.css';

/** Class that keeps secondary text readable on cards and in dialogs. */
export const legible = styles.legible;
