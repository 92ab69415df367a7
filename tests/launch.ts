/** How Chromium is started here: quiet, and without the sandbox where it cannot have one (as root). */
export const LAUNCH_ARGS: string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
