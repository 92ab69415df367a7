/** What a preview of a service shows: the contract between the file the build writes and the card drawn from it. */

/** A name that is a link: what it says, and where it leads below the deployment's base. */
export type Named = readonly [text: string, href: string];

export interface Preview {
  readonly name: string;
  /** Former names as one text, each with the date it went. */
  readonly formerNames?: string;
  readonly summary: string;
  /** Relations in words, strongest first: “delivers to”, and to what. */
  readonly relations: readonly (readonly [label: string, ...to: Named[]])[];
  readonly tip?: {
    readonly question: Named;
    /** Prose and code by turns, prose first: `['', 'COPY', ' in few large loads.']`. */
    readonly answer: readonly string[];
  };
}
