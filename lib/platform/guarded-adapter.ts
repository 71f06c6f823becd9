import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';

/**
 * Wraps a driver adapter so that a statement sent after its transaction has ended is refused. Without it, such a
 * statement runs on whatever the pooled connection is doing next: in another actor's transaction, under the other
 * actor's row-level security (docs/decisions/0005).
 */
export function guardTransactions(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter: SqlDriverAdapter = await factory.connect();
      const startTransaction = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (isolationLevel) => guardTransaction(await startTransaction(isolationLevel));
      return adapter;
    },
  };
}

function guardTransaction(transaction: Transaction): Transaction {
  let hasEnded = false;
  const refuseWhenEnded = () => {
    if (hasEnded) throw new Error('A statement was sent after its transaction had ended.');
  };
  const { queryRaw, executeRaw, commit, rollback } = transaction;
  transaction.queryRaw = async (query) => {
    refuseWhenEnded();
    return queryRaw.call(transaction, query);
  };
  transaction.executeRaw = async (query) => {
    refuseWhenEnded();
    return executeRaw.call(transaction, query);
  };
  transaction.commit = async () => {
    hasEnded = true;
    return commit.call(transaction);
  };
  transaction.rollback = async () => {
    hasEnded = true;
    return rollback.call(transaction);
  };
  return transaction;
}
