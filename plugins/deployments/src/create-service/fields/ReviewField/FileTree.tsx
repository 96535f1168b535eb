import { PlannedFile } from '@argosy/plugin-deployments-common';
import { Badge, List, ListRow } from '@backstage/ui';
import { RiFileTextLine, RiFolderOpenLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useFormText } from '../../hooks/useFormText';
import styles from './Review.module.css';

/** The files to be written; choosing one shows it. */
export function FileTree(props: {
  files: PlannedFile[];
  selected: string | undefined;
  onSelect: (path: string) => void;
}) {
  const t = useFormText();
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

const byPath = (a: { path: string }, b: { path: string }) =>
  a.path < b.path ? -1 : 1;

/** One line of the tree; a folder that holds only one folder stands on one line with it. */
interface TreeRow {
  /** Path of the file or folder; folders end in `/`. */
  path: string;
  label: string;
  depth: number;
  file?: PlannedFile;
}

interface Folder {
  path: string;
  folders: Map<string, Folder>;
  files: PlannedFile[];
}

const folderAt = (path: string): Folder => ({
  path,
  folders: new Map(),
  files: [],
});

/** The files as the lines of a tree: files before folders, each by name. */
export function fileTree(files: readonly PlannedFile[]): TreeRow[] {
  const root = folderAt('');
  for (const file of files) {
    let folder = root;
    for (const name of file.path.split('/').slice(0, -1)) {
      const inner =
        folder.folders.get(name) ?? folderAt(`${folder.path}${name}/`);
      folder.folders.set(name, inner);
      folder = inner;
    }
    folder.files.push(file);
  }
  return rowsOf(root, 0);
}

function rowsOf(folder: Folder, depth: number): TreeRow[] {
  const folders = [...folder.folders.values()].sort(byPath);
  return [
    ...[...folder.files].sort(byPath).map(file => ({
      path: file.path,
      label: file.path.slice(folder.path.length),
      depth,
      file,
    })),
    ...folders.flatMap(child => {
      const deepest = lastOfChain(child);
      const label = deepest.path.slice(folder.path.length, -1);
      return [
        { path: deepest.path, label, depth },
        ...rowsOf(deepest, depth + 1),
      ];
    }),
  ];
}

function lastOfChain(folder: Folder): Folder {
  const [only, ...more] = folder.folders.values();
  return only && more.length === 0 && folder.files.length === 0
    ? lastOfChain(only)
    : folder;
}
