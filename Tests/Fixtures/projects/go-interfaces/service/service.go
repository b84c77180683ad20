// Package service uses stores by what they can do.
package service

import (
	"context"

	"fixtures/storage"
)

// Service uses a store.
type Service struct {
	store storage.Opener
	ends  storage.Closer
	work  storage.Beginner
}

func (s *Service) closes(ctx context.Context) (bool, error) {
	rows, err := s.store.Open(ctx, "one") // ok
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), nil
}

func (s *Service) forgets(ctx context.Context) (bool, error) {
	rows, err := s.store.Open(ctx, "one") // leak error: cursor-leak <- line +4
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

func (s *Service) closesByInterface(ctx context.Context) (bool, error) {
	rows, err := s.store.Open(ctx, "one") // ok
	if err != nil {
		return false, err
	}
	defer s.ends.CloseRows(rows)
	return rows.Next(), nil
}

func forgetsOfParameter(ctx context.Context, store storage.Opener) (bool, error) {
	rows, err := store.Open(ctx, "one") // leak error: cursor-leak <- line +4
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

// Which of two it is nobody knows: the one lends, the other hands out.
func (s *Service) ambiguous(ctx context.Context) error {
	tx, err := s.work.BeginWork(ctx) // ok
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM items")
	return err
}
