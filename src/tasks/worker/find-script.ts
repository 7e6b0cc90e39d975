/** The URL of a module of this folder that another process or thread is to run: `.ts` in a checkout, `.js` once compiled. */
export function findScript(name: string): URL {
  return new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
