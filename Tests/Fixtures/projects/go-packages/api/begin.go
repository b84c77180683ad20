package api

import "database/sql"

type database = *sql.DB

func begin(db database) (*sql.Tx, error) { return db.Begin() } // ok
