// Package closing closes things for others.
package closing

import (
	"io"
	"log"
)

// Quietly closes and logs what goes wrong.
func Quietly(c io.Closer) {
	if err := c.Close(); err != nil {
		log.Print(err)
	}
}

// Describe only looks.
func Describe(c io.Closer) {
	log.Printf("%T", c)
}
