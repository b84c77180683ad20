// Findings that somebody looked at.
package ledger

import "database/sql"

// row 156
func onPurpose(db *sql.DB) {
	// leaklint: ignore[transaction-leak] the test harness drops the database
	db.Begin()
	db.Query("SELECT 1") // leaklint: ignore[cursor-leak] the test harness drops the database
}
