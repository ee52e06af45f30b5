// Where files are dropped or chosen.

import { useId, useState } from 'preact/hooks';

import { ACCEPTED_ENDINGS } from './upload-state.ts';

/** Takes files by dragging and by choosing. */
export function UploadZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const hintId = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      class="upload-zone"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label>
        <input
          class="visually-hidden"
          type="file"
          multiple
          accept={ACCEPTED_ENDINGS.join(',')}
          aria-describedby={hintId}
          onChange={(event) => {
            const input = event.currentTarget;
            onFiles([...(input.files ?? [])]);
            // The same file can be chosen again after it was corrected.
            input.value = '';
          }}
        />
        <span class="button">Choose files</span> <span>or drop them here</span>
      </label>
      <p class="hint" id={hintId}>
        Markdown, HTML, text, PDF, Word (.docx), or CSV with a question and its answer in each row. At most 10
        MB each.
      </p>
    </div>
  );
}
