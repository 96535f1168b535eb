import { PlannedFile } from '@argosy/plugin-deployments-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, List, ListRow } from '@backstage/ui';
import { RiFileTextLine, RiFolderOpenLine } from '@remixicon/react';
import { useMemo } from 'react';
import { createServiceTranslationRef } from '../../texts';
import { fileTree } from './fileTree';
import styles from './Review.module.css';

/** The files to be written; choosing one shows it. */
export function FileTree(props: {
  files: PlannedFile[];
  selected: string | undefined;
  onSelect: (path: string) => void;
}) {
  const { t } = useTranslationRef(createServiceTranslationRef);
  const rows = useMemo(() => fileTree(props.files), [props.files]);
  return (
    <List
      aria-label={t('review.files.title')}
      className={styles.tree}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={props.selected === undefined ? [] : [props.selected]}
      disabledKeys={rows.filter(row => !row.file).map(row => row.path)}
      onSelectionChange={keys => {
        if (keys === 'all') return;
        const [path] = keys;
        if (path !== undefined) props.onSelect(String(path));
      }}
    >
      {rows.map(({ path, label, depth, file }) => (
        <ListRow
          key={path}
          id={path}
          textValue={path}
          className={file ? styles.file : styles.folder}
          style={{
            paddingInlineStart: `calc(${depth} * var(--bui-space-4) + var(--bui-space-2))`,
          }}
          customActions={
            file && (
              <Badge size="small">{t(`review.files.${file.action}`)}</Badge>
            )
          }
        >
          <span className={styles.rowLabel}>
            {file ? (
              <RiFileTextLine size={16} aria-hidden />
            ) : (
              <RiFolderOpenLine size={16} aria-hidden />
            )}
            {label}
          </span>
        </ListRow>
      ))}
    </List>
  );
}
