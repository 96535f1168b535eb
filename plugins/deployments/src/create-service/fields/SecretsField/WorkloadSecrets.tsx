import { newSecretPaths } from '@argosy/plugin-deployments-common';
import { Button, Flex, Tag, TagGroup, Text, TextField } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { FormText } from '../../texts';
import styles from '../fields.module.css';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';
import { WorkloadSection } from '../WorkloadSection';
import { readKeys, Refused } from './readKeys';

interface PlacesProps {
  workload: string;
  service: string;
  /** Names of those chosen. */
  environments: string[];
  /** Its migration reads a secret of its own. */
  hasMigration: boolean;
}

/** The keys that one workload needs, and the places of their values. */
export function WorkloadSecrets(
  props: PlacesProps & {
    keys: string[];
    error: string | undefined;
    onChange: (keys: string[]) => void;
  },
) {
  const t = useFormText();
  const { workload, keys } = props;
  return (
    <WorkloadSection title={workload}>
      <KeyInput
        workload={workload}
        keys={keys}
        onAdd={added => props.onChange([...keys, ...added])}
      />
      {keys.length > 0 ? (
        <TagGroup
          aria-label={t('secrets.keysOf', { workload })}
          onRemove={removed =>
            props.onChange(keys.filter(key => !removed.has(key)))
          }
        >
          {keys.map(key => (
            <Tag key={key} id={key} textValue={key}>
              {key}
            </Tag>
          ))}
        </TagGroup>
      ) : (
        <Text variant="body-small" color="secondary">
          {t('secrets.none')}
        </Text>
      )}
      {props.error && <StatusLine tone="bad">{props.error}</StatusLine>}
      {keys.length > 0 && <Places {...props} />}
    </WorkloadSection>
  );
}

/** Takes names of keys, several at once, and no value. */
function KeyInput(props: {
  workload: string;
  keys: string[];
  onAdd: (keys: string[]) => void;
}) {
  const t = useFormText();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const add = () => {
    const read = readKeys(typed, props.keys);
    setRefused(read.refused);
    if (read.refused) return;
    setTyped('');
    if (read.keys.length) props.onAdd(read.keys);
  };
  return (
    <Flex align="end" gap="2" className={styles.keyInput}>
      <TextField
        label={t('secrets.key.label')}
        description={t('secrets.key.help')}
        placeholder="DB_URL"
        autoComplete="off"
        spellCheck="false"
        value={typed}
        onChange={setTyped}
        onBlur={() => typed.trim() && add()}
        onKeyDown={event => {
          // Enter would press the wizard's Next.
          if (event.key !== 'Enter' || !typed.trim()) return;
          event.preventDefault();
          add();
        }}
        {...shownError(refused && refusalText(refused, t))}
      />
      <Button
        variant="secondary"
        iconStart={<RiAddLine />}
        aria-label={t('secrets.key.addTo', { workload: props.workload })}
        isDisabled={!typed.trim()}
        onPress={add}
      >
        {t('secrets.key.add')}
      </Button>
    </Flex>
  );
}

const refusalText = (refused: Refused, t: FormText) =>
  refused.reason === 'value'
    ? t('secrets.key.refused.value')
    : t('secrets.key.refused.name', { key: refused.key });

/** Where the values of a workload's keys will live, once for each environment. */
function Places(props: PlacesProps) {
  const t = useFormText();
  const { service, workload, hasMigration } = props;
  const paths = props.environments.flatMap(environment =>
    newSecretPaths(service, environment, {
      name: workload,
      migration: hasMigration,
    }),
  );
  return (
    <Flex direction="column" gap="1">
      <Text variant="body-small" color="secondary">
        {t('secrets.places')}
      </Text>
      <ul className={styles.plainList}>
        {paths.map(path => (
          <li key={path}>
            <Text variant="body-small" className={styles.mono}>
              {path}
            </Text>
          </li>
        ))}
      </ul>
    </Flex>
  );
}
