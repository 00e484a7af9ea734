"""What a process that reads a stranger's file gives up: files, programs, the network, other processes."""
