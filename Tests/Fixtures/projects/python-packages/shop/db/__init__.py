from .engine import Session
from .pool import *
from .scopes import session_scope

__all__ = ["Session", "connect", "session_scope"]
