"""What is sent becomes text to read: checked, taken out of its page or feed, cleared of page furniture."""
