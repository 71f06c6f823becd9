// Ends with 0 when the server in this container can do its work.
try {
  const response = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/health`, {
    signal: AbortSignal.timeout(4000),
  });
  process.exit(response.ok ? 0 : 1);
} catch {
  process.exit(1);
}
