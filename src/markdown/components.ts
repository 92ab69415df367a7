/**
 * The components a page may use without an import: what Markdown has no word for. One row each;
 * the template of the same name draws it, and where nothing is compiled (twins, the index, a
 * preview) its children are shown as they are.
 */
export interface ComponentRow {
  /** Attributes it takes; each is plain text. */
  readonly attributes: readonly string[];
  /** Attributes it cannot do without. */
  readonly required: readonly string[];
  /** Example for the error that names the component. */
  readonly example: string;
}

export const COMPONENTS: Readonly<Record<string, ComponentRow>> = {
  Steps: { attributes: [], required: [], example: '<Steps> around a numbered list' },
  Tabs: { attributes: [], required: [], example: '<Tabs> around two or more <Tab>' },
  Tab: { attributes: ['label'], required: ['label'], example: '<Tab label="Python">' },
  Figure: {
    attributes: ['caption', 'wide'],
    required: ['caption'],
    example: '<Figure caption="What it shows"> around a picture or diagram',
  },
};
