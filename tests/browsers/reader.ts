/** A browser as the walk needs it, whatever drives it. */
export interface Reader {
  readonly name: string;
  goto(url: string): Promise<void>;
  /** The value of an expression in the page; promises are waited for. */
  ask<Value>(expression: string): Promise<Value>;
  /** Types on the keyboard, one key after the other. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Actions of one keyboard, in the form that WebDriver and BiDi share. */
export const keysOf = (text: string): unknown[] => [
  {
    type: 'key',
    id: 'keyboard',
    actions: [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  },
];
