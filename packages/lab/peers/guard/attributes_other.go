//go:build !linux

package main

import "syscall"

// A group of its own. Only Linux can also tie its life to guard's.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
