// Opens a directory for writing and keeps it until it is killed; one line says whether it could.
import { SqliteEventStore } from '#event-store';

const [directory, holder] = process.argv.slice(2);
try {
  SqliteEventStore.open({ directory, holder });
  console.log('open');
  setInterval(() => undefined, 1_000);
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
