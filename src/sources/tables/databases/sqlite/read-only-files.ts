import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm";

export const READ_ONLY_FILES = "read-only-files";

/** What the package's types leave out. */
type Capi = Sqlite3Static["capi"] & {
  readonly sqlite3_file: {
    readonly structInfo: { readonly sizeof: number };
    new (pointer: number): { dispose(): void };
  };
};

/**
 * Gives SQLite the files of this machine, for reading: there is no call behind it that writes, creates, deletes or locks one. Only files
 * whose path begins with `allowed()` exist: a database, its `-wal` and its `-journal`.
 */
export function installReadOnlyFiles(sqlite: Sqlite3Static, allowed: () => string): void {
  const { wasm, vfs } = sqlite;
  const capi = sqlite.capi as Capi;
  const open = new Map<number, number>();
  const methods = Object.assign(new capi.sqlite3_io_methods(), { $iVersion: 1 });
  const files = new capi.sqlite3_vfs();
  Object.assign(files, { $iVersion: 1, $szOsFile: capi.sqlite3_file.structInfo.sizeof, $mxPathname: 4096 });
  const descriptor = (file: number): number => open.get(file) ?? -1;
  const isAllowed = (path: string): boolean => {
    const database = allowed();
    return database !== "" && [database, `${database}-wal`, `${database}-journal`].includes(path);
  };
  const readOnly = (): number => capi.SQLITE_READONLY;
  const fine = (): number => capi.SQLITE_OK;
  vfs.installVfs({
    io: {
      struct: methods,
      methods: {
        xClose: (file: number) => {
          closeSync(descriptor(file));
          open.delete(file);
          return capi.SQLITE_OK;
        },
        xRead: (file: number, target: number, bytes: number, offset: number) => {
          const heap = wasm.heap8u();
          const [start, length] = [Number(target), Number(bytes)];
          try {
            const read = readSync(descriptor(file), heap, start, length, Number(offset));
            if (read === length) return capi.SQLITE_OK;
            heap.fill(0, start + read, start + length);
            return capi.SQLITE_IOERR_SHORT_READ;
          } catch {
            return capi.SQLITE_IOERR_READ;
          }
        },
        xFileSize: (file: number, target: number) => {
          wasm.poke(target, BigInt(fstatSync(descriptor(file)).size) as unknown as number, "i64");
          return capi.SQLITE_OK;
        },
        xWrite: readOnly,
        xTruncate: readOnly,
        xSync: fine,
        xLock: fine,
        xUnlock: fine,
        xCheckReservedLock: (_file: number, target: number) => {
          wasm.poke(target, 0, "i32");
          return capi.SQLITE_OK;
        },
        xFileControl: () => capi.SQLITE_NOTFOUND,
        xSectorSize: () => 4096,
        xDeviceCharacteristics: () => 0,
      },
    },
    vfs: {
      struct: files,
      name: READ_ONLY_FILES,
      methods: {
        xOpen: (_vfs: number, name: number, file: number, _flags: number, given: number) => {
          const path = name === 0 ? "" : wasm.cstrToJs(name);
          if (path === null || !isAllowed(path)) return capi.SQLITE_CANTOPEN;
          try {
            open.set(file, openSync(path, "r"));
          } catch {
            return capi.SQLITE_CANTOPEN;
          }
          const opened = Object.assign(new capi.sqlite3_file(file), { $pMethods: methods.pointer });
          opened.dispose();
          if (given !== 0) wasm.poke(given, capi.SQLITE_OPEN_READONLY, "i32");
          return capi.SQLITE_OK;
        },
        xDelete: () => capi.SQLITE_IOERR_DELETE,
        xAccess: (_vfs: number, name: number, _flags: number, target: number) => {
          const path = wasm.cstrToJs(name);
          wasm.poke(target, path !== null && isAllowed(path) && existsSync(path) ? 1 : 0, "i32");
          return capi.SQLITE_OK;
        },
        xFullPathname: (_vfs: number, name: number, bytes: number, target: number) =>
          wasm.cstrncpy(target, name, bytes) < bytes ? capi.SQLITE_OK : capi.SQLITE_CANTOPEN,
        xRandomness: (_vfs: number, bytes: number) => bytes,
        xSleep: () => capi.SQLITE_OK,
        xCurrentTime: (_vfs: number, target: number) => {
          wasm.poke(target, 2_440_587.5 + Date.now() / 86_400_000, "double");
          return capi.SQLITE_OK;
        },
        xGetLastError: fine,
      },
    },
  } as unknown as Parameters<typeof vfs.installVfs>[0]);
}
