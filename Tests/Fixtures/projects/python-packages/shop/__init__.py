"""The package hands out what its parts make."""

from .db import Session, connect as open_connection, session_scope

__all__ = ["Session", "open_connection", "session_scope"]
