// The process's end leaves nothing behind.
package main

import (
	"database/sql"
	"fmt"
	"log"
)

// row 124
func main() {
	db, err := sql.Open("sqlite3", "ledger.db")
	if err != nil {
		log.Fatal(err)
	}
	tx, err := db.Begin() // ok
	if err != nil {
		log.Fatal(err)
	}
	if _, err := tx.Exec("DELETE FROM drafts"); err != nil {
		log.Print(err)
		return
	}
	report(db) // leak warning: nested-acquire <- line -8
}

func report(db *sql.DB) {
	rows, err := db.Query("SELECT count(*) FROM entries") // leak error: cursor-leak
	if err != nil {
		return
	}
	if rows.Next() {
		fmt.Println("some")
	}
}
