// Guard runs a program that must not outlive who started it.
//
// It holds its own stdin, a pipe from the parent: when the parent ends, by
// whatever cause, the kernel closes the pipe, and guard kills the program's
// whole process group. When the program ends, guard ends with its exit code.
//
// SIGUSR1 freezes the group as SIGSTOP does, SIGUSR2 lets it go on: the parent
// knows guard's pid only, and a frozen guard could end nothing.
package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
)

const (
	exitUsage    = 2
	exitNotFound = 127
	exitBySignal = 128
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "guard <program> [arguments]: runs the program until guard's stdin ends.")
		os.Exit(exitUsage)
	}
	// The parent-death signal follows the thread that forked, so it must stay.
	runtime.LockOSThread()

	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2)

	child := exec.Command(os.Args[1], os.Args[2:]...)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.SysProcAttr = attributes()
	if err := child.Start(); err != nil {
		fmt.Fprintf(os.Stderr, "guard: %s does not start: %v\n", filepath.Base(os.Args[1]), err)
		os.Exit(exitNotFound)
	}

	go func() {
		for received := range signals {
			switch received {
			case syscall.SIGUSR1:
				signalGroup(child, syscall.SIGSTOP)
			case syscall.SIGUSR2:
				signalGroup(child, syscall.SIGCONT)
			default:
				signalGroup(child, syscall.SIGKILL)
			}
		}
	}()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		signalGroup(child, syscall.SIGKILL)
	}()

	_ = child.Wait()
	// What the program left behind in its group ends with it.
	signalGroup(child, syscall.SIGKILL)
	os.Exit(exitCode(child.ProcessState))
}

// The group's id is its leader's pid, which is the program that guard started.
func signalGroup(child *exec.Cmd, what syscall.Signal) {
	_ = syscall.Kill(-child.Process.Pid, what)
}

func exitCode(state *os.ProcessState) int {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return exitBySignal + int(status.Signal())
	}
	return state.ExitCode()
}
