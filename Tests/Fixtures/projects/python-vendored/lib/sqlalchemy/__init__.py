from .orm.session import Session
