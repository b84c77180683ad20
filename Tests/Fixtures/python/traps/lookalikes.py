"""Names that sound like a database's and are none of it: every line is silent."""

import asyncio
import queue
import re
import tarfile
import threading
import zipfile
from unittest.mock import MagicMock

import boto3
import httpx
import paramiko
import psycopg2
import requests
import tensorflow
from celery import Celery
from elasticsearch import Elasticsearch
from kubernetes import client
from redis_lock import Lock

from .orm import Session as OwnSession
from .statistics import connect


def http_session():
    session = requests.Session()  # ok
    return session.get("https://example.com").text


def http_client():
    client_ = httpx.Client()  # ok
    return client_.get("https://example.com").text


def cloud_session():
    session = boto3.Session()  # ok
    return session.client("s3").list_buckets()


def graph_session():
    session = tensorflow.Session()  # ok
    return session.run("x")


def lock():
    mutex = threading.Lock()
    mutex.acquire()  # ok
    work()
    mutex.release()


async def asynchronous_lock():
    mutex = asyncio.Lock()
    await mutex.acquire()  # ok
    work()
    mutex.release()


def semaphore():
    slots = threading.Semaphore(4)
    slots.acquire()  # ok
    return work()


def distributed_lock(redis):
    held = Lock(redis, "name")
    held.acquire()  # ok
    return work()


def match_end(text):
    found = re.match("BEGIN", text)
    return found.end() if found else None  # ok


def archives(path):
    first = tarfile.open(path)  # ok
    second = zipfile.ZipFile(path)  # ok
    return first.getnames() + second.namelist()


def jobs():
    waiting = queue.Queue()
    waiting.put("BEGIN")  # ok
    return waiting.get()


def own_session():
    session = OwnSession()  # ok
    session.begin()
    return session.execute("x")


def own_connect():
    curve = connect([1, 2], [3, 4])  # ok
    return curve.cursor()


def begin_of(context):
    context.begin()  # ok
    work()
    context.commit()


def remote_shell(host):
    shell = paramiko.SSHClient()  # ok
    shell.connect(host)
    return shell.exec_command("BEGIN")


def signal_connect(button):
    button.connect("clicked", work)  # ok
    return button


def search():
    index = Elasticsearch()  # ok
    return index.open_point_in_time(index="a")


def cluster():
    api = client.CoreV1Api()  # ok
    return api.connect_get_namespaced_pod_exec("a", "b")


def broker():
    app = Celery()
    connection = app.connection()  # ok
    return connection.as_uri()


def mock_connection():
    conn = MagicMock()
    conn.cursor().execute("BEGIN")  # ok
    assert conn.commit.called is False


def patched(monkeypatch):
    monkeypatch.setattr(psycopg2, "connect", MagicMock())  # ok
    work()


def text_that_begins(editor):
    editor.execute("BEGINNING of the page")  # ok
    return editor


def screen(curses):
    window = curses.initscr()  # ok
    window.cursor()
    return window


def begins_with(words):
    return [word for word in words if word.startswith("BEGIN")]  # ok


def transaction_of_money(account):
    transaction = account.transaction(10)  # ok
    return transaction.amount


def work():
    return None
