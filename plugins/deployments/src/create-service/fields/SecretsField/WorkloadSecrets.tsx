import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Box,
  Button,
  Flex,
  Tag,
  TagGroup,
  Text,
  TextField,
} from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { useState } from 'react';
import { createServiceTranslationRef } from '../../texts';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';
import styles from '../create.module.css';
import { Places, PlacesProps } from './Places';
import { readKeys } from './readKeys';

/** The keys that one workload needs, and the places of their values. */
export function WorkloadSecrets(
  props: PlacesProps & {
    keys: string[];
    error: string | undefined;
    onChange: (keys: string[]) => void;
  },
) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  const { workload, keys } = props;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();
  const add = () => {
    const read = readKeys(typed, keys);
    setRefused(read.refused);
    if (read.refused) return;
    setTyped('');
    if (read.keys.length) props.onChange([...keys, ...read.keys]);
  };
  return (
    <Box
      as="section"
      className={styles.section}
      bg="neutral"
      p="4"
      aria-label={workload}
    >
      <Flex direction="column" gap="3">
        <Text as="h3" variant="body-large" weight="bold">
          {workload}
        </Text>
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
            {...shownError(refused)}
          />
          <Button
            variant="secondary"
            iconStart={<RiAddLine />}
            aria-label={t('secrets.key.addTo', { workload })}
            isDisabled={!typed.trim()}
            onPress={add}
          >
            {t('secrets.key.add')}
          </Button>
        </Flex>
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
        {props.error && <StatusLine tone="danger">{props.error}</StatusLine>}
        {keys.length > 0 && <Places {...props} />}
      </Flex>
    </Box>
  );
}
