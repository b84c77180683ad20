"""`database.transaction()` begins nothing: awaiting, starting or entering what it gives does."""
from databases import Database

database = Database("postgresql://localhost/shop")


@database.transaction()  # ok
async def touch():
    await database.execute("UPDATE t SET n = n + 1")


async def decorate():
    @database.transaction()  # ok
    async def remove(key):
        await database.execute("DELETE FROM t WHERE id = :id", {"id": key})

    await remove(1)
    if not await database.fetch_val("SELECT count(*) FROM t"):
        raise ValueError("empty")
    await remove(2)


async def enter_later(check):
    transaction = database.transaction()  # ok
    check(transaction)
    async with transaction:
        await database.execute("UPDATE t SET n = n + 1")


async def start_later(check):
    transaction = database.transaction()
    check(transaction)
    await transaction.start()  # leak: transaction-leak "may raise at line" <- line +1
    await database.execute("UPDATE t SET n = n + 1")
    await transaction.commit()


async def started(check):
    transaction = await database.transaction()  # leak: transaction-leak "on exception" <- line +1
    await database.execute("UPDATE t SET n = n + 1")
    await transaction.commit()


async def ended():
    transaction = database.transaction()
    await transaction.start()  # ok
    try:
        await database.execute("UPDATE t SET n = n + 1")
    except BaseException:
        await transaction.rollback()
        raise
    await transaction.commit()
