package shop

import (
	"log"
	"os"
	"runtime"
	"testing"

	zlog "github.com/rs/zerolog/log"
)

func exits(err error, logger *Logger) {
	switch {
	case err == errA:
		os.Exit(1)
	case err == errB:
		log.Fatalf("bad: %v", err)
	case err == errC:
		logger.Fatal(err)
	case err == errD:
		zlog.Fatal().Err(err).Msg("bad")
	case err == errE:
		log.Panicln(err)
	case err == errF:
		runtime.Goexit()
	}
	goesOn()
}

func TestIt(t *testing.T) {
	defer cleanup()
	if err := f(); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		t.Skip("short")
	}
	t.Error("goes on")
	t.Run("sub", func(t *testing.T) {
		t.FailNow()
	})
}

func helper(tb testing.TB) {
	tb.Fatalf("x")
}

func question(err classified) bool {
	if err.Fatal() {
		return true
	}
	return false
}

func deferredExit() {
	defer os.Exit(0)
	work()
}
