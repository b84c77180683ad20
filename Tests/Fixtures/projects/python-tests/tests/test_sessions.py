from unittest.mock import MagicMock, patch

from shop.sessions import get_db, open_session


def test_gives_a_session():
    with patch("shop.sessions.SessionLocal") as factory:
        factory.return_value = MagicMock()
        db = next(get_db())  # ok: what makes sessions is a double
        assert db is factory.return_value
        assert open_session() is factory.return_value  # ok
