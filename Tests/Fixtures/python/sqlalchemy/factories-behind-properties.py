"""A session factory that a property gives out: calling the property's value makes a session."""
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker


class Product:
    def __init__(self, url):
        self._url = url
        self._factory = None

    @property
    def session_factory(self):
        return self._factory

    def connect(self):
        self._factory = sessionmaker(bind=create_engine(self._url))


def count(url):
    product = Product(url)
    product.connect()
    return product.session_factory().execute(text("SELECT count(*) FROM t")).scalar()  # leak error: session-leak


def count_and_close(url):
    product = Product(url)
    product.connect()
    with product.session_factory() as session:  # ok
        return session.execute(text("SELECT count(*) FROM t")).scalar()


def is_connected(product: Product):
    return product.session_factory is not None  # ok: nothing is called
