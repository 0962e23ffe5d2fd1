import "reflect-metadata";
import pg from "pg";
import { DataSource } from "typeorm";
import { entities } from "../../entities/index";
import { migrations } from "../../entities/migrations/index";
import { pool } from "./pool";
import { QuietLogger } from "./quiet-logger";

type ConnectCallback = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: unknown) => void) => void;

/** What TypeORM takes for the driver's pool: every copy of the DataSource borrows from the process's one pool. */
class BorrowedPool {
  on() {
    return this;
  }
  once() {
    return this;
  }
  removeListener() {
    return this;
  }
  connect(callback: ConnectCallback) {
    pool().connect((error, client, release) => callback(error, client, (failure) => release(failure instanceof Error)));
  }
  end(callback?: (error: Error | null) => void) {
    callback?.(null);
  }
}

let ready: Promise<DataSource> | undefined;

/** TypeORM's view of the database, for this copy of the modules. */
export function dataSource(): Promise<DataSource> {
  ready ??= initialize().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

async function initialize(): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    entities,
    migrations,
    driver: { ...pg, Pool: BorrowedPool },
    installExtensions: false,
    logger: new QuietLogger(),
  });
  await source.initialize();
  // A minified server bundle can give two entities one name, and TypeORM would then mix them up in silence.
  const names = source.entityMetadatas.map((metadata) => metadata.name);
  if (new Set(names).size !== names.length) throw new Error(`Entity names collide (is the server bundle minified?): ${names.join(", ")}`);
  return source;
}
