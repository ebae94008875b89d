//go:build !linux && !darwin

package publish

import (
	"errors"
	"os"
)

const opensNames = false

func createName(*os.File, string, int) (File, error) { return nil, errors.ErrUnsupported }

func linkName(*os.File, string, *os.File, string) error { return errors.ErrUnsupported }

func (folder) readListed([]byte, string, int) ([]byte, bool, error) { return nil, false, nil }

func (folder) read([]byte, string, int) ([]byte, bool, error) { return nil, false, nil }
