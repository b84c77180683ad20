package store_test

import (
	"context"
	"testing"

	"fixtures/mocks"
	"fixtures/store"
)

// What the double hands out need not be closed.
func TestNames(t *testing.T) {
	s := &store.Store{DB: &mocks.DB{}}
	rows, err := s.Names(context.Background()) // ok
	if err != nil || rows != nil {
		t.Fatal(rows, err)
	}
}

func TestNamesOfNothing(t *testing.T) {
	s := &store.Store{DB: &mocks.DB{}}
	rows, err := s.Names(context.Background()) // ok
	if err != nil {
		t.Error(err)
	}
	if rows == nil {
		t.Error("no rows")
	}
}
