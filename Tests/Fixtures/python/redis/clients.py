"""Redis, of which little has to be given back."""

import redis
import redis.asyncio as aioredis
from redis.asyncio import Redis

r = redis.Redis(host="localhost")


def local(key):
    client = redis.Redis(host="localhost")  # ok: closed when it is dropped
    return client.get(key)


def locked(work):
    lock = r.lock("work", timeout=5)
    lock.acquire()  # ok: a key that expires
    work()
    lock.release()


def locked_in_with(work):
    with r.lock("work", timeout=5):  # ok
        work()


def piped(items):
    pipe = r.pipeline(transaction=True)  # ok
    for key, value in items:
        pipe.set(key, value)
    pipe.execute()


def listen(channel, handle):
    listener = r.pubsub()  # ok: gives its connection back when it is dropped
    listener.subscribe(channel)
    for message in listener.listen():
        handle(message)


class Cache:
    """Keeps its client."""

    def __init__(self, url):
        self.redis = aioredis.from_url(url)  # ok

    async def get(self, key):
        return await self.redis.get(key)


async def for_a_call(key):
    client = aioredis.from_url("redis://localhost")  # leak error: connection-leak "on return" <- line +2
    value = await client.get(key)
    return value


async def for_a_block(key):
    async with aioredis.from_url("redis://localhost") as client:  # ok
        return await client.get(key)


async def subscribed(client: Redis, channel, handle):
    listener = client.pubsub()  # leak error: connection-leak "on return" <- line +5
    await listener.subscribe(channel)
    async for message in listener.listen():
        if message["type"] == "message":
            handle(message["data"])
            return
    await listener.aclose()


async def subscribed_in_with(client: Redis, channel):
    async with client.pubsub() as listener:  # ok
        await listener.subscribe(channel)
        return await listener.get_message(timeout=5)


async def dependency():
    client = Redis()  # ok
    try:
        yield client
    finally:
        await client.aclose()
