//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

const opensNames = false

func openName(*os.File, string, int) (int, error) { return 0, errors.ErrUnsupported }

func linkName(*os.File, string, *os.File, string) error { return errors.ErrUnsupported }

func (folder) read(string, int) ([]byte, bool, error) { return nil, false, nil }
