// Says to screen readers what changes elsewhere on the screen.

/**
 * Says a sentence when it is their turn. Two places take turns, because the same words in the same place would not be said again.
 */
export function Announcer(props: { readonly count: number; readonly text: string }) {
  const { count, text } = props;
  return (
    <div class="visually-hidden">
      <output aria-label="News">{count % 2 === 0 ? text : ''}</output>
      <output aria-label="More news">{count % 2 === 1 ? text : ''}</output>
    </div>
  );
}
