/** Where the build puts the page's files: `dist/page/`. */
export const pageFolder: URL = new URL("../../page/", import.meta.url);
