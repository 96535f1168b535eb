import { Button, ButtonIcon, Flex, Text, TextField } from '@backstage/ui';
import { RiAddLine, RiCloseLine } from '@remixicon/react';
import { useFormText } from '../../hooks/useFormText';
import { shownError } from '../shownError';
import { RowProps } from './rowProps';

/** Plain environment variables: they stand in Git, so the help says what does not belong here. */
export function EnvironmentVariables({
  value,
  errorAt,
  onChange,
  onBlur,
}: RowProps) {
  const t = useFormText();
  const rows = value.env ?? [];
  const set = (env: typeof rows) =>
    onChange({ ...value, env: env.length ? env : undefined });
  const change = (index: number, part: Partial<(typeof rows)[number]>) =>
    set(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Flex direction="column" gap="2">
      <Text as="h4" variant="body-small" weight="bold">
        {t('workloads.env.title')}
      </Text>
      <Text variant="body-small" color="secondary">
        {t('workloads.env.help')}
      </Text>
      {rows.map((row, index) => {
        const number = String(index + 1);
        return (
          <Flex key={index} align="start" gap="2">
            <TextField
              aria-label={t('workloads.env.name', { number })}
              placeholder="LOG_LEVEL"
              value={row.name}
              onChange={name => change(index, { name })}
              onBlur={() => onBlur('env')}
              {...shownError(
                row.name || row.value ? errorAt(`env.${row.name}`) : undefined,
              )}
            />
            <TextField
              aria-label={t('workloads.env.value', { number })}
              placeholder="info"
              value={row.value}
              onChange={typed => change(index, { value: typed })}
            />
            <ButtonIcon
              variant="tertiary"
              icon={<RiCloseLine />}
              aria-label={t('workloads.env.remove', { number })}
              onPress={() => set(rows.filter((_, at) => at !== index))}
            />
          </Flex>
        );
      })}
      <div>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={() => set([...rows, { name: '', value: '' }])}
        >
          {t('workloads.env.add')}
        </Button>
      </div>
    </Flex>
  );
}
