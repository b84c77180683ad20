package store

import (
	"context"
	"database/sql"
	"testing"

	"github.com/stretchr/testify/assert"
)

func wantCode(t *testing.T, code int, err error) {
	t.Helper()
	if codeOf(err) != code {
		t.Errorf("got %v", err)
	}
}

// A test that throws the rows away and hands on the error wants the query to have failed.
func TestCodes(t *testing.T, db *sql.DB) {
	_, err := db.Query("SELECT nothing") // ok
	wantCode(t, 42, err)
	_, err = db.Conn(context.Background()) // ok
	wantCode(t, 43, err)
	t.Run("nested", func(t *testing.T) {
		_, err := db.Query("SELECT nothing") // ok
		wantCode(t, 42, err)
	})
}

// It does not where it asks for success.
func TestSuccess(t *testing.T, db *sql.DB) {
	_, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +4
	if err != nil {
		t.Fatal(err)
	}
}

// What was acquired has a name: it may be there.
func TestNamed(t *testing.T, db *sql.DB) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +3
	wantCode(t, 0, err)
	_ = rows
}

// An assertion that does not hold has failed the test.
func TestAsserted(t *testing.T, db *sql.DB, wanted error) {
	rows, err := db.Query("SELECT 1") // ok
	if wanted != nil {
		assert.Nil(t, rows)
		wantCode(t, 42, err)
		return
	}
	assert.NoError(t, err)
	rows.Close()
}
