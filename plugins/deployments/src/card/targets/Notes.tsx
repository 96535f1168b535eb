import { useText } from '../../shared/useText';
import { Note } from '../view/notes';
import { Target } from '../view/target';
import { NoteText } from './NoteText';
import { OpenLink } from './OpenLink';
import styles from './Notes.module.css';

interface TargetNotesProps {
  notes: Note[];
  /** What tells the targets of a row apart: region, or region and cluster. */
  placeOf(target: Target): string;
}

/** Why targets are not well and what to do, one sentence once. */
export const TargetNotes = ({ notes, placeOf }: TargetNotesProps) => {
  const t = useText();
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map(note => (
        <li key={note.key} className={styles.note} data-tone={note.tone}>
          <span className={styles.place}>
            {note.targets.map(placeOf).filter(Boolean).join(', ')}
          </span>
          <span>
            <NoteText says={note.says} />{' '}
            <OpenLink target={note.targets[0]} text={t('note.open')} />
          </span>
        </li>
      ))}
    </ul>
  );
};
