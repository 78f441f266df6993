"""What those who run the service look at: its log, its metrics, whether it is ready, how it ends."""
