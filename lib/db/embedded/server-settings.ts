/**
 * Settings of the embedded PostgreSQL, given on its command line so that they are the same for every data directory.
 * Nothing that a client sends may reach its log: neither statements and their parameters, nor errors, which quote the values that were wrong.
 * @param others what is to be otherwise, in a cluster that need not last
 */
export function serverSettings(port: number, others: Record<string, string> = {}): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "128MB",
    fsync: "on",
    // Parallel queries and compiled ones pay on large servers; here they cost memory that containers limit.
    max_parallel_workers_per_gather: 0,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_statement: "none",
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: "off",
  };
  return Object.entries({ ...settings, ...others }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
