"""What people look at: rows, texts, reports and the explorer."""
