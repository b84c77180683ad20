package gormuse

import (
	"context"

	"gorm.io/gorm"
)

type item struct{ ID int }

type store struct{ db *gorm.DB }

func (s *store) besideTheTransaction(ctx context.Context, i *item) error {
	return s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Create(i).Error; err != nil {
			return err
		}
		return s.db.Where("id = ?", i.ID).Delete(&item{}).Error // leak warning: nested-acquire <- line -4
	})
}

func (s *store) inTheTransaction(ctx context.Context, i *item) error {
	return s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Create(i).Error; err != nil {
			return err
		}
		return tx.Where("id = ?", i.ID).Delete(&item{}).Error // ok
	})
}

func (s *store) begun(i *item) error {
	tx := s.db.Begin()
	if tx.Error != nil {
		return tx.Error
	}
	defer tx.Rollback()
	if err := s.db.Create(i).Error; err != nil { // leak warning: nested-acquire <- line -5
		return err
	}
	return tx.Commit().Error
}

func (s *store) condition(i *item) error {
	return s.db.Transaction(func(tx *gorm.DB) error {
		return tx.Where(s.db.Where("id = ?", i.ID)).Delete(&item{}).Error // ok: only says what is meant
	})
}
