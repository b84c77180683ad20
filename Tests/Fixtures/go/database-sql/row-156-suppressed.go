// Findings that somebody looked at: row 156.
package ledger

import "database/sql"

func onPurpose(db *sql.DB) {
	// leaklint: ignore[transaction-leak] the test harness drops the database
	db.Begin()
	db.Query("SELECT 1") // leaklint: ignore[cursor-leak] the test harness drops the database
}
