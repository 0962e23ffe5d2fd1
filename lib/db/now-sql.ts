/** SQL of the database's time, in milliseconds since the epoch. */
export const nowSql = "floor(extract(epoch FROM clock_timestamp()) * 1000)::float8";
