"""From what is sent to what was read: submissions, stories, and the answers and records made of them."""
