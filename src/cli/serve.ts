/** A static file server for the built site, as a host would serve it: right types, 404 page, base path. */
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

export interface ServeOptions {
  readonly dist: string;
  /** The path the site was built for, `/` or `/notes/`. */
  readonly base: string;
  /** The wanted port; when it is taken the next free one is used, unless `strict`. */
  readonly port: number;
  readonly strict?: boolean;
}

/** Starts serving; resolves to the address people type. Fails when the folder was not built. */
export async function serve(options: ServeOptions): Promise<{ address: string; server: Server }> {
  const { dist, base } = options;
  if (!existsSync(join(dist, 'index.html'))) {
    throw new Error(`${dist} has no built site: run "npm run build" first`);
  }
  const files = sirv(dist, { etag: true, dev: true });
  const prefix = base.replace(/\/$/, '');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const inside = prefix === '' || url === prefix || url.startsWith(`${prefix}/`);
    if (inside) request.url = url.slice(prefix.length) || '/';
    const missing = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(dist, '404.html')));
    };
    if (inside) files(request, response, missing);
    else missing();
  });
  const port = await listen(server, options.port, options.strict ?? false);
  return { address: `http://localhost:${port}${prefix}/`, server };
}

/** Listens on the wanted port or, when it is taken, on one of the next twenty. */
async function listen(server: Server, wanted: number, strict: boolean): Promise<number> {
  for (let port = wanted; port < wanted + 20; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, () => {
        server.removeListener('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return port;
    if (error.code !== 'EADDRINUSE') throw error;
    if (strict) throw new Error(`port ${port} is taken: stop what uses it, or set PORT`);
    console.log(`Port ${port} is taken, trying ${port + 1} …`);
  }
  throw new Error(`ports ${wanted} to ${wanted + 19} are all taken: set PORT to a free one`);
}
