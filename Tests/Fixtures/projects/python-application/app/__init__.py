from .database import Session

__all__ = ["Session"]
