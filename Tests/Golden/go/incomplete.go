package shop

import "database/sql"

func broken(db *sql.DB) {
	rows, err := db.Query("SELECT 1"
	if err != nil {
	}
}

func whole(db *sql.DB) error {
	return db.Ping()
}

func outer(db *sql.DB) {
	run(func() {
		x := new(1 + 2)
	})
	db.Ping()
}

func noSuchLabel() {
	for {
		break nowhere
	}
}
