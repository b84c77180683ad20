from shop.database import Database


def test_counts(tmp_path):
    db = Database(tmp_path / "orders.db")
    try:
        assert db.count() == 0
    finally:
        db.conn.close()
