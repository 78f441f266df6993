"""The built file, opened: its columns, tries and shapes, and several files as one."""
