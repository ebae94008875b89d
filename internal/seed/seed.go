// Package seed turns the bytes of a raw file into text.
package seed
