package main

import (
	"database/sql"
	"log"
)

var version = "1"

func init() {
	register()
}

func main() {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		log.Fatal(err)
	}
	db.Ping()
}
