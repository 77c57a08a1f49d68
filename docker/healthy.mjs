// Exit 0 when the server of this container answers that it can read, else 1 and why.
const asked = `http://127.0.0.1:${process.env.PORT || 3000}/api/health`;
try {
  const { ok, status } = await fetch(asked, { signal: AbortSignal.timeout(4000) });
  if (!ok) console.error(`${asked} answers ${status}`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(`${asked}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
