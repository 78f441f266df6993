"""What Arabic words are: plain forms, what is attached to them, their classes, and the words that report."""
