import { Link } from '@backstage/ui';
import { safeHref } from '../../shared/safeHref';
import { useText } from '../../shared/useText';
import { useAge } from '../../shared/useTime';
import { Note } from '../view/notes';
import { Target } from '../view/target';
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

type Says<K extends Note['says']['kind']> = Extract<Note['says'], { kind: K }>;

/** The sentence of a note. */
const NoteText = ({ says }: { says: Note['says'] }) => {
  const t = useText();
  switch (says.kind) {
    case 'cause':
      return <CauseText says={says} />;
    case 'progress':
      return <ProgressText says={says} />;
    case 'drift':
      return <DriftText says={says} />;
    default:
      return <>{t('note.awaited', { application: says.application })}</>;
  }
};

const CauseText = ({ says }: { says: Says<'cause'> }) => (
  <>
    <span className={styles.cause}>{says.message}</span>
    {says.next && ` ${says.next}`}
    {says.file && (
      <>
        {' '}
        <code className={styles.file}>{says.file}</code>
      </>
    )}
  </>
);

const ProgressText = ({ says }: { says: Says<'progress'> }) => {
  const t = useText();
  return (
    <>{`${says.message.replace(/\.$/, '')}, ${t('note.since', {
      age: useAge(says.since),
    })}`}</>
  );
};

const DriftText = ({ says }: { says: Says<'drift'> }) => {
  const t = useText();
  const { revision } = says;
  const message = revision?.message?.split('\n')[0] ?? '';
  const sha = revision?.sha.slice(0, 8) ?? '';
  return (
    <>
      {t('note.drift', { age: useAge(says.since) })}{' '}
      {message && revision?.author
        ? t('note.driftBy', { author: revision.author, message, sha })
        : t('note.driftAt', { sha })}{' '}
      {t('note.driftNext')}
    </>
  );
};

/** Leads to the Application in Argo CD, where there is one and an address of it. */
const OpenLink = ({ target, text }: { target: Target; text: string }) => {
  const href = safeHref(
    target.kind === 'existing' ? target.deployment.url : undefined,
  );
  if (!href) return null;
  return (
    <Link
      className={styles.open}
      href={href}
      target="_blank"
      variant="body-small"
    >
      {text}
    </Link>
  );
};
