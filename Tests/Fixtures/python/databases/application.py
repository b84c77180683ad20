"""`databases` in a web application."""

from databases import Database
from starlette.applications import Starlette

database = Database("postgresql://localhost/shop")
app = Starlette()


@app.on_event("startup")
async def startup():
    await database.connect()  # ok


@app.on_event("shutdown")
async def shutdown():
    await database.disconnect()


async def transfer(amount):
    transaction = await database.transaction()  # leak error: transaction-leak "on return" <- line +3
    balance = await database.fetch_val("SELECT balance FROM account FOR UPDATE")
    if balance < amount:
        return False
    await database.execute("UPDATE account SET balance = balance - :n", {"n": amount})
    await transaction.commit()
    return True


async def transfer_in_with(amount):
    async with database.transaction():  # ok
        await database.execute("UPDATE account SET balance = balance - :n", {"n": amount})


@database.transaction()
async def decorated(key):
    await database.execute("DELETE FROM account WHERE id = :id", {"id": key})  # ok


async def script(url):
    other = Database(url)
    await other.connect()  # leak warning: connection-leak "on exception" <- line +1
    await other.execute("DELETE FROM account")
    await other.disconnect()
