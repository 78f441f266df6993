"""The subcommands of `masalik`, one a module, each with its `command`."""
