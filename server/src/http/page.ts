// The frame of the pages that the desk writes itself.

/** Makes a text safe inside HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/**
 * Writes a page.
 * @param html the content, already safe
 */
export function page({ title, html }: { readonly title: string; readonly html: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/sources/style.css">
</head>
<body>
<main dir="auto">
${html}
</main>
</body>
</html>
`;
}
