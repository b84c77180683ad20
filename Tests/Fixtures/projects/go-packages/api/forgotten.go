package api

// row 98: this file imports nothing of the library
func inFileWithoutImport(db database) error {
	tx, err := begin(db) // leak error: transaction-leak <- line +4
	if err != nil {
		return err
	}
	return work(tx.Exec)
}

func work(exec any) error { return nil }
