// Package timex finds expressions of time in running text.
package timex
