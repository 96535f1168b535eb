import { useText } from '../../shared/useText';
import { useAge } from '../../shared/useTime';
import { Note } from '../view/notes';
import styles from './Notes.module.css';

type Says<K extends Note['says']['kind']> = Extract<Note['says'], { kind: K }>;

/** The sentence of a note. */
export const NoteText = ({ says }: { says: Note['says'] }) => {
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
